import { newId } from '#sandbox/core/ids.ts';
import type { State } from '#sandbox/core/state.ts';
import type { SerialOfSku, Shipment, ShipmentPlan } from '#sandbox/warehouse/shipments/schemas.ts';

/** Electronics have numbers, and so has what was sold with one. */
const isNumbered = ({ shop }: State, sku: string): boolean =>
  [...shop.products.values()].some(
    ({ category, variants }) => category === 'electronics' && variants.some((one) => one.sku === sku),
  ) || [...shop.orders.values()].some(({ lines }) => lines.some((line) => line.sku === sku && line.serials));

/** The numbers on the units that leave: as planned, or made up for new units (R33). */
export function serialsOf(state: State, { reason, lines }: Shipment, plan: ShipmentPlan): SerialOfSku[] {
  if (plan.serials) return plan.serials;
  if (reason === 'repair_back' || reason === 'refused_units_back') return [];
  return lines
    .filter(({ sku }) => isNumbered(state, sku))
    .flatMap(({ sku, quantity }) => Array.from({ length: quantity }, () => ({ sku, serial: newId('SN') })));
}
