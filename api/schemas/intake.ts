import { z } from 'zod';
import { CHANNELS, LOCALES, PROBLEMS, WISHES } from '#domain/intake/request.ts';
import { change, checkChange } from '#api/schemas/change.ts';
import { replacements } from '#api/schemas/goods.ts';
import { evidenceAddress, instant, lineNo, orderNo, quantity, reference, shop, words } from '#api/schemas/fields.ts';
import { complaintCause, impact, symptomCode } from '#api/schemas/intake-view.ts';

export const items = z
  .array(z.strictObject({ line: lineNo, quantity }))
  .min(1)
  .max(200)
  .refine((claims) => new Set(claims.map((claim) => claim.line)).size === claims.length, {
    message: 'must name each line once',
    params: { rule: 'unique' },
  })
  .meta({ description: 'Units of the order: how many of which line (A2).' });

export const problem = z
  .enum(PROBLEMS)
  .meta({ id: 'CustomerProblem', description: 'What troubles the customer (A2).' });
export const wish = z.enum(WISHES).meta({ id: 'Wish', description: 'What the customer asks for (A2).' });
export const symptom = words(4000).meta({ description: "The customer's own words; kept in the store only (R50)." });
export const evidence = z
  .array(evidenceAddress)
  .min(1)
  .max(20)
  .meta({ description: 'Photos, films, papers: `evidence:<id>` of files uploaded here, or addresses.' });

const contact = z
  .strictObject({
    name: words(200).optional(),
    email: z
      .email()
      .max(254)
      .optional()
      .meta({ override: { pattern: undefined } }),
    phone: z
      .string()
      .max(32)
      .regex(/^\+?[0-9][0-9 ()-]{3,}$/, 'must be a telephone number')
      .optional(),
  })
  .refine((given) => given.email !== undefined || given.phone !== undefined, {
    message: 'must have an e-mail address or a telephone number',
    path: ['email'],
    params: { rule: 'required' },
  })
  .meta({
    description: 'By which the customer is reached; at least one of email and phone.',
    override: { anyOf: [{ required: ['email'] }, { required: ['phone'] }] },
  });

/** A request as an integrator or agent reports it; what it lacks becomes an open question (A3). */
export const newCase = z
  .strictObject({
    shop,
    order: orderNo,
    items: items.optional(),
    problem: problem.optional(),
    wish: wish.optional(),
    channel: z.enum(CHANNELS).meta({ description: 'Where the request came in (A1).' }),
    locale: z
      .enum(LOCALES)
      .optional()
      .meta({ description: "Language of what is written to the customer; else the shop's." }),
    contact,
    symptom: symptom.optional(),
    evidence: evidence.optional(),
    cause: complaintCause.optional(),
    impact: impact.optional(),
    urgent: z.boolean().optional().meta({ description: 'Whether the customer cannot wait (A7).' }),
    symptomCode: symptomCode.optional(),
    question: words(4000).optional().meta({ description: 'What the customer asks; kept like a symptom (J1).' }),
    tried: words(4000).optional().meta({ description: 'What the customer tried, in their words (A2).' }),
    since: instant.optional().meta({ description: 'When the problem appeared (A2).' }),
    serials: z
      .array(reference(64))
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'Serial numbers as the customer reads them off (A2, R33).' }),
    review: z
      .strictObject({ reviewId: reference(64), stars: z.int().min(1).max(5), line: lineNo.optional() })
      .optional()
      .meta({ description: 'The public opinion that the case is about (G1).' }),
    expectedAt: instant
      .nullable()
      .optional()
      .meta({ description: 'When goods that are out of stock are expected again (D9).' }),
    refundTo: reference()
      .optional()
      .meta({ description: 'A payment method of the customer, when not the original one.' }),
    replacements: replacements.optional(),
    change: change.optional(),
    payWith: reference()
      .optional()
      .meta({ description: 'A payment method of the customer for a difference; without it they are sent a link.' }),
    policy: z
      .string()
      .max(64)
      .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be the id of a policy')
      .optional()
      .meta({ description: "Staff only: another policy than the shop's.", example: 'cn-marketplace' }),
  })
  .superRefine(checkChange)
  .meta({ id: 'NewCase' });
export type NewCase = z.output<typeof newCase>;

/** Answers to open questions (A3): at least one. */
export const answers = z
  .strictObject({
    items: items.optional(),
    problem: problem.optional(),
    wish: wish.optional(),
    symptom: symptom.optional(),
    symptomCode: symptomCode.optional(),
    cause: complaintCause.optional(),
    evidence: evidence.optional(),
  })
  .refine((given) => Object.values(given).some((value) => value !== undefined), {
    message: 'must answer at least one question',
    params: { rule: 'min' },
  })
  .meta({ id: 'Answers', override: { minProperties: 1 } });
export type GivenAnswers = z.output<typeof answers>;
