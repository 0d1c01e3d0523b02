import { emptyCarrier } from '#sandbox/carrier/state.ts';
import type { CarrierState } from '#sandbox/carrier/state.ts';
import type { ControlState } from '#sandbox/control/state.ts';
import { unknown } from '#sandbox/core/problem.ts';
import type { MessagesState } from '#sandbox/messages/state.ts';
import { emptyPayments } from '#sandbox/payments/state.ts';
import type { PaymentsState } from '#sandbox/payments/state.ts';
import type { Order } from '#sandbox/shop/schemas.ts';
import { emptyShop } from '#sandbox/shop/state.ts';
import type { ShopState } from '#sandbox/shop/state.ts';
import type { TimeState } from '#sandbox/time/state.ts';
import { emptyWarehouse } from '#sandbox/warehouse/state.ts';
import type { WarehouseState } from '#sandbox/warehouse/state.ts';
import type { WebhookState } from '#sandbox/webhooks/state.ts';

/** The world as it is: the retail file plus every entry of the journal, nothing else. */
export type State = {
  readonly epoch: string;
  readonly shop: ShopState;
  readonly warehouse: WarehouseState;
  readonly carrier: CarrierState;
  readonly payments: PaymentsState;
  readonly messages: MessagesState;
  readonly time: TimeState;
  readonly webhooks: WebhookState;
  readonly control: ControlState;
};

export const emptyState = (epoch: string): State => ({
  epoch,
  shop: emptyShop(),
  warehouse: emptyWarehouse(),
  carrier: emptyCarrier(),
  payments: emptyPayments(),
  messages: { mailbox: [] },
  time: { offsets: new Map(), scheduled: new Map() },
  webhooks: { outbox: new Map() },
  control: { troubles: new Map(), answers: new Map() },
});

export function orderOf(state: State, orderNo: string): Order {
  const order = state.shop.orders.get(orderNo);
  if (!order) throw unknown('order', orderNo);
  return order;
}
