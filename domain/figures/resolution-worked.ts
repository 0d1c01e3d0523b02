import type { EntryFigure } from './figure.ts';
import { standingResolution } from './standing.ts';

/** The same in the time in which somebody works (I1). */
export const resolutionWorked: EntryFigure = {
  id: 'resolution_worked',
  title: { zh: '解决时长（工作时间）', en: 'Resolution time, business hours' },
  unit: 'time',
  how: 'mean',
  definition: {
    zh: '同“解决时长”，但只计店铺日历上的工作时间。',
    en: 'As resolution time, counting only the working time of the shop by its calendar.',
  },
  cites: ['I1', 'F1'],
  entries: ({ facts }, time) => {
    const end = standingResolution(facts);
    return end ? [{ at: end.at, value: time.worked(facts.openedAt, end.at) }] : [];
  },
};
