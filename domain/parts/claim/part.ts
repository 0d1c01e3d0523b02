import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { claimKeyOf } from '#domain/ids.ts';
import { money, type Money } from '#domain/money.ts';
import { outboundOf } from '#domain/parts/outbound/outbound.ts';
import type { Part } from '#domain/parts/part.ts';
import { worthOf } from '#domain/parts/shipment/shipment.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { foundAgain, reportedClaim, type Claim } from './claim.ts';

/**
 * What carriers owe us (R29). It goes beside the case: the customer's money never waits for it, and it is seen to in
 * every stage that the case may be in.
 */
export const claimPart: Part = {
  fold: (state, event) => {
    const lost = lossOf(state, event);
    const claimed = lost ? planned(state, lost) : state;
    const found = foundParcel(claimed, event);
    const known =
      found === undefined
        ? claimed
        : withClaims(claimed, (claim) =>
            claim.trackingNo === found && claim.reason === 'lost' ? foundAgain(claim) : claim,
          );
    if (event.type !== 'claimReported') return known;
    const { n, report } = event.data;
    return withClaims(known, (claim) => (claim.n === n ? reportedClaim(claim, report) : claim));
  },
  aside: nextForClaims,
  rows: ({ caseNo, claims = [] }) =>
    claims.map(({ n, status, trackingNo = '' }) => [`claim ${n}`, status, `${claimKeyOf(caseNo, n)} ${trackingNo}`]),
};

const withClaims = (state: CaseState, change: (claim: Claim) => Claim): CaseState =>
  state.claims ? { ...state, claims: state.claims.map(change) } : state;

interface Loss {
  readonly trackingNo?: string;
  readonly reason: Claim['reason'];
  readonly money: Money;
}

/** One claim for a parcel, as long as it stands. */
function planned(state: CaseState, loss: Loss): CaseState {
  const claims = state.claims ?? [];
  const stands = claims.some(
    (claim) => claim.trackingNo === loss.trackingNo && STANDS.has(claim.status) && !claim.found,
  );
  if (stands || loss.money.amount <= 0) return state;
  return {
    ...state,
    claims: [...claims, { n: claims.length + 1, ...loss, status: 'planned', version: 0, found: false }],
  };
}

const STANDS: ReadonlySet<Claim['status']> = new Set<Claim['status']>(['planned', 'open', 'accepted']);

/** A parcel at our risk that this event says is lost, or goods that were agreed to have been damaged on their way. */
function lossOf(state: CaseState, event: CaseEvent): Loss | undefined {
  const { offer, parcel } = state;
  const currency = offer?.money.currency ?? 'USD';
  switch (event.type) {
    case 'outboundMoved': {
      const { trackingNo } = event.data;
      const out = outboundOf(state, trackingNo);
      return out?.status === 'lost' ? { trackingNo, reason: 'lost', money: money(out.worth, currency) } : undefined;
    }
    case 'parcelMoved':
      return parcel?.status === 'lost' && parcel.ourLabel && offer
        ? { trackingNo: event.data.trackingNo, reason: 'lost', money: offer.money }
        : undefined;
    case 'shipmentMoved':
    case 'shipmentReported': {
      const { n } = event.data;
      const shipment = state.shipments?.find((one) => one.n === n);
      return shipment?.status === 'lost' && shipment.trackingNo !== undefined
        ? { trackingNo: shipment.trackingNo, reason: 'lost', money: money(worthOf(shipment), currency) }
        : undefined;
    }
    case 'offerAccepted':
      return offer && state.finding?.liability === 'carrier' && state.request.problem === 'damaged_in_transit'
        ? { reason: 'damaged', money: offer.money }
        : undefined;
    default:
      return undefined;
  }
}

/** The parcel that this event says has turned up. */
function foundParcel(state: CaseState, event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'outboundMoved':
    case 'outboundInspected': {
      const { trackingNo } = event.data;
      return outboundOf(state, trackingNo)?.status === 'lost' ? undefined : trackingNo;
    }
    case 'parcelMoved':
      return state.parcel?.status === 'lost' ? undefined : event.data.trackingNo;
    case 'shipmentMoved': {
      const { n } = event.data;
      const shipment = state.shipments?.find((one) => one.n === n);
      return shipment?.status === 'lost' ? undefined : shipment?.trackingNo;
    }
    case 'returnReceived':
    case 'returnInspected':
      return event.by.type === 'system' ? undefined : state.parcel?.trackingNo;
    case 'lateEventNoted':
      return event.data.what === 'parcel delivered' ? state.parcel?.trackingNo : undefined;
    default:
      return undefined;
  }
}

/** The claim to be made or taken back now. */
function nextForClaims(state: CaseState): Extract<NextStep, { do: unknown }> | undefined {
  for (const claim of state.claims ?? []) {
    if (claim.status === 'planned') return { do: 'openClaim', n: claim.n };
    if (claim.found && (claim.status === 'open' || claim.status === 'accepted'))
      return { do: 'reverseClaim', n: claim.n };
  }
  return undefined;
}
