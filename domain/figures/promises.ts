import type { EntryFigure } from './figure.ts';

/** How often people keep what they promised by name and time (E6, I3). */
export const promisesKept: EntryFigure = {
  id: 'promises_kept',
  title: { zh: '承诺兑现率', en: 'Promises kept' },
  unit: 'share',
  how: 'share',
  definition: {
    zh: '员工对顾客的每项承诺计一次：在约定时间前兑现为“是”，过时才兑现或未兑现为“否”；未到期且未兑现的不计。计在承诺人名下，按兑现或到期之日（取早者）计。',
    en: 'Every promise of a person to the customer counts once: kept before its time is a yes, kept late or not at all a no; one that is neither kept nor due does not count. Counted for whoever promised, on the day it was kept or due, whichever is earlier.',
  },
  cites: ['E6', 'I3'],
  entries: ({ facts: { promises } }) =>
    promises.flatMap(({ owner, dueAt, missedAt, keptAt }) =>
      keptAt === undefined && missedAt === undefined
        ? []
        : [
            {
              at: Math.min(keptAt ?? dueAt, dueAt),
              value: Number(keptAt !== undefined && keptAt <= dueAt),
              agent: owner,
            },
          ],
    ),
};
