import { moved, type CountedIn } from '#domain/calendar/resume.ts';
import type { Clock } from '#domain/case/clocks.ts';
import type { PausedClock } from '#domain/talk/awaited.ts';

/**
 * A clock that goes on after the customer was awaited: its end and its marks lie as far ahead as when it stopped (F3,
 * R39). A marketplace's deadline stands, whoever was waited for (R46).
 */
export function resumed({ pausedAt, ...clock }: PausedClock, at: number, counted: CountedIn): Clock {
  const { counts } = counted;
  const pauses = [...(clock.pauses ?? []), { from: pausedAt, to: at }];
  if (clock.setBy === 'marketplace') return { ...clock, pauses };
  const later = (instant: number): number => moved(instant, { from: pausedAt, to: at }, counted);
  const dueAt = later(clock.dueAt);
  const { slip } = clock;
  return {
    ...clock,
    dueAt,
    // A mark within the last working day would land on its end: it keeps its distance from it instead.
    marks: clock.marks.map((mark) => (counts === 'working' ? markBefore(mark, clock.dueAt, dueAt) : later(mark))),
    ...(slip ? { slip: slipLater(slip, { was: clock.dueAt, is: dueAt }, { counts, later }) } : {}),
    pauses,
  };
}

const markBefore = (mark: number, was: number, is: number): number => is - (was - mark);

function slipLater(
  { at, newAt }: NonNullable<Clock['slip']>,
  { was, is }: { readonly was: number; readonly is: number },
  { counts, later }: Pick<CountedIn, 'counts'> & { readonly later: (instant: number) => number },
): NonNullable<Clock['slip']> {
  return { at: counts === 'working' ? markBefore(at, was, is) : later(at), newAt: later(newAt) };
}
