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

type Folds = { readonly [T in CaseEvent['type']]?: (state: CaseState, event: CaseEvent<T>) => CaseState };

function applyToIntercept(state: CaseState, event: CaseEvent): CaseState {
  const fold = FOLDS[event.type] as ((state: CaseState, event: CaseEvent) => CaseState) | undefined;
  return fold ? fold(state, event) : state;
}

const FOLDS: Folds = {
  offerAccepted: (state, { data: { version } }) => {
    const terms = state.offer?.terms?.intercept;
    return terms ? { ...state, intercept: { offer: version, lines: terms.lines, status: 'planned', looks: 0 } } : state;
  },
  interceptAsked: (state) => {
    const { intercept } = state;
    return intercept && isRunning(intercept)
      ? { ...state, intercept: { ...intercept, status: 'asked', looks: intercept.looks + 1 } }
      : state;
  },
  // A person has it asked for once more.
  taskDone: (state, { data: { task, how } }) => {
    const { intercept } = state;
    const again = how === 'retried' && state.tasks.some(({ id, step }) => id === task && step === 'intercept');
    return intercept && again && isRunning(intercept) ? { ...state, intercept: { ...intercept, looks: 1 } } : state;
  },
  interceptAnswered: (state, { data: { outcome } }) =>
    state.intercept ? { ...state, intercept: { ...state.intercept, status: outcome } } : state,
};
