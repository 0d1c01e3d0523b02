import { z } from 'zod';
import { claimSchema } from '#sandbox/carrier/claims/schemas.ts';
import type { Held } from '#sandbox/core/same-key.ts';
import type { State } from '#sandbox/core/state.ts';
import { disposalSchema } from '#sandbox/warehouse/disposals/schemas.ts';
import { interceptSchema } from '#sandbox/warehouse/intercepts/schemas.ts';
import { repairSchema } from '#sandbox/warehouse/repairs/schemas.ts';
import { reservationSchema } from '#sandbox/warehouse/reservations/schemas.ts';
import { shipmentSchema } from '#sandbox/warehouse/shipments/schemas.ts';
import { unannouncedSchema } from '#sandbox/warehouse/unannounced/schemas.ts';

/** What came of an order at the warehouse and the carrier, beside returns and labels. */
export const goodsSchema = z.object({
  reservations: z.array(reservationSchema),
  shipments: z.array(shipmentSchema),
  intercepts: z.array(interceptSchema),
  repairs: z.array(repairSchema),
  disposals: z.array(disposalSchema),
  unannounced: z.array(unannouncedSchema),
  claims: z.array(claimSchema),
});

/** The same, of one order. */
export function goodsOf({ warehouse, carrier }: State, orderNo: string): z.infer<typeof goodsSchema> {
  const ours = <T extends { orderNo: string | null }>(all: ReadonlyMap<string, Held<T>>): T[] =>
    [...all.values()].map(({ value }) => value).filter((one) => one.orderNo === orderNo);
  return {
    reservations: ours(warehouse.reservations),
    shipments: ours(warehouse.shipments),
    intercepts: ours(warehouse.intercepts),
    repairs: ours(warehouse.repairs),
    disposals: ours(warehouse.disposals),
    unannounced: ours(warehouse.unannounced),
    claims: ours(carrier.claims),
  };
}
