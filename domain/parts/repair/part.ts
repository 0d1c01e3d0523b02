import type { WantedClock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import { repairKeyOf } from '#domain/ids.ts';
import { formatMoney } from '#domain/money.ts';
import type { Part } from '#domain/parts/part.ts';
import { applyToRepairs } from './fold.ts';
import { isOwed } from './goods.ts';
import { isAtWork, nextForOwedGoods } from './plan.ts';
import { cycleClock, isAsked, latestQuote, presentRepair, quoteClock, type Repair } from './repair.ts';

/** Goods at the workshop (D4): a price that needs a yes, a cycle of a week, and nothing kept that nobody is paid for. */
export const repairPart: Part = {
  fold: applyToRepairs,
  clocks: repairClocks,
  waitsFor: (state) => {
    const repair = presentRepair(state);
    if (!repair) return undefined;
    if (isAsked(repair)) return 'customer';
    return isAtWork(state, repair) ? 'warehouse' : undefined;
  },
  isOpen: (state) => (state.repairs ?? []).some((repair) => isOwed(state, repair)),
  owes: nextForOwedGoods,
  rows: ({ caseNo, repairs = [] }) =>
    repairs.map((repair) => [`repair ${repair.n}`, repair.status, `${repairKeyOf(caseNo, repair.n)}${quoted(repair)}`]),
};

function quoted(repair: Repair): string {
  const quote = latestQuote(repair);
  return quote ? `, quote ${quote.version} ${formatMoney(quote.money)} ${quote.answer ?? 'open'}` : '';
}

function repairClocks(state: CaseState): readonly WantedClock[] {
  const repair = presentRepair(state);
  if (!repair) return [];
  const quote = latestQuote(repair);
  if (quote && isAsked(repair)) return [{ name: 'quoteAnswer', key: quoteClock(repair, quote) }];
  return isAtWork(state, repair) ? [{ name: 'repairDue', key: cycleClock(repair) }] : [];
}
