import type { Deciders } from '#domain/case/decide.ts';
import { event } from '#domain/case/new-event.ts';
import { customer } from '#domain/case/notice.ts';
import type { Notes } from '#domain/case/notices.ts';
import { accept, refuse } from '#domain/refusals.ts';

/** The customer says what becomes of their own things, once (R28). */
export const foreignDeciders: Pick<Deciders, 'chooseForeign'> = {
  chooseForeign: ({ foreign, stage }, data, act) =>
    foreign?.status === 'asked' ? accept([event('foreignChosen', data, act)]) : refuse('not_now', { stage }),
};

/** They are asked, with the day by which they have to answer, and told what was done (R28). */
export const foreignNotes: Pick<Notes, 'foreignFound' | 'foreignDone'> = {
  foreignFound: ({ data: { rma, units } }, _state, dueOf) =>
    customer('foreign_found', {
      count: units.reduce((total, { quantity }) => total + quantity, 0),
      dueAt: dueOf('foreignGoods', `${rma}.0`),
    }),
  foreignDone: ({ data: { choice, trackingNo = null } }) => customer('foreign_done', { choice, trackingNo }),
};
