import { provider, system } from '#domain/case/actor.ts';
import { park } from '#domain/case/clock-ends.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { interceptKeyOf } from '#domain/ids.ts';
import type { OfferSummary } from '#domain/offer.ts';
import { isNewsOfClaim, type ClaimReport } from '#domain/parts/claim/claim.ts';
import { isNewsOfIntercept, type InterceptOutcome } from '#domain/parts/intercept/intercept.ts';
import { movedTo } from '#domain/parts/outbound/outbound.ts';
import type { ParcelStatus } from '#domain/parts/return-parcel.ts';
import type { StepName } from '#domain/remedies/remedy.ts';
import { refundsPlanned, unpaidOf } from './case-money.ts';

/** What the outside answers about goods on the road, as a test decides it. */
export interface RoadAnswer {
  readonly scan?: ParcelStatus;
  readonly race?: InterceptOutcome;
}

interface Asked {
  readonly state: CaseState;
  readonly at: number;
  readonly n: number;
  readonly answer: RoadAnswer;
}

/** What an offer about goods on the road says: one parcel with the one unit of the case. */
export const onTheRoad = (
  state: CaseState,
  remedy: 'refused_delivery' | 'lost_parcel' | 'intercept',
): Partial<OfferSummary> => ({
  remedy,
  terms: {
    outbound: { parcels: [{ trackingNo: 'out-1', lines: [{ lineNo: 1, quantity: 1 }], worth: unpaidOf(state) }] },
    ...(remedy === 'intercept' ? { intercept: { lines: [{ lineNo: 1, quantity: 1 }] } } : {}),
  },
});

type RoadStep = Extract<
  StepName,
  | 'traceOutbound'
  | 'settleOutbound'
  | 'askIntercept'
  | 'traceIntercept'
  | 'offerReturn'
  | 'openClaim'
  | 'reverseClaim'
  | 'disposeForeign'
>;

/** Stand-ins for the steps of goods on the road, without ledger and outside world. */
export const ROAD_STEPS: { readonly [S in RoadStep]: (asked: Asked) => readonly NewEvent[] } = {
  traceOutbound: ({ state, n, at, answer: { scan } }) => {
    const parcel = state.outbound?.parcels[n - 1];
    if (!parcel) return [];
    const act = { by: provider('carrier'), at };
    const { trackingNo } = parcel;
    if (scan && movedTo(parcel, scan)) return [event('outboundMoved', { trackingNo, status: scan }, act)];
    if (parcel.status === 'unknown') return [event('outboundMoved', { trackingNo, status: 'unheard' }, act)];
    return [park(state, { kind: 'traceParcel', step: 'traceOutbound', why: `no scan of ${trackingNo}` }, at)];
  },
  settleOutbound: ({ state, at }) => {
    const gone = (state.outbound?.parcels ?? []).some(({ status }) => status === 'lost' || status === 'returned');
    const settled = event('outboundSettled', { accepted: gone ? 1 : 0, of: 1 }, { by: system('settlement'), at });
    return gone ? [settled, ...refundsPlanned(state, at)] : [settled];
  },
  askIntercept: (asked) => raced(asked),
  traceIntercept: (asked) => raced(asked),
  offerReturn: ({ state, at }) => {
    const offer: OfferSummary = {
      version: state.offers + 1,
      remedy: 'return_and_refund',
      money: { amount: unpaidOf(state), currency: 'USD' },
      freight: 'customer',
      decision: 1,
      refundDays: 7,
    };
    return [event('offerMade', { offer }, { by: system('policy'), at })];
  },
  disposeForeign: ({ state, at }) => [
    event('foreignDone', { choice: state.foreign?.choice ?? 'dispose' }, { by: provider('warehouse'), at }),
  ],
  openClaim: (asked) => answered(asked, { status: 'open', version: 1 }),
  reverseClaim: (asked) => answered(asked, { status: 'reversed', version: 2 }),
};

function raced({ state, at, answer: { race } }: Asked): readonly NewEvent[] {
  if (!isNewsOfIntercept(state)) return [];
  const act = { by: provider('warehouse'), at };
  const key = interceptKeyOf(state.caseNo, state.intercept?.offer ?? 0);
  const asked = event('interceptAsked', { key }, act);
  return race ? [asked, event('interceptAnswered', { key, outcome: race }, act)] : [asked];
}

function answered({ state, n, at }: Asked, report: ClaimReport): readonly NewEvent[] {
  const claim = state.claims?.find((one) => one.n === n);
  const newest = { ...report, version: (claim?.version ?? 0) + 1 };
  return claim && isNewsOfClaim(claim, newest)
    ? [event('claimReported', { n, report: newest }, { by: provider('carrier'), at })]
    : [];
}
