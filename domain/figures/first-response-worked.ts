import type { EntryFigure } from './figure.ts';

/** The same wait in the time in which somebody works (F1, I1). */
export const firstResponseWorked: EntryFigure = {
  id: 'first_response_worked',
  title: { zh: '首次响应时长（工作时间）', en: 'First response time, business hours' },
  unit: 'time',
  how: 'mean',
  definition: {
    zh: '同“首次响应时长”，但只计店铺日历上的工作时间（扣除周末、节假日和班次以外的时间）。',
    en: 'As first response time, counting only the working time of the shop by its calendar: no weekends, no holidays, nothing outside its hours.',
  },
  cites: ['I1', 'F1'],
  entries: ({ facts: { openedAt, respondedAt } }, time) =>
    respondedAt === undefined ? [] : [{ at: respondedAt, value: time.worked(openedAt, respondedAt) }],
};
