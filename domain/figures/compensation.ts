import type { EntryFigure } from './figure.ts';

/** What was given beyond the price of goods that came back (R43, I1). */
export const compensation: EntryFigure = {
  id: 'compensation',
  title: { zh: '补偿金额', en: 'Compensation' },
  unit: 'money',
  how: 'sum',
  definition: {
    zh: '顾客已拿到的优惠券、积分、礼品卡和赠品的价值（发放之日，无论是否使用），加上顾客留下商品而退的部分款（到账之日，退回则减去）。按币种分列。',
    en: 'The worth of coupons, points, gift cards and gifts that the customer has, on the day of delivery and whether or not they are used, and money back for goods that are kept, on the day it arrives, less what came back. Each currency by itself.',
  },
  cites: ['I1', 'R43', 'D6'],
  entries: ({ facts: { grants, refunds } }) => [
    ...grants.map(({ at, amount, currency }) => ({ at, value: amount, currency })),
    ...refunds
      .filter(({ compensates }) => compensates === true)
      .flatMap(({ amount, currency, arrivedAt, reversedAt }) => [
        ...(arrivedAt === undefined ? [] : [{ at: arrivedAt, value: amount, currency }]),
        ...(reversedAt === undefined ? [] : [{ at: reversedAt, value: -amount, currency }]),
      ]),
  ],
};
