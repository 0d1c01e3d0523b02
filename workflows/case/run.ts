import { withMoves } from '#domain/case/moves.ts';
import { apply } from '#domain/case/apply.ts';
import type { CaseEvent, NewEvent } from '#domain/case/events.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';
import type { Happening } from '#domain/case/commands.ts';
import type { WriteCall, Written } from '#activities/own.ts';
import { condition } from '@temporalio/workflow';
import { own } from './activities.ts';
import type { CaseInput } from './messages.ts';

/**
 * A case at work. `state` is the fold of what is on record, never ahead of it: every change is written first, one
 * write at a time, and folded in when the store has it. Handlers and the loop share this one way to change a case.
 */
export interface CaseRun {
  readonly state: CaseState;
  /** What happened outside and was not judged yet. */
  readonly inbox: Happening[];
  /** Ids of happenings seen, so that a doubled one is ignored (R45). */
  readonly seen: Set<string>;
  /** Causes that turned out to be on record already, though this history did not know, and were not asked for since. */
  readonly told: Set<string>;
  /** The last of what is on record, for engineers who look at the case; this run's alone. */
  readonly recent: readonly CaseEvent[];
  /**
   * Runs one decision alone, against the state of its turn, and folds in what it wrote. `cause` names the write once
   * in the case's life: what is on record already is not written again.
   */
  write(cause: string, decide: (call: WriteCall, state: CaseState) => Promise<Written>): Promise<void>;
  /** Writes events that follow from the state alone; none, no write. */
  record(cause: string, decide: (state: CaseState) => readonly NewEvent[]): Promise<void>;
}

const RECENT = 5;

/** A decision that changes nothing. */
export const NOTHING: Written = { events: [], done: true };

/**
 * Opens a case's run. A write that reached the store before a crash, and not this history, is found by its cause when
 * it is asked for again; whatever else was written meanwhile is folded in, and the decision taken anew.
 */
export function startRun({ caseNo, state = emptyState(caseNo), seen = [], told: known = [] }: CaseInput): CaseRun {
  let current = state;
  let writing = false;
  let recent: readonly CaseEvent[] = [];
  const told = new Set(known);
  const run: CaseRun = {
    get state() {
      return current;
    },
    get recent() {
      return recent;
    },
    inbox: [],
    seen: new Set(seen),
    told,
    async write(cause, decide) {
      // several may be woken at once: the first of them takes the turn, the others wait for the next
      while (writing) await condition(() => !writing);
      writing = true;
      try {
        for (let done = told.delete(cause); !done;) {
          const written = await decide({ caseNo, seq: current.seq, cause }, current);
          current = written.events.reduce(apply, current);
          recent = [...recent, ...written.events].slice(-RECENT);
          for (const other of written.others ?? []) told.add(other);
          done = written.done;
        }
      } finally {
        writing = false;
      }
    },
    record: (cause, decide) =>
      run.write(cause, async (call, now) => {
        const events = withMoves(now, decide(now));
        return events.length === 0 ? NOTHING : own.commit({ ...call, events });
      }),
  };
  return run;
}
