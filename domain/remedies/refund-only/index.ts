import type { CaseState } from '#domain/case/state.ts';
import { isRefundPlanned, nextForRefunds, refundsSettled } from '#domain/parts/refund-plan.ts';
import { netPaid } from '#domain/remedies/price.ts';
import type { NextStep, Remedy } from '#domain/remedies/remedy.ts';
import { isParked } from '#domain/task.ts';

/** Money back without goods: not yet shipped, or nothing to send back (C1, D1). */
export const refundOnly: Remedy = {
  title: { zh: '仅退款', en: 'Refund only' },
  claims: true,
  settles: true,
  price: netPaid,
  takesBack: false,
  steps: [
    { zh: '未发货的商品先停止发货', en: 'What has not left is stopped first' },
    { zh: '退款原路退回', en: 'We refund to the means of payment agreed' },
  ],
  duties: [],
  proposal: {
    zh: '我们的方案是：直接退您 {money}，不需要寄回任何东西。',
    en: 'We suggest that we refund you {money}; you do not have to send anything back.',
  },
  next: nextOfRefundOnly,
};

/** Units that have not left are stopped before any money moves (R31); then the refund. */
function nextOfRefundOnly(state: CaseState): NextStep | undefined {
  if (state.agreement?.stopShipment && !state.unitsCancelled)
    return isParked(state, 'cancelUnits') ? undefined : { do: 'cancelUnits' };
  if (!isRefundPlanned(state)) return { do: 'planRefund' };
  const next = nextForRefunds(state);
  if (next !== undefined || !refundsSettled(state)) return next;
  return { ended: 'fulfilled' };
}
