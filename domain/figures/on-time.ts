import type { EntryFigure } from './figure.ts';

/** How often the shop's side does what it has to do before its time is over (F1, D7, I1). */
export const onTime: EntryFigure = {
  id: 'on_time',
  title: { zh: '按时率', en: 'On-time rate' },
  unit: 'share',
  how: 'share',
  definition: {
    zh: '约束店铺一方（客服、主管、仓库、财务、部门、退款到账承诺等）的每个时钟每走一次计一次：到期前所等之事已发生为按时，到期为超时。等顾客的时钟、等包裹动静的时钟、定时再查询以及因顾客撤回而停的时钟不计。按结束或到期之日（取早者）计。',
    en: 'Every run of a clock that binds the side of the shop (agents, supervisors, warehouse, finance, departments, the promised arrival of money) counts once: met when what it waited for happened before it was due, missed when it ran out. Clocks that wait for the customer, for a sign of a parcel or until somebody is asked again do not count, nor those stopped by a withdrawal. Counted on the day it ended or was due, whichever is earlier.',
  },
  cites: ['I1', 'F1', 'D7'],
  entries: ({ facts: { deadlines } }) =>
    deadlines.map(({ dueAt, endedAt, met }) => ({ at: Math.min(dueAt, endedAt), value: Number(met) })),
};
