import { isNews, type Refund } from '#domain/parts/refund.ts';
import { awaitedMore } from '#domain/parts/more-parcels.ts';
import { isExpected, isMore, isNewsOfParcel, type ReturnParcel } from '#domain/parts/return-parcel.ts';
import { disputeJudges } from '#domain/parts/dispute/judges.ts';
import { repairJudges } from '#domain/parts/repair/judges.ts';
import { chargeJudges } from '#domain/parts/charge/judges.ts';
import { claimJudges } from '#domain/parts/claim/judges.ts';
import { interceptJudges } from '#domain/parts/intercept/news.ts';
import { judgeOutbound, outboundJudges } from '#domain/parts/outbound/judges.ts';
import { outboundOf } from '#domain/parts/outbound/outbound.ts';
import { judgeGoodsMoved, shipmentJudges } from '#domain/parts/shipment/judges.ts';
import { lateReplaced } from '#domain/remedies/exchange/late.ts';
import { shipmentOfParcel } from '#domain/parts/shipment/shipment.ts';
import { refundKeyOf } from '#domain/ids.ts';
import { talkJudges } from '#domain/talk/judge.ts';
import type { Happening, HappeningType } from './commands.ts';
import { event, openTask } from './new-event.ts';
import type { NewEvent } from './events.ts';
import type { CaseState } from './state.ts';

export type Judges = {
  readonly [T in HappeningType]: (state: CaseState, happening: Happening<T>, at: number) => readonly NewEvent[];
};

/**
 * Judges what merely happened against the present state (R45): news becomes events, an old story nothing, late truth
 * its defined safe effect. Never refuses and never throws: what happened, happened.
 */
export const judge = <T extends HappeningType>(
  state: CaseState,
  happening: Happening<T>,
  at: number,
): readonly NewEvent[] => (state.stage === 'archived' ? [] : JUDGES[happening.type](state, happening, at));

const JUDGES: Judges = {
  ...shipmentJudges,
  ...chargeJudges,
  ...repairJudges,
  ...outboundJudges,
  ...interceptJudges,
  ...claimJudges,
  ...disputeJudges,
  ...talkJudges,
  parcelMoved: (state, { by, data }, at) => {
    const sent = shipmentOfParcel(state, data.trackingNo);
    if (sent) return judgeGoodsMoved(sent, { by, data, at });
    const outbound = outboundOf(state, data.trackingNo);
    if (outbound) return judgeOutbound(state, outbound, { by, data, at });
    return judgeReturnMoved(state, { by, data, at });
  },

  returnReceived: (state, { by, data }, at) =>
    state.parcel?.rma === data.rma &&
    state.stage === 'execution' &&
    isExpected(state.parcel) &&
    state.parcel.status !== 'delivered'
      ? [event('returnReceived', data, { by, at })]
      : [],

  returnInspected: (state, { by, data }, at) => {
    const { parcel } = state;
    if (!parcel || parcel.rma !== data.rma) return [];
    return isCarriedOut(state) && (isUnpaid(parcel) || isExpected(parcel) || isLookedAtAgain(state))
      ? [event('returnInspected', data, { by, at })]
      : inspectedLate(state, parcel, { by, data, at });
  },

  refundReported: (state, { by, data }, at) => {
    const refund = state.refunds.find(({ n }) => refundKeyOf(state.caseNo, n) === data.key);
    if (!refund || !isNews(refund, data.report)) return [];
    const told = event('refundReported', { n: refund.n, report: data.report }, { by, at });
    // The money came back after all was well: the case is taken up again (R20).
    if (refund.status === 'arrived' && (state.stage === 'followUp' || state.stage === 'closed'))
      return [told, event('caseReopened', { why: 'late_truth' }, { by, at })];
    if (!paidTwice(refund, data.report.status)) return [told];
    // Money went out twice: the ledger has no room for it, a person has to get it back (R7).
    const why = `refund ${refund.n} arrived after it was replaced`;
    return state.tasks.some((task) => task.why === why)
      ? []
      : [
          event('lateEventNoted', { what: why, effect: 'task' }, { by, at }),
          openTask(state, { kind: 'lateMoney', why }, { by, at }),
        ];
  },

  reportedAgain: (_state, { by, data }, at) => [event('reportedAgain', data, { by, at })],
};

type Told<T extends HappeningType> = Pick<Happening<T>, 'by' | 'data' | 'at'>;

/** A scan of a parcel that the customer sends back. */
function judgeReturnMoved(state: CaseState, { by, data, at }: Told<'parcelMoved'>): readonly NewEvent[] {
  const { parcel } = state;
  if (!parcel) return [];
  const moved = event('parcelMoved', data, { by, at });
  if (isMore(parcel, data.trackingNo)) return isCarriedOut(state) && isNewsOfMore(parcel, data) ? [moved] : [];
  if (parcel.trackingNo !== data.trackingNo) return [];
  if (isFollowed(state, parcel)) return isNewsOfParcel(parcel, data.status) ? [moved] : [];
  // Lost, settled, and found again: kept for the stock and the carrier claim, no second refund (R29).
  return data.status === 'delivered'
    ? [event('lateEventNoted', { what: `parcel ${data.status}`, effect: 'kept' }, { by, at })]
    : [];
}

/** Scans of it still count for what was agreed; a lost parcel can turn up (R29). */
const isFollowed = ({ stage }: CaseState, parcel: ReturnParcel): boolean =>
  stage === 'execution' && (isExpected(parcel) || parcel.status === 'lost');

/**
 * Goods that come back after the return was over: a person decides whether they are paid (R45). Goods that were settled
 * unseen are counted into the stock now, and nothing is paid twice (R29, D8).
 */
function inspectedLate(
  state: CaseState,
  parcel: ReturnParcel,
  { by, data, at }: Told<'returnInspected'>,
): readonly NewEvent[] {
  const inspected = event('returnInspected', data, { by, at });
  const noted = (effect: 'task' | 'stock'): NewEvent =>
    event('lateEventNoted', { what: 'goods inspected', effect }, { by, at });
  if (!isUnpaid(parcel)) return [...(parcel.looked ? [] : [inspected]), noted('stock')];
  return (
    lateReplaced(state, data, { by, at }) ?? [
      inspected,
      noted('task'),
      openTask(state, { kind: 'decide', why: 'goods came back after the return had lapsed' }, { by, at }),
    ]
  );
}

/** More came after the warehouse had looked: its later word stands (R26, R27). */
const isLookedAtAgain = (state: CaseState): boolean =>
  state.parcel?.status === 'inspected' && awaitedMore(state).length > 0;

const isNewsOfMore = (
  { more = [] }: ReturnParcel,
  { trackingNo, status }: { trackingNo: string; status: string },
): boolean =>
  more.some(
    (one) =>
      one.trackingNo === trackingNo && one.status === 'inTransit' && (status === 'delivered' || status === 'lost'),
  );

/** What was agreed is still under way: news of it take their ordinary course. */
const isCarriedOut = ({ stage, withdrawn }: CaseState): boolean => stage === 'execution' && !withdrawn;

/** Nobody was paid for the goods, since they were not sent in time, or the customer's own carrier lost them (R29). */
const isUnpaid = ({ status }: ReturnParcel): boolean => status === 'lapsed' || status === 'lost';

const paidTwice = (refund: Refund, status: string): boolean =>
  (refund.replacedBy !== undefined || refund.settledBy !== undefined) && status === 'arrived';
