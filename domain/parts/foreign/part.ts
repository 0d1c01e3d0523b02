import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Part } from '#domain/parts/part.ts';
import type { Foreign } from './foreign.ts';

/** Things in the box that are not ours: kept, asked about, sent back or disposed of, beside the case (R28). */
export const foreignPart: Part = {
  fold: applyToForeign,
  alwaysClocks: ({ foreign }) =>
    foreign?.status === 'asked' ? [{ name: 'foreignGoods', key: `${foreign.rma}.0` }] : [],
  aside: ({ foreign }) => (foreign?.status === 'chosen' ? { do: 'disposeForeign' } : undefined),
  rows: ({ foreign }) => (foreign ? [['not ours', foreign.status, foreign.choice ?? '']] : []),
};

function applyToForeign(state: CaseState, event: CaseEvent): CaseState {
  const { foreign } = state;
  switch (event.type) {
    case 'foreignFound':
      return { ...state, foreign: { ...event.data, status: 'asked' } };
    case 'foreignChosen':
      return foreign ? { ...state, foreign: { ...foreign, status: 'chosen', choice: event.data.choice } } : state;
    case 'foreignDone':
      return foreign ? { ...state, foreign: { ...foreign, ...event.data, status: 'done' } } : state;
    // Whoever does not answer in time does not want it back.
    case 'clockEnded':
      return foreign?.status === 'asked' && event.data.name === 'foreignGoods'
        ? { ...state, foreign: disposed(foreign) }
        : state;
    default:
      return state;
  }
}

const disposed = (foreign: Foreign): Foreign => ({ ...foreign, status: 'chosen', choice: 'dispose' });
