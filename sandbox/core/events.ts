import type { Port } from '#sandbox/core/schemas.ts';
import type { CarrierEvents } from '#sandbox/carrier/state.ts';
import type { ControlEvents } from '#sandbox/control/state.ts';
import type { MessagesEvents } from '#sandbox/messages/state.ts';
import type { PaymentsEvents } from '#sandbox/payments/state.ts';
import type { ShopEvents } from '#sandbox/shop/state.ts';
import type { TimeEvents } from '#sandbox/time/state.ts';
import type { WarehouseEvents } from '#sandbox/warehouse/state.ts';
import type { WebhookEvents } from '#sandbox/webhooks/state.ts';

/** Everything that can happen in the world, with what it says. */
export type EventData = ShopEvents &
  WarehouseEvents &
  CarrierEvents &
  PaymentsEvents &
  MessagesEvents &
  TimeEvents &
  WebhookEvents &
  ControlEvents;
export type EventType = keyof EventData;

/** One entry of the journal. `seq` is the real order of things; `at` is the business time of the order's clock. */
export type WorldEvent<T extends EventType = EventType> = {
  readonly seq: number;
  readonly at: number;
  readonly port: Port | 'world';
  readonly type: T;
  readonly orderNo: string | null;
  readonly key: string | null;
  readonly data: EventData[T];
};

/** Whether an entry begins the world anew. */
export const isLoaded = (event: WorldEvent): event is WorldEvent<'world.loaded'> => event.type === 'world.loaded';

/** How one kind of entry changes the state. Must depend on nothing but the two. */
export type Applier<S, T extends EventType> = (state: S, event: WorldEvent<T>, realAt: number) => void;
export type Appliers<S, E> = { readonly [T in keyof E & EventType]: Applier<S, T> };
