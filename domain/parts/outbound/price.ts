import type { Order } from '#domain/order.ts';
import { goodsLines } from '#domain/parts/shipment/goods-lines.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import { netPaid, type Price, type PriceBasis } from '#domain/remedies/price.ts';
import type { ParcelTerms } from './outbound.ts';

type Units = PriceBasis['units'];

/** The parcels that hold these units; a unit whose line has no number is in none. */
export function parcelsOf({ lines }: Order, units: Units): readonly ParcelTerms[] {
  const numbers = [...new Set(lines.flatMap(({ trackingNo }) => trackingNo ?? []))];
  return numbers.flatMap((trackingNo) => {
    const inside = units.filter(({ lineNo }) =>
      lines.some((line) => line.lineNo === lineNo && line.trackingNo === trackingNo),
    );
    const lineNos = [...new Set(inside.map(({ lineNo }) => lineNo))];
    if (inside.length === 0) return [];
    return [
      {
        trackingNo,
        lines: lineNos.map((lineNo) => ({ lineNo, quantity: inside.filter((unit) => unit.lineNo === lineNo).length })),
        worth: inside.reduce((total, { net }) => total + net, 0),
      },
    ];
  });
}

/** The units that are in a parcel which can be followed. */
export function unitsOnTheRoad<U extends Units[number]>(order: Order, units: readonly U[]): readonly U[] {
  const parcels = parcelsOf(order, units);
  return units.filter(({ lineNo }) => parcels.some(({ lines }) => lines.some((line) => line.lineNo === lineNo)));
}

/**
 * What was paid for units on the road, less what their way back costs where the customer has to answer for it (R12,
 * R30); with the parcels that are followed. Nothing without a parcel that can be followed.
 */
export function priceOnTheRoad(basis: PriceBasis): Result<Price> {
  const { order, units, terms } = basis;
  const parcels = parcelsOf(order, units);
  if (parcels.length === 0) return refuse('remedy_not_allowed');
  const paid = netPaid({ ...basis, units: unitsOnTheRoad(order, units) });
  if (!paid.ok) return paid;
  const total = paid.value.refund.reduce((sum, { amount }) => sum + amount, 0);
  const freight = terms.freight === 'customer' ? Math.min(terms.wayBackCost ?? 0, total) : 0;
  return accept({
    refund: [...paid.value.refund, ...(freight > 0 ? [{ label: 'way back', amount: -freight }] : [])],
    terms: { outbound: { parcels } },
  });
}

/** The same parcels, for goods that are sent once more when they do not arrive (R4, R29). */
export function priceOfSendingAgain(basis: PriceBasis): Result<Price> {
  const priced = priceOnTheRoad(basis);
  const outbound = priced.ok ? priced.value.terms?.outbound : undefined;
  if (!priced.ok || !outbound) return priced;
  const { order, units } = basis;
  const skuOf = (lineNo: number): string => order.lines.find((line) => line.lineNo === lineNo)?.sku ?? '';
  const again = goodsLines(units.map(({ lineNo, net, sku }) => ({ lineNo, sku: sku ?? skuOf(lineNo), worth: net })));
  return accept({ refund: [], terms: { outbound: { ...outbound, again } } });
}
