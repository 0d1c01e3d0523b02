import type { UnitOutcome } from '#domain/parts/return-parcel.ts';
import { contextOf, type OutsideActivities, type OutsideDeps } from './contract.ts';

/**
 * Where one of the order's own parcels is, by the carrier; of one that is back at the sender also what the warehouse
 * found in it, in case nobody told us (R29, R30, R45).
 */
export const traceOutbound =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['traceOutbound'] =>
  async (call) => {
    const context = contextOf(call);
    await crashPoint('traceOutbound.before', call.caseNo);
    const parcel = await ports.carrier.parcel(call.trackingNo, context);
    await crashPoint('traceOutbound.afterCarrier', call.caseNo);
    if (parcel === undefined || parcel.status === 'label_created') return null;
    const scan = { status: parcel.status, lastScanAt: Math.max(0, ...parcel.scans.map(({ at }) => at)) };
    if (parcel.status !== 'returned') return scan;
    const units = await foundIn(ports, call.trackingNo, context);
    await crashPoint('traceOutbound.afterWarehouse', call.caseNo);
    return units === undefined ? scan : { ...scan, units };
  };

/** The final look of the warehouse; an earlier one is not its last word (R26). */
async function foundIn(
  { warehouse }: OutsideDeps['ports'],
  trackingNo: string,
  context: ReturnType<typeof contextOf>,
): Promise<readonly UnitOutcome[] | undefined> {
  const parcel = await warehouse.lookupUnannounced(trackingNo, context);
  return parcel?.inspections.findLast(({ final }) => final)?.units;
}
