import { compensation } from './compensation.ts';
import type { EntryFigure } from './figure.ts';
import { goodsLost } from './goods-lost.ts';

/** What after-sales work costs beyond money for goods that can be sold again (I1). */
export const loss: EntryFigure = {
  id: 'loss',
  title: { zh: '损失合计', en: 'Loss' },
  unit: 'money',
  how: 'sum',
  definition: {
    zh: '“商品损失”与“补偿金额”之和。按币种分列。',
    en: 'Goods lost and compensation together. Each currency by itself.',
  },
  cites: ['I1', 'D8', 'R43'],
  entries: (one, time) => [...goodsLost.entries(one, time), ...compensation.entries(one, time)],
};
