import type { EntryFigure } from './figure.ts';

/** How many cases came to their end (I1). */
export const closed: EntryFigure = {
  id: 'closed',
  title: { zh: '关闭案件', en: 'Cases closed' },
  unit: 'cases',
  how: 'sum',
  definition: {
    zh: '关闭的次数，按关闭之日计；重开后再次关闭再计一次。归档不再计。',
    en: 'Closings, on their day; a case that is reopened and closed again counts again. Archiving does not count.',
  },
  cites: ['I1'],
  entries: ({ facts: { closed: ends } }) => ends.map(({ at }) => ({ at, value: 1 })),
};
