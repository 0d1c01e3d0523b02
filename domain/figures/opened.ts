import type { EntryFigure } from './figure.ts';

/** How many customers came with a problem (I1). */
export const opened: EntryFigure = {
  id: 'opened',
  title: { zh: '新开案件', en: 'Cases opened' },
  unit: 'cases',
  how: 'sum',
  definition: {
    zh: '受理的案件数，按受理之日计。同一问题重复反映只算一件，重开不算新开。',
    en: 'Cases taken in, on the day of the request. The same problem told again is the same case, and reopening opens none.',
  },
  cites: ['I1', 'A8'],
  entries: ({ facts: { openedAt } }) => [{ at: openedAt, value: 1 }],
};
