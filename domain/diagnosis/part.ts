import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Part } from '#domain/parts/part.ts';
import type { GuidanceRef } from '#domain/talk/events.ts';

/** What was found out before anything is offered: triage, alarms, who is liable after all, guidance that failed. */
export const diagnosisPart: Part = {
  fold,
  rows: ({ alarms = [] }) => alarms.map((alarm) => ['alarm', 'batch defect', alarm]),
};

type Folds = { readonly [T in CaseEvent['type']]?: (state: CaseState, event: CaseEvent<T>) => CaseState };

function fold(state: CaseState, event: CaseEvent): CaseState {
  const one = FOLDS[event.type] as ((state: CaseState, event: CaseEvent) => CaseState) | undefined;
  return one ? one(state, event) : state;
}

const FOLDS: Folds = {
  triaged: (state, { data, because }) => ({ ...state, triage: { ...data, rule: because ?? '' } }),
  findingChanged: changed,
  alarmRaised: (state, { data }) => alarmed(state, data.alarm),
  alarmJoined: (state, { data }) => alarmed(state, data.alarm),
  offerDeclined: (state) => failed(state, refOf(state.offer?.terms?.guidance)),
  guidanceAnswered: (state, { data }) => (data.solved ? state : failed(state, refOf(state.guidance))),
};

const alarmed = (state: CaseState, alarm: string): CaseState => ({
  ...state,
  alarms: [...(state.alarms ?? []), alarm],
});

/** What was refused, or waits for a supervisor, on the old finding is judged anew on the new one (R37). */
function changed({ refusal: _refusal, ...state }: CaseState, { data }: CaseEvent<'findingChanged'>): CaseState {
  const times = (state.finding?.changed ?? 0) + 1;
  return { ...state, finding: { liability: data.liability, rule: data.overrode, changed: times } };
}

const failed = (state: CaseState, ref: GuidanceRef | undefined): CaseState =>
  ref ? { ...state, guided: [...(state.guided ?? []), ref] } : state;

interface Guided {
  readonly article?: string;
  readonly version?: string;
}

/** Guidance out of the knowledge base; what a colleague wrote has no reference. */
export const refOf = (guidance: Guided | undefined): GuidanceRef | undefined =>
  guidance?.article !== undefined && guidance.version !== undefined
    ? { article: guidance.article, version: guidance.version }
    : undefined;
