import type { Duration } from '#domain/calendar/duration.ts';
import { rankOf, type LadderRole } from '#domain/roles.ts';
import type { Kind } from '#domain/intake/kind.ts';
import type { CardScheme } from '#domain/parts/dispute/dispute.ts';
import type { Priority, Queue } from '#domain/triage.ts';
import type { ClockTerms, Rung } from './clock-section.ts';

/** What decides how long a clock of a case is: its kind, how urgent it is, whose it is, and how often nobody came (F1, F2). */
export interface CycleSubject {
  readonly kind?: Kind;
  readonly priority?: Priority;
  readonly queue?: Queue;
  /** Of the card whose payment a bank disputes (R22). */
  readonly scheme?: CardScheme;
  /** Levels of escalation passed. */
  readonly level?: number;
  /** Whose queue it began in. */
  readonly first?: string;
}

/** How long a clock runs, and when it reminds, for one case and level. */
export type Cycle = Pick<ClockTerms, 'within' | 'remind' | 'warn'>;

/** The levels above whoever begins: a department's work is looked after from the supervisor on. */
export function rungsAbove(rungs: readonly Rung[], first: string): readonly Rung[] {
  const climbs = first === 'agent' || rankOf(first) > 0;
  return rungs.filter(({ to }) => rankOf(to) > (climbs ? rankOf(first) : rankOf('senior')));
}

/** Who is called when this level ends: the next one, and the last one again and again. */
export const calledAfter = (rungs: readonly Rung[], level: number): LadderRole | undefined =>
  (rungs[level] ?? rungs.at(-1))?.to;

/** Doublings after which a forgotten question is called for no more seldom. */
const LONGEST = 6;
/** Levels of a policy without a ladder before calls grow seldom. */
const LEVELS = 2;

/**
 * The cycle of a clock: by the first line that fits the case; on a level of escalation the level's own. What nobody
 * heeds beyond the last level is called for less and less often, so that it does not fill a history (F2).
 */
export function cycleOf(terms: ClockTerms, rungs: readonly Rung[], about: CycleSubject): Cycle {
  const usual = usualOf(terms, about);
  const { level = 0 } = about;
  const rung = level === 0 ? undefined : rungs[Math.min(level, rungs.length) - 1];
  const own: Cycle = rung?.within ? { within: rung.within, remind: rung.remind, warn: usual.warn } : usual;
  const times = 2 ** Math.min(LONGEST, Math.max(0, level - (rungs.length || LEVELS)));
  return { ...own, within: own.within === 'refundPromise' ? own.within : timesLonger(own.within, times) };
}

function usualOf({ within, remind, warn, vip, cases }: ClockTerms, about: CycleSubject): Cycle {
  const { kind, priority, queue, scheme } = about;
  const isFor = (line: ClockTerms['cases'][number]): boolean =>
    fits(line.kind, kind) && fits(line.priority, priority) && fits(line.queue, queue) && fits(line.scheme, scheme);
  const found = cases.find(isFor);
  if (found) return { within: found.within, remind: found.remind ?? remind, warn: found.warn ?? warn };
  return { within: (queue === 'vip' ? vip : undefined) ?? within, remind, warn };
}

const fits = <T>(wanted: readonly T[] | undefined, value: T | undefined): boolean =>
  wanted === undefined || (value !== undefined && wanted.includes(value));

function timesLonger(duration: Duration, times: number): Duration {
  switch (duration.kind) {
    case 'exact':
      return { ...duration, days: duration.days * times, ms: duration.ms * times };
    case 'working':
      return { ...duration, days: duration.days * times };
    case 'workingTime':
      return { ...duration, ms: duration.ms * times };
  }
}
