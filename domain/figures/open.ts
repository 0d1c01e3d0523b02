import type { StockFigure } from './figure.ts';

/** How many cases are being worked on (I1). */
export const open: StockFigure = {
  id: 'open',
  title: { zh: '在办案件', en: 'Open cases' },
  unit: 'cases',
  how: 'stock',
  definition: {
    zh: '时段结束时已受理而未关闭的案件数（回访中的仍算在办）。',
    en: 'Cases taken in and not closed at the end of the period; one in its follow-up is still open.',
  },
  cites: ['I1'],
  holds: ({ facts: { openedAt, closed } }, at) =>
    openedAt < at && !closed.some((end) => end.at < at && (end.reopenedAt === undefined || end.reopenedAt >= at)),
};
