import { Rejected } from '#adapters/failure.ts';
import type { Claim } from '#adapters/carrier/port.ts';
import type { ClaimReport } from '#domain/parts/claim/claim.ts';
import { contextOf, type ClaimCall, type OutsideActivities, type OutsideDeps } from './contract.ts';
import { settleUnknown } from './settle-unknown.ts';

/** Claims of the carrier what it lost or broke (R29). A no for good is an answer: nothing of the case hangs on it. */
export const openClaim =
  (deps: OutsideDeps): OutsideActivities['openClaim'] =>
  async (call) => {
    const { ports, crashPoint } = deps;
    const context = contextOf(call);
    const { key, money, reason } = call;
    const trackingNo = call.trackingNo ?? (await parcelInQuestion(deps, call));
    if (trackingNo === undefined) return { status: 'refused', code: 'parcel_unknown' };
    await crashPoint('claim.before', call.caseNo);
    try {
      const claim = await settleUnknown(
        () => ports.carrier.claim(key, { trackingNo, money, reason }, context),
        () => ports.carrier.lookupClaim(key, context),
      );
      await crashPoint('claim.afterCarrier', call.caseNo);
      return { ...reportOf(claim), trackingNo };
    } catch (error) {
      if (error instanceof Rejected) return { status: 'refused', code: error.code, trackingNo };
      throw error;
    }
  };

/** Takes a claim back, since the parcel has turned up; there may be nothing left to take back (R29). */
export const reverseClaim =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['reverseClaim'] =>
  async ({ key, ...call }) => {
    const context = contextOf(call);
    await crashPoint('reverseClaim.before', call.caseNo);
    try {
      const claim = await settleUnknown(
        () => ports.carrier.reverseClaim(key, context),
        () => ports.carrier.lookupClaim(key, context),
      );
      await crashPoint('reverseClaim.afterCarrier', call.caseNo);
      return reportOf(claim);
    } catch (error) {
      if (error instanceof Rejected && error.code === 'claim_refused') return { status: 'refused' };
      throw error;
    }
  };

/** The parcel that brought what the case is about. */
async function parcelInQuestion({ ports, records }: OutsideDeps, call: ClaimCall): Promise<string | undefined> {
  const [state, asked] = [await records.stateOf(call.caseNo), await ports.shop.order(call.order, contextOf(call))];
  const named = state?.request.items?.map(({ lineNo }) => lineNo);
  const lines = (asked?.order.lines ?? []).filter(({ lineNo }) => named === undefined || named.includes(lineNo));
  return lines.map(({ trackingNo }) => trackingNo).find((one) => one !== null);
}

const reportOf = ({ status, paid, version }: Claim): ClaimReport => ({
  status,
  version,
  ...(paid === undefined ? {} : { paid }),
});
