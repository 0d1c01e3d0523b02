import { z } from 'zod';
import { ACTION_NAMES } from '#domain/next-action/next-actions.ts';
import { NEARNESS } from '#domain/next-action/action.ts';
import { explanation, instantOut, stage } from '#api/schemas/case.ts';
import { money } from '#api/schemas/fields.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });
export const actionName = z.enum(ACTION_NAMES).meta({ id: 'ActionName', description: 'The operation that does it.' });

const noReason = z.object({
  code: z.string(),
  says: z.string(),
  todo: z.string(),
  data: z.record(z.string(), z.unknown()).nullable(),
});

/** One thing that somebody can do on a case, or why not. */
const nextAction = z
  .object({
    id: z.string().meta({ description: 'Names it within the case: the operation and what it is about.' }),
    operation: actionName,
    says: bilingual,
    path: z.string().meta({ description: 'Where it is done, by POST.' }),
    needsVersion: z.boolean().meta({ description: 'Whether it is refused without If-Match.' }),
    target: z.object({
      task: z.string().nullable(),
      version: z.int().nullable(),
      refund: z.int().nullable(),
      promise: z.string().nullable(),
      deduction: z.int().nullable(),
      dispute: z.string().nullable(),
    }),
    near: z.enum(NEARNESS).meta({ description: 'How near it is to what the case waits for.' }),
    why: z.string().nullable().meta({ description: 'Of a task: why it was opened.' }),
    taskKind: z.string().nullable(),
    dueAt: instantOut.nullable().meta({ description: 'By when, of a task or a promise.' }),
    limit: money
      .nullable()
      .meta({ description: 'Of an offer: what the caller may promise without asking; null where there is no limit.' }),
    refusal: noReason.nullable().meta({ description: 'Why it cannot be done now, or not by the caller.' }),
  })
  .meta({ id: 'NextAction' });

/** What the caller can do on a case now, the nearest first. */
export const nextActionsView = z
  .object({
    caseNo: z.string(),
    version: z.int(),
    primary: nextAction.nullable().meta({ description: 'The one thing to do; null while others are waited for.' }),
    others: z.array(nextAction),
    forbidden: z.array(nextAction).meta({ description: 'What one might look for and cannot do, with the reason.' }),
  })
  .meta({ id: 'NextActions' });
export type NextActionView = z.output<typeof nextAction>;

const turn = z.object({ from: z.string(), to: z.string() });
const deadline = z.object({ name: z.string(), waitsFor: z.string(), dueAt: instantOut, then: z.string() });

/** What an act would do, in the case and to the customer. */
export const effect = z
  .object({
    stage: z.object({ from: stage, to: stage }),
    waitingOn: turn,
    events: z.array(z.string()).meta({ description: 'What would be on record, by type.' }),
    messages: z
      .array(
        z.object({
          to: z.string(),
          template: z.string(),
          locale: z.string(),
          subject: z.string().nullable(),
          text: z.string().nullable(),
        }),
      )
      .meta({ description: 'What the customer and the public would read; words only for who may read them.' }),
    deadlines: z.object({
      begin: z.array(deadline),
      end: z.array(deadline),
    }),
    tasks: z.object({ opened: z.array(z.string()), done: z.array(z.string()) }),
  })
  .meta({ id: 'Effect', description: 'What would follow at once; what the outside does then nobody foresees.' });
export type EffectView = z.output<typeof effect>;

export const actPreview = z
  .object({
    version: z.int(),
    possible: z.boolean(),
    refusal: noReason.nullable(),
    effect: effect.nullable(),
  })
  .meta({ id: 'ActPreview' });

/** What an offer would be: the policy's price, the limits, who must agree, and what it costs. */
export const offerPreview = z
  .object({
    version: z.int(),
    eligible: z.boolean(),
    refusal: noReason.nullable().meta({ description: 'Why it cannot be offered.' }),
    offer: z
      .object({
        remedy: z.string(),
        title: bilingual,
        money: money.meta({ description: 'What the customer gets back.' }),
        charge: money.nullable().meta({ description: 'What the customer pays first.' }),
        grants: z.array(z.object({ kind: z.string(), worth: money })),
        freight: z.enum(['customer', 'merchant']),
        refundDays: z.int(),
        confirm: z.boolean().meta({ description: 'Whether the customer has to agree in writing (C4).' }),
        duties: z.array(bilingual),
      })
      .nullable(),
    most: money.nullable().meta({ description: 'What the policy would give at most, where the amount was lowered.' }),
    explanation: explanation.nullable(),
    limit: money.nullable().meta({ description: 'What the caller may promise without asking; null: no limit.' }),
    approval: z
      .object({
        role: z.string(),
        what: z.enum(['limit', 'worth']),
        limit: money,
        total: money.meta({ description: 'What would be promised with it, over all cases of the order.' }),
      })
      .nullable()
      .meta({ description: 'Who has to agree before the customer sees it (R43); null: nobody.' }),
    against: z
      .object({ rule: z.string(), said: z.string() })
      .nullable()
      .meta({ description: 'The rule it would go against, which is put on record (R37).' }),
    cost: money.nullable().meta({ description: 'What leaves the shop: the money, and what the grants are worth.' }),
    effect: effect.nullable(),
  })
  .meta({ id: 'OfferPreview' });
