import type { EntryFigure } from './figure.ts';

/** How often what counted as resolved was not (E2, I1). */
export const reopened: EntryFigure = {
  id: 'reopened',
  title: { zh: '重开率', en: 'Reopen rate' },
  unit: 'share',
  how: 'share',
  definition: {
    zh: '每次解决计一次；此后顾客表示未解决而重开的为“是”。因迟到的事实（退款被退回等）或主动关怀而重开的不算顾客重开。按解决之日计，因此近期数值会随重开而上升。',
    en: 'Every resolution counts once, and is a yes when the case was taken up again because the customer said that it was not solved. Reopening by late truth (a refund that came back) or by care of our own is a no. Counted on the day of the resolution, so that the latest values still rise.',
  },
  cites: ['I1', 'E2'],
  entries: ({ facts: { resolved } }) =>
    resolved.map(({ at, reopenedAt, why }) => ({
      at,
      value: Number(reopenedAt !== undefined && why === 'not_solved'),
    })),
};
