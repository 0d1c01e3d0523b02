import type { EntryFigure } from './figure.ts';

/** What customers answer when they are asked (E1, I1). */
export const satisfaction: EntryFigure = {
  id: 'satisfaction',
  title: { zh: '满意度', en: 'Satisfaction' },
  unit: 'score',
  how: 'mean',
  definition: {
    zh: '回访中给出的评分（1 至 5）的平均值；旁边的件数即评分数。未评分的回访不计。按评分之日计。',
    en: 'Mean of the scores (1 to 5) given at the revisit; the count beside it is the number of scores. A revisit without a score does not count. Counted on the day of the score.',
  },
  cites: ['I1', 'E1'],
  entries: ({ facts: { scores } }) => scores.map(({ at, score }) => ({ at, value: score })),
};
