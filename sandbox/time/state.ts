import type { Appliers } from '#sandbox/core/events.ts';
import type { State } from '#sandbox/core/state.ts';
import type { HappeningData, HappeningKind } from '#sandbox/time/happenings.ts';

/** Something that will happen in the world when the order's clock says so. */
export type Happening<K extends HappeningKind = HappeningKind> = {
  [T in K]: {
    readonly id: string;
    readonly orderNo: string;
    readonly at: number;
    readonly kind: T;
    readonly what: string;
    readonly data: HappeningData[T];
  };
}[K];

/** Every order has a clock of its own: real time plus an offset that only grows. */
export type TimeState = {
  readonly offsets: Map<string, number>;
  /** per order, by time, then by the sequence in which they were scheduled */
  readonly scheduled: Map<string, Happening[]>;
};

export type TimeEvents = {
  'clock.moved': { offsetMs: number };
  'happening.scheduled': { happening: Happening };
  'happening.cancelled': { id: string };
  'happening.done': { id: string; what: string };
};

function remove(state: State, orderNo: string | null, id: string): void {
  const left = (state.time.scheduled.get(orderNo ?? '') ?? []).filter((one) => one.id !== id);
  if (left.length > 0) state.time.scheduled.set(orderNo ?? '', left);
  else state.time.scheduled.delete(orderNo ?? '');
}

export const applyTime: Appliers<State, TimeEvents> = {
  'clock.moved': (state, { orderNo, data }) => {
    state.time.offsets.set(orderNo ?? '', data.offsetMs);
  },
  'happening.scheduled': (state, { data: { happening } }) => {
    const all = state.time.scheduled.get(happening.orderNo) ?? [];
    const later = all.findIndex((one) => one.at > happening.at);
    all.splice(later < 0 ? all.length : later, 0, happening);
    state.time.scheduled.set(happening.orderNo, all);
  },
  'happening.cancelled': (state, { orderNo, data }) => remove(state, orderNo, data.id),
  'happening.done': (state, { orderNo, data }) => remove(state, orderNo, data.id),
};
