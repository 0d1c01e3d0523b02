import { customer } from '#domain/case/notice.ts';
import type { Notes } from '#domain/case/notices.ts';
import { formatMoney } from '#domain/money.ts';
import { isFree, quoteClock } from './repair.ts';

/** The customer hears what it costs and until when to answer, what became of the work, and that the goods come back (D4, C4). */
export const repairNotes: Pick<Notes, 'repairReported' | 'quoteAnswered' | 'repairGoesBack'> = {
  repairReported: ({ data: { n, report } }, { repairs = [] }, dueOf) => {
    const repair = repairs.find((one) => one.n === n);
    const quote = repair?.quotes.at(-1);
    if (report.status === 'quoted' && repair && quote && !isFree(quote))
      return customer('repair_quoted', {
        version: quote.version,
        money: formatMoney(quote.money),
        reason: quote.reason,
        days: quote.days,
        superseded: repair.quotes.length > 1,
        dueAt: dueOf('quoteAnswer', quoteClock(repair, quote)),
      });
    if (report.status === 'repaired') return customer('repair_done');
    return report.status === 'unrepairable' ? customer('repair_impossible') : [];
  },
  quoteAnswered: ({ data: { n, version, answer } }, { repairs = [] }) => {
    const quote = repairs.find((one) => one.n === n)?.quotes.find((one) => one.version === version);
    return quote && isFree(quote) ? customer('repair_free') : customer(`quote_${answer}`, { version });
  },
  repairGoesBack: ({ data: { as } }) => customer('repair_back', { as }),
};
