import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { perform } from '#sandbox/time/happenings.ts';
import type { Happening } from '#sandbox/time/state.ts';

/** The only place of the sandbox that looks at the real clock; everything else is told the time. */
export const realClock = (): number => Date.now();

/** The order's clock: real time plus its offset. What belongs to no order lives in real time. */
export const clockOf = (state: State, orderNo: string | null, realNow: number): number =>
  realNow + (state.time.offsets.get(orderNo ?? '') ?? 0);

/** Move the order's clock to `to`; never back. */
export function moveClock(tx: Tx, orderNo: string, to: number): void {
  if (to <= clockOf(tx.state, orderNo, tx.realNow)) return;
  const data = { offsetMs: to - tx.realNow };
  tx.emit('clock.moved', { at: to, port: 'world', orderNo, key: null, data });
}

export const nextOf = (state: State, orderNo: string): Happening | undefined => state.time.scheduled.get(orderNo)?.[0];

/** Make everything happen that the order's clock has passed, in its order, each at its own time. */
export function catchUp(tx: Tx, orderNo: string): void {
  const now = clockOf(tx.state, orderNo, tx.realNow);
  for (let next = nextOf(tx.state, orderNo); next && next.at <= now; next = nextOf(tx.state, orderNo))
    perform(tx, next);
}
