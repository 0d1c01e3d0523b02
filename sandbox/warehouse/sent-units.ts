import type { State } from '#sandbox/core/state.ts';
import type { Unit } from '#sandbox/warehouse/schemas.ts';
import type { Shipment } from '#sandbox/warehouse/shipments/schemas.ts';

/** Units of an article that belong to a line of an order, or to none. */
export type Sent = { readonly lineNo: number | null; readonly sku: string };

const isOf =
  ({ lineNo, sku }: Sent) =>
  (one: Sent): boolean =>
    one.lineNo === lineNo && one.sku === sku;

const shipmentsOf = ({ warehouse }: State, orderNo: string): Shipment[] =>
  [...warehouse.shipments.values()]
    .map(({ value }) => value)
    .filter((one) => one.orderNo === orderNo && one.status === 'shipped');

/** Whether the article went out for this line after the sale: a replacement has the rights of the original (R4). */
export const isReplacement = (state: State, orderNo: string, sent: Sent): boolean =>
  shipmentsOf(state, orderNo).some(({ lines }) => lines.some(isOf(sent)));

/** Every unit of the order that was looked at when it came back for good; what was only repaired went out again. */
function seenOf({ warehouse }: State, orderNo: string): Unit[] {
  const repaired = new Set([...warehouse.repairs.values()].map(({ value }) => value.rma));
  const returns = [...warehouse.returns.values()].filter(({ value }) => !repaired.has(value.rma));
  return [...returns, ...warehouse.unannounced.values()]
    .filter(({ value }) => value.orderNo === orderNo)
    .flatMap(({ value }) => value.inspections.at(-1)?.units ?? []);
}

/** The numbers that were sent with such units and have not come back, the oldest first (R33). */
export function serialsOut(state: State, orderNo: string, sent: Sent): string[] {
  const sold = state.shop.orders.get(orderNo)?.lines.filter(isOf(sent)) ?? [];
  const later = shipmentsOf(state, orderNo).filter(({ lines }) => lines.some(isOf(sent)));
  const out = [
    ...sold.flatMap(({ serials }) => serials ?? []),
    ...later.flatMap(({ serials }) => serials.filter(({ sku }) => sku === sent.sku).map(({ serial }) => serial)),
  ];
  const back = new Set(seenOf(state, orderNo).map(({ serial }) => serial));
  return [...new Set(out)].filter((serial) => !back.has(serial));
}

export type Arrived = {
  readonly orderNo: string;
  readonly lines: readonly (Sent & { readonly quantity: number })[];
  readonly disposition: 'sellable' | 'back_to_customer';
};

/** What an inspection finds of itself: all units as they were sent, with their numbers. */
export const asSent = (state: State, { orderNo, lines, disposition }: Arrived): Unit[] =>
  lines.flatMap(({ lineNo, sku, quantity }) => {
    const serials = serialsOut(state, orderNo, { lineNo, sku });
    return Array.from({ length: quantity }, (_, index): Unit => {
      const serial = serials[index];
      return { lineNo, sku, outcome: 'accepted', disposition, ...(serial !== undefined && { serial }) };
    });
  });
