import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { claimKeyOf } from '#domain/ids.ts';
import { money, type Money } from '#domain/money.ts';
import { outboundOf } from '#domain/parts/outbound/outbound.ts';
import type { Part } from '#domain/parts/part.ts';
import { worthOf, type Shipment } from '#domain/parts/shipment/shipment.ts';
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
  const loss = LOSSES[event.type] as ((state: CaseState, event: CaseEvent) => Loss | undefined) | undefined;
  return loss?.(state, event);
}

/** What an event of each type tells of the claims, where it tells anything. */
type Told<R> = { readonly [T in CaseEvent['type']]?: (state: CaseState, event: CaseEvent<T>) => R | undefined };

const LOSSES: Told<Loss> = {
  outboundMoved: (state, { data: { trackingNo } }) => {
    const out = outboundOf(state, trackingNo);
    return out?.status === 'lost'
      ? { trackingNo, reason: 'lost', money: money(out.worth, currencyOf(state)) }
      : undefined;
  },
  parcelMoved: ({ parcel, offer }, { data: { trackingNo } }) =>
    parcel?.status === 'lost' && parcel.ourLabel && offer
      ? { trackingNo, reason: 'lost', money: offer.money }
      : undefined,
  shipmentMoved: (state, { data }) => lostShipment(state, data.n),
  shipmentReported: (state, { data }) => lostShipment(state, data.n),
  offerAccepted: ({ offer, finding, request }) =>
    offer && finding?.liability === 'carrier' && request.problem === 'damaged_in_transit'
      ? { reason: 'damaged', money: offer.money }
      : undefined,
};

function lostShipment(state: CaseState, n: number): Loss | undefined {
  const shipment = shipmentOf(state, n);
  return shipment?.status === 'lost' && shipment.trackingNo !== undefined
    ? { trackingNo: shipment.trackingNo, reason: 'lost', money: money(worthOf(shipment), currencyOf(state)) }
    : undefined;
}

const shipmentOf = ({ shipments }: CaseState, n: number): Shipment | undefined => shipments?.find((one) => one.n === n);

const currencyOf = ({ offer }: CaseState): Money['currency'] => offer?.money.currency ?? 'USD';

/** The parcel that this event says has turned up. */
function foundParcel(state: CaseState, event: CaseEvent): string | undefined {
  const found = FOUND[event.type] as ((state: CaseState, event: CaseEvent) => string | undefined) | undefined;
  return found?.(state, event);
}

const FOUND: Told<string> = {
  outboundMoved: (state, { data }) => foundOutbound(state, data.trackingNo),
  outboundInspected: (state, { data }) => foundOutbound(state, data.trackingNo),
  parcelMoved: ({ parcel }, { data }) => (parcel?.status === 'lost' ? undefined : data.trackingNo),
  shipmentMoved: (state, { data }) => {
    const shipment = shipmentOf(state, data.n);
    return shipment?.status === 'lost' ? undefined : shipment?.trackingNo;
  },
  returnReceived: returnedByHand,
  returnInspected: returnedByHand,
  lateEventNoted: ({ parcel }, { data }) => (data.what === 'parcel delivered' ? parcel?.trackingNo : undefined),
};

const foundOutbound = (state: CaseState, trackingNo: string): string | undefined =>
  outboundOf(state, trackingNo)?.status === 'lost' ? undefined : trackingNo;

/** Somebody has the goods in hand; what the case assumes by itself finds nothing. */
function returnedByHand({ parcel }: CaseState, { by }: CaseEvent): string | undefined {
  return by.type === 'system' ? undefined : parcel?.trackingNo;
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
