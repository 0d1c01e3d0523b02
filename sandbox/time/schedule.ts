import { newId } from '#sandbox/core/ids.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import type { HappeningKind } from '#sandbox/time/happenings.ts';
import type { Happening } from '#sandbox/time/state.ts';

export type HappeningWish = { [K in HappeningKind]: Omit<Happening<K>, 'id'> }[HappeningKind];

/** Let something happen when the order's clock shows `at`. */
export function schedule(tx: Tx, wish: HappeningWish): void {
  const happening: Happening = { id: newId('hap'), ...wish };
  const { orderNo, at } = wish;
  tx.emit('happening.scheduled', { at, port: 'world', orderNo, key: null, data: { happening } });
}

export type Cancelling = { readonly at: number; readonly matching: (one: Happening) => boolean };

/** What was to happen to the order and matches will not happen. */
export function cancelHappenings(tx: Tx, orderNo: string, { at, matching }: Cancelling): void {
  for (const { id } of (tx.state.time.scheduled.get(orderNo) ?? []).filter(matching)) {
    tx.emit('happening.cancelled', { at, port: 'world', orderNo, key: null, data: { id } });
  }
}
