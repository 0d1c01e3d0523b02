import { actOf } from '#domain/case/clock-ends.ts';
import { earliest, nextInstant, type Clock } from '#domain/case/clocks.ts';
import type { Happening } from '#domain/case/commands.ts';
import { judge } from '#domain/case/judge.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { forOperators } from '#domain/operator-text.ts';
import { condition } from '@temporalio/workflow';
import type { CaseRun } from './run.ts';

/**
 * The one way to wait: until something happened outside, a command changed the case, or a clock acts. One timer, for
 * the earliest clock, serves all deadlines; its summary in the Web UI is the clock's name (F1-F4, C6, A3). Who waits
 * beside a step under way says when that is over.
 */
export async function rest(run: CaseRun, isOver: () => boolean = never): Promise<void> {
  const before = run.state.seq;
  const changed = (): boolean => run.inbox.length > 0 || run.state.seq !== before || isOver();
  const clock = earliest(run.state.clocks);
  if (!clock) await condition(changed);
  else if (nextInstant(clock) > Date.now() && !changed()) {
    await condition(changed, nextInstant(clock) - Date.now(), { summary: forOperators(`${clock.name} ${clock.key}`) });
  }
  if (isOver()) return;
  if (run.inbox.length > 0) await hear(run, run.inbox.splice(0));
  else if (run.state.seq === before && clock) await run.record(causeOfClock(clock), actOfDue);
}

const never = (): boolean => false;

/**
 * Judges happenings one after another, each against the state the one before it left and each a write of its own: what
 * a crash repeats may come together with news that it did not come with before.
 */
async function hear(run: CaseRun, happenings: readonly Happening[]): Promise<void> {
  for (const happening of happenings) await run.record(happening.id, (state) => judge(state, happening, Date.now()));
}

/** A clock's every mark and its end are acts of their own. */
const causeOfClock = ({ name, key, marks }: Clock): string => `${name} ${key} ${marks.length}`;

/** The act of the clock that is due now, or nothing when a change made it moot. */
function actOfDue(state: CaseState): readonly NewEvent[] {
  const clock = earliest(state.clocks);
  return clock && nextInstant(clock) <= Date.now() ? actOf(state, clock, Date.now()) : [];
}
