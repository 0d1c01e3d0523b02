import type { EntryFigure } from './figure.ts';
import { standingResolution } from './standing.ts';

/** How long it takes until a customer has what there was to have (I1). */
export const resolution: EntryFigure = {
  id: 'resolution',
  title: { zh: '解决时长', en: 'Resolution time' },
  unit: 'time',
  how: 'mean',
  definition: {
    zh: '从受理到进入回访（或未经回访直接关闭）经过的自然时间；按解决之日计。重开的案件以最后一次解决为准，重开后尚未解决的不计。',
    en: 'Elapsed time from the request until the case reaches its follow-up, or is closed without one. Counted on the day of the resolution. Of a reopened case the last resolution counts; one that is not resolved again does not.',
  },
  cites: ['I1'],
  entries: ({ facts }) => {
    const end = standingResolution(facts);
    return end ? [{ at: end.at, value: end.at - facts.openedAt }] : [];
  },
};
