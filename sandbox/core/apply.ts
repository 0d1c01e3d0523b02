import { applyCarrier } from '#sandbox/carrier/state.ts';
import { applyControl } from '#sandbox/control/state.ts';
import type { Applier, EventType, WorldEvent } from '#sandbox/core/events.ts';
import type { State } from '#sandbox/core/state.ts';
import { applyMessages } from '#sandbox/messages/state.ts';
import { applyPayments } from '#sandbox/payments/state.ts';
import { applyShop } from '#sandbox/shop/state.ts';
import { applyTime } from '#sandbox/time/state.ts';
import { applyWarehouse } from '#sandbox/warehouse/state.ts';
import { applyWebhooks } from '#sandbox/webhooks/state.ts';

const APPLIERS: { readonly [T in EventType]: Applier<State, T> } = {
  ...applyShop,
  ...applyWarehouse,
  ...applyCarrier,
  ...applyPayments,
  ...applyMessages,
  ...applyTime,
  ...applyWebhooks,
  ...applyControl,
  // a load makes a new state (see `ledger.ts`); nothing is left to change in it
  'world.loaded': () => undefined,
};

/** The only way in which the state changes, when it happens and when it is replayed. */
export function apply<T extends EventType>(state: State, event: WorldEvent<T>, realAt: number): void {
  APPLIERS[event.type](state, event, realAt);
}
