import { z } from 'zod';
import { iso } from '#api/case-view.ts';
import { ownCase } from '#api/own-case.ts';
import { defineRoute } from '#api/route.ts';
import { instantOut } from '#api/schemas/case.ts';
import { caseParams, money } from '#api/schemas/fields.ts';
import { isCurrency } from '#domain/money.ts';

export const similar = z
  .object({
    decisions: z.array(
      z.object({
        caseNo: z.string(),
        at: instantOut,
        by: z.string(),
        verdict: z.string(),
        because: z.string().nullable(),
        problem: z.string().nullable(),
        remedy: z.string().nullable(),
        money: money.nullable().meta({ description: 'What the offer of that case comes to.' }),
        outcome: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'SimilarDecisions' });

/** As many as somebody reads before they decide. */
const SHOWN = 10;

export const similarDecisions = defineRoute({
  method: 'get',
  path: '/v1/cases/{no}/decisions/similar',
  operationId: 'similarDecisions',
  tag: 'record',
  summary: 'Read how people decided lately in cases of the same problem',
  cites: ['B5', 'R37'],
  idempotency: 'none',
  params: caseParams,
  responses: { 200: { description: 'The newest first.', schema: similar } },
  refusals: ['case_unknown'],
  async handler({ params }, context) {
    const record = await ownCase(context, params.no);
    const found = await context.deps.cases.similar(record, SHOWN);
    return {
      status: 200,
      body: {
        decisions: found.map(({ at, reason, amount, currency, ...rest }) => ({
          ...rest,
          at: iso(at),
          because: reason,
          money: amount !== null && currency !== null && isCurrency(currency) ? { amount, currency } : null,
        })),
      },
    };
  },
});
