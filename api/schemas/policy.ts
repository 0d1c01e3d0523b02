import { z } from 'zod';
import { instantOut } from './case.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });

export const policyName = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9-]*$/, 'must be the id of a policy')
  .meta({ example: 'retail-us' });

export const policyVersion = z
  .string()
  .max(64)
  .regex(/^[0-9A-Za-z][0-9A-Za-z.-]*$/, 'must be a version')
  .meta({ example: '2026-01' });

export const policyLine = z
  .object({
    id: z.string(),
    version: z.string(),
    effectiveFrom: z.string().meta({ description: "The day it takes effect, in the policy's zone." }),
    title: bilingual,
    zone: z.string(),
    currency: z.string().nullable(),
    current: z.boolean().meta({ description: 'Whether a case of today would pin it.' }),
    shops: z.array(z.string()).meta({ description: 'Shops whose cases it serves by default today.' }),
  })
  .meta({ id: 'PolicyLine' });

export const policyPage = policyLine
  .extend({
    sections: z.record(z.string(), z.unknown()).meta({
      description:
        'What the file says: values, window, clocks, limits, refund, settlement with the source of each value, and the tables with their conditions and sentences.',
    }),
  })
  .meta({ id: 'Policy' });

const answer = z.object({
  verdict: z.enum(['offer', 'refuse', 'person']),
  what: z.string(),
  rule: z.string(),
  says: bilingual,
  cost: z.int().nullable().meta({ description: 'Minor units back to the customer; null when nobody can know.' }),
  windowEndsAt: instantOut.nullable(),
});

const differing = z.object({
  caseNo: z.string(),
  shop: z.string(),
  decision: z.int(),
  requestedAt: instantOut,
  pinned: z.string(),
  currency: z.string(),
  was: answer,
  would: answer,
  decisionDiffers: z.boolean(),
  costDifference: z.int().nullable(),
  deadlines: z.array(z.object({ name: z.string(), was: instantOut.nullable(), would: instantOut.nullable() })),
});

export const trial = z
  .object({
    draft: z.object({ id: z.string(), version: z.string() }),
    tried: z.int(),
    differing: z.array(differing),
    incomparable: z.array(z.object({ caseNo: z.string(), why: z.string() })),
    summary: z.object({
      sameDecision: z.int(),
      decisions: z.array(
        z.object({
          was: z.string(),
          would: z.string(),
          cases: z.int(),
          costDifference: z.record(z.string(), z.int()),
        }),
      ),
      costs: z.array(z.object({ currency: z.string(), was: z.int(), would: z.int(), difference: z.int() })),
      costUnknown: z.int(),
      deadlines: z.array(z.object({ name: z.string(), earlier: z.int(), later: z.int() })),
    }),
  })
  .meta({
    id: 'PolicyTrial',
    description: 'What a draft would have decided, cost and promised in cases that are over.',
  });

export const policyTests = z
  .object({
    examples: z.array(
      z.object({
        example: z.string().meta({ description: 'Its place in the file.' }),
        rule: z.string(),
        wrong: z.string().nullable().meta({ description: 'What was got instead; null when it holds.' }),
      }),
    ),
    untested: z.array(z.string()).meta({ description: 'Rules that no example names.' }),
  })
  .meta({ id: 'PolicyTests' });

export const policyChanges = z.array(
  z
    .object({
      section: z.string(),
      name: z.string().meta({ description: "A rule's id, a clock, a value; empty for the section as a whole." }),
      kind: z.enum(['added', 'removed', 'changed', 'moved']),
      fields: z.array(z.object({ field: z.string(), was: z.unknown().optional(), is: z.unknown().optional() })),
    })
    .meta({ id: 'PolicyChange' }),
);

export const draftCheck = z
  .object({
    policy: policyLine.pick({ id: true, version: true, effectiveFrom: true, title: true, zone: true }),
    against: z
      .string()
      .nullable()
      .meta({ description: 'The version that is in force; null when it would be the first.' }),
    changes: policyChanges,
    tests: policyTests,
    objections: z.array(z.object({ path: z.array(z.string()), says: z.string() })).meta({
      description: 'Why it must not become a version as it is, with the place in the file.',
    }),
  })
  .meta({ id: 'DraftCheck' });
