import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Part } from '#domain/parts/part.ts';
import type { GuidanceRef } from '#domain/talk/events.ts';

/** What was found out before anything is offered: triage, alarms, who is liable after all, guidance that failed. */
export const diagnosisPart: Part = {
  fold,
  rows: ({ alarms = [] }) => alarms.map((alarm) => ['alarm', 'batch defect', alarm]),
};

function fold(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'triaged':
      return { ...state, triage: { ...event.data, rule: event.because ?? '' } };
    case 'findingChanged':
      return changed(state, event);
    case 'alarmRaised':
    case 'alarmJoined':
      return { ...state, alarms: [...(state.alarms ?? []), event.data.alarm] };
    case 'offerDeclined':
      return failed(state, refOf(state.offer?.terms?.guidance));
    case 'guidanceAnswered':
      return event.data.solved ? state : failed(state, refOf(state.guidance));
    default:
      return state;
  }
}

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
