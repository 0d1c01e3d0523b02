import type { Judges } from '#domain/case/judge.ts';
import { event } from '#domain/case/new-event.ts';
import { customer } from '#domain/case/notice.ts';
import type { Notes } from '#domain/case/notices.ts';
import { interceptKeyOf } from '#domain/ids.ts';
import { isNewsOfIntercept } from './intercept.ts';

/** The warehouse's answer. */
export const interceptJudges: Pick<Judges, 'interceptAnswered'> = {
  interceptAnswered: (state, { by, data }, at) =>
    isNewsOfIntercept(state) &&
    state.intercept !== undefined &&
    data.key === interceptKeyOf(state.caseNo, state.intercept.offer)
      ? [event('interceptAnswered', data, { by, at })]
      : [],
};

/** The customer hears how the race ended (D7, R31). */
export const interceptNotes: Pick<Notes, 'interceptAnswered'> = {
  interceptAnswered: ({ data: { outcome } }) =>
    customer(outcome === 'intercepted' ? 'intercepted' : 'intercept_too_late'),
};
