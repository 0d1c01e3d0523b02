import { isBreached } from '#domain/case/breached.ts';
import { operatorsPage } from '#domain/case/operators-page.ts';
import type { CaseState } from '#domain/case/state.ts';
import { isStuck, personsTurn, waitingOn } from '#domain/case/waiting-on.ts';
import { PORT_OF_STUCK, type Hold } from '#domain/outside-ports.ts';
import { changed } from '#workflows/patches.ts';
import { defineSearchAttributeKey } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { CaseRun } from './run.ts';

const STAGE = defineSearchAttributeKey('AftercareStage', 'KEYWORD');
const WAITING_ON = defineSearchAttributeKey('AftercareWaitingOn', 'KEYWORD');
const STUCK = defineSearchAttributeKey('AftercareStuck', 'BOOL');
const STUCK_AT = defineSearchAttributeKey('AftercareStuckAt', 'KEYWORD');
const BREACHED = defineSearchAttributeKey('AftercareBreached', 'BOOL');

/**
 * Shows a case in the Temporal Web UI: a live page of whose turn it is, since when and what then (no history), and
 * the search attributes, written only when the stage or being stuck changed, or when a person's turn or a missed date
 * came or went (one event and one action each; a case that goes well has neither).
 */
export function createOperatorsPage(run: CaseRun): (hold?: Hold) => void {
  let shown = 'intake false';
  let people = ' false';
  // What was said of a case in trouble is taken back when it is over; a run that goes on for another may have said it.
  let marked = run.state.seq > 0;
  return (hold) => {
    const { state, recent } = run;
    setCurrentDetails(operatorsPage(state, { recent, ...(hold ? { hold } : {}) }));
    const now = `${state.stage} ${isStuck(state)}`;
    const since = `${personsTurn(state) ?? ''} ${isBreached(state)}`;
    if (state.stage === 'archived' || (now === shown && (since === people || !changed('persons-turn')))) return;
    shown = now;
    people = since;
    marked ||= isStuck(state) || isBreached(state);
    upsertSearchAttributes([...attributesOf(state), ...(marked ? troubleOf(state) : [])]);
  };
}

type Attributes = Exclude<Parameters<typeof upsertSearchAttributes>[0], Record<string, unknown>>;

const attributesOf = (state: CaseState): Attributes => [
  { key: STAGE, value: state.stage },
  { key: WAITING_ON, value: waitingOn(state) },
  { key: STUCK, value: isStuck(state) },
];

const troubleOf = (state: CaseState): Attributes => [
  { key: STUCK_AT, value: isStuck(state) ? stuckAt(state) : 'none' },
  { key: BREACHED, value: isBreached(state) },
];

/** The first outside system at which a step cannot go on. */
const stuckAt = ({ tasks }: CaseState): string =>
  tasks.flatMap(({ step }) => (step === undefined ? [] : (PORT_OF_STUCK[step] ?? [])))[0] ?? 'none';
