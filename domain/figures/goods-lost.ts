import { portionOf } from '#domain/settlement/cumulative.ts';
import type { Entry, EntryFigure } from './figure.ts';
import type { CaseOfFacts, LostUnits } from './facts.ts';

/** What returned goods that nobody can sell again had been sold for (D8, I1). */
export const goodsLost: EntryFigure = {
  id: 'goods_lost',
  title: { zh: '商品损失', en: 'Goods lost' },
  unit: 'money',
  how: 'sum',
  definition: {
    zh: '退货登记中报废或缺失的件数，按顾客实付价计值，按验货之日计。订单中查不到的行不计。按币种分列。',
    en: 'Units that the register of returns has as scrapped or missing, valued at what was paid for them, on the day of the inspection. Units of no line of the order do not count. Each currency by itself.',
  },
  cites: ['I1', 'D8'],
  entries: (one) => one.facts.lost.flatMap((units) => entryOf(units, one)),
};

function entryOf({ at, lineNo, quantity }: LostUnits, { lines, currency }: CaseOfFacts): readonly Entry[] {
  const line = lines.find((known) => known.lineNo === lineNo);
  if (!line || currency === undefined) return [];
  const count = Math.min(quantity, line.quantity);
  const value = portionOf({ net: line.net, quantity: line.quantity, already: 0, count });
  return [{ at, value, currency, lineNo }];
}
