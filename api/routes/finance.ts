import { z } from 'zod';
import { packOf } from '#api/dispute-pack.ts';
import { chargeView, disputeView, refundView } from '#api/finance-view.ts';
import { asking, ownCase, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { listedDispute, refundInTrouble, unpaidCharge } from '#api/schemas/finance.ts';
import { disputePack as pack } from '#api/schemas/dispute-pack.ts';
import { caseNo, reference, shop } from '#api/schemas/fields.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { withoutAbsent } from '#api/without-absent.ts';

const list = { method: 'get', tag: 'finance', idempotency: 'none' } as const;
const next = { Link: 'The next page.' };

export const listRefunds = defineRoute({
  ...list,
  path: '/v1/finance/refunds',
  operationId: 'listRefunds',
  summary: 'List refunds that somebody has to look at',
  description:
    '`held` by the provider or a dispute, `failed` or sent back, `unknown`: nobody could say what became of them, `approval`: another way that waits for approvals. What another refund has replaced is left out.',
  cites: ['D1', 'R16', 'R17', 'R20', 'R22'],
  query: z.strictObject({
    ...pageQuery,
    shop: shop.optional(),
    show: z.enum(['held', 'failed', 'unknown', 'approval']),
  }),
  responses: { 200: { description: 'The longest waiting first.', schema: pageOf(refundInTrouble), headers: next } },
  handler({ query: { limit, cursor, shop: wanted, show } }, context) {
    const shops = shopsOf(asking(context), wanted);
    const page = context.deps.finance.refunds({ trouble: show, shops }, pageWish({ limit, cursor }));
    return pageAnswer(page, context.url, refundView);
  },
});

export const listDisputes = defineRoute({
  ...list,
  path: '/v1/finance/disputes',
  operationId: 'listDisputes',
  summary: 'List what banks claim of payments',
  cites: ['R22', 'F4'],
  query: z.strictObject({
    ...pageQuery,
    shop: shop.optional(),
    status: z.enum(['open', 'won', 'lost']).optional(),
  }),
  responses: { 200: { description: 'Evidence due first.', schema: pageOf(listedDispute), headers: next } },
  handler({ query: { limit, cursor, shop: wanted, status } }, context) {
    const filter = { ...withoutAbsent({ state: status }), shops: shopsOf(asking(context), wanted) };
    return pageAnswer(context.deps.finance.disputes(filter, pageWish({ limit, cursor })), context.url, disputeView);
  },
});

export const listCharges = defineRoute({
  ...list,
  path: '/v1/finance/charges',
  operationId: 'listCharges',
  summary: 'List charges and holds of open cases that nobody has paid',
  cites: ['R15', 'D3', 'D4'],
  query: z.strictObject({ ...pageQuery, shop: shop.optional() }),
  responses: { 200: { description: 'The longest waiting first.', schema: pageOf(unpaidCharge), headers: next } },
  handler({ query: { limit, cursor, shop: wanted } }, context) {
    const shops = shopsOf(asking(context), wanted);
    return pageAnswer(context.deps.finance.charges({ shops }, pageWish({ limit, cursor })), context.url, chargeView);
  },
});

export const disputePack = defineRoute({
  ...list,
  path: '/v1/cases/{no}/disputes/{dispute}/pack',
  operationId: 'disputePack',
  summary: 'Gather what can be given to the bank in a dispute',
  description: 'To be read by a person, and given with `giveEvidence`.',
  cites: ['R22'],
  params: z.strictObject({ no: caseNo, dispute: reference() }),
  responses: { 200: { description: 'The pack, as things stand.', schema: pack } },
  refusals: ['case_unknown', 'dispute_unknown'],
  async handler({ params: { no, dispute: wanted } }, context) {
    const { state } = await ownCase(context, no);
    const dispute = state.disputes?.find(({ disputeId }) => disputeId === wanted);
    const source = dispute && (await context.deps.finance.pack(no));
    if (!source) throw new Problem('dispute_unknown', { more: { case: no, data: { dispute: wanted } } });
    return { status: 200, body: packOf(source, dispute, context.deps.now()) };
  },
});
