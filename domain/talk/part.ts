import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Part } from '#domain/parts/part.ts';

/** What was said: answers, contacts, replies in public, and what became of a public opinion (G1, G2, J1). */
export const talkPart: Part = { fold };

function fold(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'replyGiven':
      return answered({ ...state, replies: event.data.n }, event);
    case 'contactMade': {
      const known = { ...state, contacts: [...(state.contacts ?? []), { ...event.data, at: event.at }] };
      return event.data.reached ? responded(known, event.at) : known;
    }
    case 'publicReplyGiven':
      return { ...state, publicReplies: event.data.n };
    case 'reviewChanged': {
      const { stars, version } = event.data;
      return { ...state, opinion: { stars, version, changedAt: event.at } };
    }
    case 'offerMade':
    case 'requestRefused':
      return responded(state, event.at);
    case 'caseReopened': {
      const { explained: _explained, ...rest } = state;
      return rest;
    }
    default:
      return state;
  }
}

/** An answer that closes asks in the same breath whether it helped: the confirmation is waited for at once (J1). */
function answered(state: CaseState, { at, data }: CaseEvent<'replyGiven'>): CaseState {
  const told = responded(state, at);
  return data.closes ? { ...told, explained: true, revisit: { asked: true } } : told;
}

const responded = (state: CaseState, at: number): CaseState =>
  state.firstResponseAt === undefined ? { ...state, firstResponseAt: at } : state;
