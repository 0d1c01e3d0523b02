import type { EntryFigure } from './figure.ts';

/** How many of those who answer are unhappy (E2, I1). */
export const poorSatisfaction: EntryFigure = {
  id: 'satisfaction_poor',
  title: { zh: '差评占比', en: 'Poor satisfaction' },
  unit: 'share',
  how: 'share',
  definition: {
    zh: '评分被案件所用策略版本判为“差”的次数占全部评分的比例。按评分之日计。',
    en: 'Share of the scores that the policy version of the case calls poor. Counted on the day of the score.',
  },
  cites: ['I1', 'E2'],
  entries: ({ facts: { scores } }) => scores.map(({ at, poor }) => ({ at, value: Number(poor === true) })),
};
