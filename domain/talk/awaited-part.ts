import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Part } from '#domain/parts/part.ts';
import { mayAskCustomer } from './awaited.ts';

/** The wait for the customer's word, with its own clock. */
export const awaitedPart: Part = {
  fold: (state, event) => without(folded(state, event)),
  alwaysClocks: ({ awaited }) => (awaited ? [{ name: 'customerReply', key: `c.${awaited.n}` }] : []),
};

function folded(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'replyGiven':
      return event.data.awaits === true ? { ...state, awaited: { n: event.data.n, since: event.at } } : over(state);
    case 'customerWrote':
      return over({ ...state, written: event.data.n });
    case 'clockEnded':
      return event.data.name === 'customerReply' ? over(state) : state;
    default:
      return state;
  }
}

function over({ awaited: _awaited, ...state }: CaseState): CaseState {
  return state;
}

/** With the task the question is gone, too. */
const without = (state: CaseState): CaseState => (state.awaited && !mayAskCustomer(state) ? over(state) : state);
