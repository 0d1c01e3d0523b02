import type { EntryFigure } from './figure.ts';

/** How long customers wait until they first hear more than that their request has come (F1, I1). */
export const firstResponse: EntryFigure = {
  id: 'first_response',
  title: { zh: '首次响应时长', en: 'First response time' },
  unit: 'time',
  how: 'mean',
  definition: {
    zh: '从受理到第一次答复（方案、拒绝、文字答复或联系上顾客，无论由人还是由规则作出）经过的自然时间；按首次答复之日计。尚未答复的案件不计，重开不再计。',
    en: 'Elapsed time from the request to the first answer: an offer, a refusal, a reply in words, or a contact that reached the customer, by a person or by a rule. Counted on the day of the answer. Cases without an answer do not count, and reopening does not start it anew.',
  },
  cites: ['I1', 'F1'],
  entries: ({ facts: { openedAt, respondedAt } }) =>
    respondedAt === undefined ? [] : [{ at: respondedAt, value: respondedAt - openedAt }],
};
