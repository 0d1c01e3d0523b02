import { z } from 'zod';
import { GRANT_KINDS } from '#domain/parts/grant/terms.ts';
import { amount, money, reference, words } from '#api/schemas/fields.ts';

const instantOut = z.string().meta({ format: 'date-time' });
const bilingual = z.object({ zh: z.string(), en: z.string() });

/** A grant beside an offer, as a person names it (C1). */
export const extra = z
  .strictObject({
    kind: z.enum(GRANT_KINDS),
    amount: amount.optional().meta({ description: 'What it is worth, minor units; not of an apology or a tier.' }),
    sku: reference().optional().meta({ description: 'Of a gift: the article.' }),
    quantity: z.int().min(1).max(1000).optional(),
  })
  .meta({ id: 'Extra' });

/** Steps for the customer to try, written by a colleague in both languages (B2). */
export const guidance = z
  .strictObject({
    steps: z
      .array(z.strictObject({ zh: words(500), en: words(500) }))
      .min(1)
      .max(20),
  })
  .meta({ id: 'Guidance' });

/** How the customer agrees in writing (C4). */
export const confirmation = z
  .union([
    z.strictObject({ text: words(2000).meta({ description: 'The words they typed; kept in the store (R50).' }) }),
    z.strictObject({
      method: z.literal('link').meta({ description: 'Their own consent through the signed link of the case.' }),
    }),
  ])
  .meta({ id: 'Confirmation' });

const promisedGrant = z.object({
  kind: z.enum(GRANT_KINDS),
  worth: money,
  sku: z.string().nullable(),
  quantity: z.int().nullable(),
});

/** What an offer states beside its money (C3). */
export const offerDetails = {
  charge: money.nullable().meta({ description: 'What the customer pays before anything is carried out.' }),
  grants: z.array(promisedGrant).meta({ description: 'What comes with it, or what it is: coupon, gift, apology.' }),
  guidance: z.array(bilingual).nullable().meta({ description: 'The steps to try.' }),
  confirm: z.boolean().meta({ description: 'Whether the customer has to agree in writing (C4).' }),
};

export const grantView = promisedGrant
  .extend({ n: z.int(), status: z.string(), code: z.string().nullable(), expiresAt: instantOut.nullable() })
  .meta({ id: 'Grant' });

/** An offer that waits for a supervisor; customers are not told of it (R43). */
export const proposalView = z
  .object({
    status: z.literal('awaitingApproval'),
    remedy: z.string(),
    money,
    grants: z.array(promisedGrant),
    by: z.string(),
    task: z.string(),
    above: z.object({ what: z.enum(['limit', 'worth']), limit: z.int(), total: z.int() }),
  })
  .meta({ id: 'Proposal' });

/** A rule that a person decided against (R37). */
export const overrideView = z
  .object({
    rule: z.string(),
    said: z.string(),
    gave: z.string(),
    by: z.object({ type: z.string(), id: z.string().optional() }),
    at: instantOut,
    reason: z.string(),
  })
  .meta({ id: 'RuleOverride' });

export const guidanceView = z.object({
  article: z.string().nullable(),
  version: z.string().nullable(),
  steps: z.array(bilingual),
  status: z.string(),
});
