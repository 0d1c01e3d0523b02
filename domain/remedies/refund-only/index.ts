import type { CaseState } from '#domain/case/state.ts';
import { nextForRefunds, refundsSettled } from '#domain/parts/refund-plan.ts';
import { netPaid } from '#domain/remedies/price.ts';
import type { NextStep, Remedy } from '#domain/remedies/remedy.ts';
import { isParked } from '#domain/task.ts';

/** Money back without goods: not yet shipped, or nothing to send back (C1, D1). */
export const refundOnly: Remedy = {
  title: { zh: '仅退款', en: 'Refund only' },
  claims: true,
  price: netPaid,
  takesBack: false,
  steps: [
    { zh: '未发货的商品先停止发货', en: 'What has not left is stopped first' },
    { zh: '退款原路退回', en: 'We refund to the means of payment agreed' },
  ],
  duties: [],
  next: nextOfRefundOnly,
};

/** Units that have not left are stopped before any money moves (R31); then the refund. */
function nextOfRefundOnly(state: CaseState): NextStep | undefined {
  if (state.agreement?.stopShipment && !state.unitsCancelled)
    return isParked(state, 'cancelUnits') ? undefined : { do: 'cancelUnits' };
  if (!isPlanned(state)) return { do: 'planRefund' };
  const next = nextForRefunds(state);
  if (next !== undefined || !refundsSettled(state)) return next;
  return { ended: 'fulfilled' };
}

/** Whether money was set aside for what was agreed last; that of an earlier round, paid once more, is other money (E2). */
const isPlanned = ({ agreement, refunds }: CaseState): boolean =>
  refunds.some(({ n, replaces }) => n >= (agreement?.firstRefund ?? 1) && replaces === undefined);
