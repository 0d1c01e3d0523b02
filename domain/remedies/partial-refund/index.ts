import type { CaseState } from '#domain/case/state.ts';
import { isRefundPlanned, nextForRefunds, refundsSettled } from '#domain/parts/refund-plan.ts';
import { cumulativeShare } from '#domain/settlement/cumulative.ts';
import type { Price, PriceBasis } from '#domain/remedies/price.ts';
import type { NextStep, Remedy } from '#domain/remedies/remedy.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';

/** The customer keeps the goods and gets a part of the price back; a later return of them pays so much less (C1, R14). */
export const partialRefund: Remedy = {
  title: { zh: '折价补偿', en: 'A part of the price back' },
  claims: true,
  takesBack: false,
  compensates: true,
  keepsUnits: true,
  byAmount: true,
  price: priceOfKeeping,
  steps: [
    { zh: '商品由您留下', en: 'You keep the goods' },
    { zh: '补偿款原路退回', en: 'We refund to the means of payment agreed' },
  ],
  duties: [],
  proposal: {
    zh: '商品您留下使用，我们退您 {money}，作为对问题的补偿。',
    en: 'You keep the goods, and we refund you {money} for what is wrong with them.',
  },
  next: nextOfKeeping,
};

const WHOLE = 100;

/** The amount that was named, or the policy's share of what was paid and has not gone back yet; never all of it. */
function priceOfKeeping({ order, units, terms: { amount, percent } }: PriceBasis): Result<Price> {
  const net = units.reduce((total, unit) => total + unit.net, 0);
  const due = amount ?? (percent === undefined ? 0 : cumulativeShare(net, percent, WHOLE));
  if (due <= 0) return refuse('amount_missing');
  if (due > net) return refuse('amount_above_net', { most: net });
  const names = order.lines.filter(({ lineNo }) => units.some((unit) => unit.lineNo === lineNo)).map(({ sku }) => sku);
  return accept({ refund: [{ label: `kept for less: ${units.length} x ${names.join(', ')}`, amount: due }] });
}

function nextOfKeeping(state: CaseState): NextStep | undefined {
  if (!isRefundPlanned(state)) return { do: 'planRefund' };
  const next = nextForRefunds(state);
  return next !== undefined || !refundsSettled(state) ? next : { ended: 'fulfilled' };
}
