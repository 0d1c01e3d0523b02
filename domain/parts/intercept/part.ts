import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { interceptKeyOf } from '#domain/ids.ts';
import type { Part } from '#domain/parts/part.ts';
import { answerClock, isRunning } from './intercept.ts';

/** Stopping goods before the carrier has them (R31). */
export const interceptPart: Part = {
  fold: applyToIntercept,
  clocks: ({ intercept }) =>
    intercept?.status === 'asked' ? [{ name: 'interceptAnswer', key: answerClock(intercept) }] : [],
  waitsFor: ({ intercept }) => (intercept?.status === 'asked' ? 'warehouse' : undefined),
  rows: ({ caseNo, intercept }) =>
    intercept ? [['intercept', intercept.status, interceptKeyOf(caseNo, intercept.offer)]] : [],
};

function applyToIntercept(state: CaseState, event: CaseEvent): CaseState {
  const { intercept } = state;
  switch (event.type) {
    case 'offerAccepted': {
      const terms = state.offer?.terms?.intercept;
      return terms
        ? { ...state, intercept: { offer: event.data.version, lines: terms.lines, status: 'planned', looks: 0 } }
        : state;
    }
    case 'interceptAsked':
      return intercept && isRunning(intercept)
        ? { ...state, intercept: { ...intercept, status: 'asked', looks: intercept.looks + 1 } }
        : state;
    // A person has it asked for once more.
    case 'taskDone': {
      const again =
        event.data.how === 'retried' &&
        state.tasks.some(({ id, step }) => id === event.data.task && step === 'intercept');
      return intercept && again && isRunning(intercept) ? { ...state, intercept: { ...intercept, looks: 1 } } : state;
    }
    case 'interceptAnswered':
      return intercept ? { ...state, intercept: { ...intercept, status: event.data.outcome } } : state;
    default:
      return state;
  }
}
