import { disposalCalls } from './disposals.ts';
import { interceptCalls } from './intercepts.ts';
import type { WarehousePort } from './port.ts';
import { repairCalls } from './repairs.ts';
import { reservationCalls } from './reservations.ts';
import { returnCalls } from './returns.ts';
import { shipmentCalls } from './shipments.ts';
import { waybillCalls } from './waybills.ts';
import { createHttpClient } from '#adapters/http-client.ts';
import type { Endpoint } from '#adapters/http-client.ts';

/** A warehouse that speaks the HTTP contract `/warehouse/v1`. */
export function createHttpWarehouse(endpoint: Endpoint): WarehousePort {
  const http = createHttpClient(endpoint);
  return {
    ...returnCalls(http),
    ...reservationCalls(http),
    ...shipmentCalls(http),
    ...interceptCalls(http),
    ...repairCalls(http),
    ...disposalCalls(http),
    ...waybillCalls(http),
  };
}
