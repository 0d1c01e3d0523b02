import type { EntryFigure } from './figure.ts';

/** Money that went back to customers (I1, R20). */
export const refunded: EntryFigure = {
  id: 'refunded',
  title: { zh: '退款金额', en: 'Refunds' },
  unit: 'money',
  how: 'sum',
  definition: {
    zh: '已到账的退款，按到账之日计；其后被退回的按退回之日减去。在途、被扣留或失败的不计。按币种分列。按 SKU 统计时，由案件所涉各行按成交价分摊。',
    en: 'Refunds that have arrived, on the day of arrival, less those that came back, on that day. What is on its way, held or failed does not count. Each currency by itself. By SKU it is shared among the lines of the case by what was paid for them.',
  },
  cites: ['I1', 'R20', 'R24'],
  entries: ({ facts: { refunds } }) =>
    refunds.flatMap(({ amount, currency, arrivedAt, reversedAt }) => [
      ...(arrivedAt === undefined ? [] : [{ at: arrivedAt, value: amount, currency }]),
      ...(reversedAt === undefined ? [] : [{ at: reversedAt, value: -amount, currency }]),
    ]),
};
