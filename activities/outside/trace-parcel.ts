import { contextOf, type OutsideActivities, type OutsideDeps } from './contract.ts';

/** Asks the carrier where a silent parcel is (R29). */
export const traceParcel =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['traceParcel'] =>
  async (call) => {
    await crashPoint('traceParcel.before', call.caseNo);
    const parcel = await ports.carrier.parcel(call.trackingNo, contextOf(call));
    await crashPoint('traceParcel.afterCarrier', call.caseNo);
    if (parcel === undefined || parcel.status === 'label_created') return null;
    return { status: parcel.status, lastScanAt: Math.max(0, ...parcel.scans.map((scan) => scan.at)) };
  };
