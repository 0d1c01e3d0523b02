import { z } from 'zod';
import type { ShipmentLine } from './port.ts';
import { wireQuantity, wireText } from '#adapters/wire.ts';

/** Units that go out, as the warehouse repeats them. */
export const shipmentLine: z.ZodType<ShipmentLine> = z.object({
  lineNo: z.int().positive().nullable(),
  sku: wireText,
  quantity: wireQuantity,
});
