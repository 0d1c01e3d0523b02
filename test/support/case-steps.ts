import { provider, system, type Actor } from '#domain/case/actor.ts';
import { park } from '#domain/case/clock-ends.ts';
import type { CaseEvent, NewEvent } from '#domain/case/events.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import { needsJudgement, stepOf } from '#domain/case/own-turn.ts';
import { answeredBy, madeOffer } from '#domain/negotiation/approval.ts';
import { mayOffer as mayOfferNow } from '#domain/negotiation/may-offer.ts';
import { ROAD_STEPS, type RoadAnswer } from './case-road.ts';
import { anExchange, GOODS_STEPS, type GoodsAnswer } from './case-exchange.ts';
import { REPAIR_STEPS, type RepairAnswer } from './case-repair.ts';
import { given, giftSent } from './case-negotiation.ts';
import { roundOf, type CaseState } from '#domain/case/state.ts';
import { cancellationKeyOf, rmaOf } from '#domain/ids.ts';
import type { OfferSummary } from '#domain/offer.ts';
import { forfeitOf } from '#domain/parts/grant/grant.ts';
import { isNews, isPending, type RefundReport } from '#domain/parts/refund.ts';
import type { ParcelStatus } from '#domain/parts/return-parcel.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { TASK_OF_STEP, type StuckStep } from '#domain/task.ts';
import { AGENT, type TestCase } from './a-case.ts';
import { talkOf } from './case-talk.ts';
import { MONEY_STEPS } from './case-disputes.ts';
import { refundsPlanned, settlement, unpaidOf } from './case-money.ts';

/**
 * What the activities of a case put on record, without policy, ledger and outside world: small stand-ins, so that a
 * case can be carried through all its stages in memory. What the outside answers is the test's to say.
 */
type Written = readonly CaseEvent[];

export type Verdict = 'offer' | 'offerRefund' | 'offerExchange' | 'refuse' | 'refuseFinally' | 'person' | 'stuck';

/** The judgement of a request, with the answer the policy would give. */
export function judged(test: TestCase, verdict: Verdict = 'offer'): Written {
  return needsJudgement(test.state) ? test.write(judgement(test.state, test.now, verdict)) : [];
}

function judgement(state: CaseState, at: number, verdict: Verdict): readonly NewEvent[] {
  if (verdict === 'stuck') return [park(state, { kind: 'stuck', step: 'lookUp', why: 'unreachable' }, at)];
  const act = { by: system('policy'), at };
  const talk = talkOf(state);
  if (talk) return [openTask(state, talk, act)];
  const found = { ...event('findingMade', { liability: 'customer' }, act), because: 'changed-mind' };
  if (verdict === 'refuse' && !state.granted)
    return [found, event('requestRefused', { code: 'remedy_not_allowed', disputable: true }, act)];
  if (verdict === 'refuseFinally' || unpaidOf(state) === 0)
    return [found, event('requestRefused', { code: 'units_not_free', disputable: false }, act)];
  if (verdict === 'person' && !state.granted)
    return [found, openTask(state, { kind: 'decide', why: 'above the limit' }, act)];
  return [found, event('offerMade', { offer: anOffer(state, offeredAs(state, verdict)) }, act)];
}

const offeredAs = (state: CaseState, verdict: Verdict): Partial<OfferSummary> => {
  if (verdict === 'offerExchange') return anExchange(state);
  return verdict === 'offerRefund' ? { remedy: 'refund_only' } : {};
};

/** The next round's offer: half of what was paid and not given back yet, unless said otherwise. */
export const anOffer = (state: CaseState, over: Partial<OfferSummary>): OfferSummary => ({
  version: state.offers + 1,
  remedy: 'return_and_refund',
  money: { amount: Math.ceil(unpaidOf(state) / 2), currency: 'USD' },
  freight: 'customer',
  decision: 1,
  refundDays: 7,
  ...over,
});

/** Whether a person may make an offer now, as `composeOffer` decides it. */
const mayOffer = (state: CaseState): boolean => unpaidOf(state) > 0 && mayOfferNow(state);

/** An offer by a person, which answers the tasks that asked for one (C5). */
export function offered(test: TestCase, over: Partial<OfferSummary> = {}, by: Actor = AGENT): Written {
  const { state, now: at } = test;
  if (!mayOffer(state)) return [];
  const act = { by, at };
  return test.write([
    ...answeredBy(state, act),
    ...madeOffer(state, anOffer(state, over), { ...act, because: 'test' }),
  ]);
}

/** What the outside answers to a step; `stuck` is a step that gave up or was refused for good. */
export interface Answer extends GoodsAnswer, RepairAnswer, Pick<RoadAnswer, 'race'> {
  readonly stuck?: boolean;
  readonly report?: RefundReport;
  readonly scan?: ParcelStatus;
}

export type OwnStep = Exclude<NextStep, { ended: unknown }>;

/** Carries out the step whose turn it is, if any, to its end. */
export function carriedOut(test: TestCase, answer: Answer = {}): Written {
  const step = stepOf(test.state);
  return step ? finished(test, step, answer) : [];
}

/** Puts the end of a step on record that was begun, maybe, in another state than the present one. */
export function finished(test: TestCase, step: OwnStep, answer: Answer = {}): Written {
  const { state, now: at } = test;
  if ('park' in step) return test.write([parked(state, { step: step.park, why: step.why, at })]);
  const stuck = answer.stuck === true ? STUCK_AS[step.do] : undefined;
  if (stuck) return test.write([parked(state, { step: stuck, why: `${step.do} gave up`, at })]);
  return test.write(STEPS[step.do]({ state, at, n: step.n ?? 0, answer }));
}

const parked = (state: CaseState, { step, why, at }: { step: StuckStep; why: string; at: number }): NewEvent =>
  park(state, { kind: TASK_OF_STEP[step], step, why }, at);

type StepName = Extract<OwnStep, { do: unknown }>['do'];

/** The steps that can give up: those that ask the outside and do not take its silence for an answer. */
const STUCK_AS: { readonly [S in StepName]?: StuckStep } = {
  authoriseReturn: 'authoriseReturn',
  cancelReturn: 'cancelReturn',
  changeOrder: 'changeOrder',
  cancelUnits: 'cancelUnits',
  traceParcel: 'traceParcel',
  giveGrant: 'grant',
  requestRefund: 'refund',
  reserveGoods: 'reserveGoods',
  shipGoods: 'shipGoods',
  releaseGoods: 'shipGoods',
  traceShipment: 'traceShipment',
  traceOutbound: 'traceOutbound',
  askIntercept: 'intercept',
  traceIntercept: 'intercept',
  orderRepair: 'repair',
  answerQuote: 'repair',
  traceRepair: 'repair',
  requestCharge: 'charge',
  cancelCharge: 'charge',
  captureCharge: 'charge',
  bookCharge: 'charge',
  revokeGrant: 'revokeGrant',
};

interface Asked {
  readonly state: CaseState;
  readonly at: number;
  readonly n: number;
  readonly answer: Answer;
}

const isNext = (state: CaseState, name: StepName): boolean => {
  const step = stepOf(state);
  return step !== undefined && 'do' in step && step.do === name;
};

const STEPS: { readonly [S in StepName]: (asked: Asked) => readonly NewEvent[] } = {
  authoriseReturn: ({ state, at }) => {
    const rma = rmaOf(state.caseNo, roundOf(state));
    const issued = { rma, trackingNo: `track-${roundOf(state)}`, carrier: 'test' };
    return isNext(state, 'authoriseReturn')
      ? [event('returnAuthorised', issued, { by: provider('warehouse'), at })]
      : [];
  },
  traceParcel: ({ state, at, answer: { scan } }) => {
    const trackingNo = state.parcel?.trackingNo ?? '';
    return [
      scan
        ? event('parcelMoved', { trackingNo, status: scan }, { by: provider('carrier'), at })
        : parked(state, { step: 'traceParcel', why: `no scan of ${trackingNo}`, at }),
    ];
  },
  changeOrder: ({ at }) => [event('orderChanged', { kind: 'address' }, { by: provider('shop'), at })],
  cancelReturn: ({ state, at }) => [
    event('returnCancelled', { rma: state.parcel?.rma ?? '' }, { by: provider('warehouse'), at }),
  ],
  giveGrant: ({ answer: { report }, ...giving }) =>
    given(
      giving,
      report?.status === 'failed' ? { status: 'failed', failure: 'no' } : { status: 'delivered', ref: 'gr' },
    ),
  revokeGrant: ({ state, at, n }) => revokedGrant(state, n, at),
  sendGift: giftSent,
  ...GOODS_STEPS,
  ...REPAIR_STEPS,
  ...ROAD_STEPS,
  ...MONEY_STEPS,
  cancelUnits: ({ state, at }) => [
    event('unitsCancelled', { cancellationKey: cancellationKeyOf(state.caseNo) }, { by: provider('shop'), at }),
  ],
  settleReturn: ({ state, at }) => (isNext(state, 'settleReturn') ? settlement(state, at) : []),
  planRefund: ({ state, at }) => (isNext(state, 'planRefund') ? refundsPlanned(state, at) : []),
  requestRefund: ({ state, at, n, answer: { report = { status: 'accepted', version: 1 } } }) =>
    reported(state, { n, report, at, counts: isNews }),
  askRefund: ({ state, at, n, answer: { stuck, report } }) => {
    const known = state.refunds.find((refund) => refund.n === n)?.status;
    const unanswered = known === undefined || known === 'planned' ? undefined : { status: known };
    const said = stuck ? unanswered : (report ?? unanswered);
    return said ? reported(state, { n, report: said, at, counts: isPending }) : [];
  },
};

const revokedGrant = (state: CaseState, n: number, at: number): readonly NewEvent[] =>
  forfeitOf(state)?.n === n ? [event('grantRevoked', { n, outcome: 'revoked' }, { by: provider('shop'), at })] : [];

interface Report {
  readonly n: number;
  readonly report: RefundReport;
  readonly at: number;
  readonly counts: typeof isNews;
}

function reported(state: CaseState, { n, report, at, counts }: Report): readonly NewEvent[] {
  const refund = state.refunds.find((one) => one.n === n);
  return refund && counts(refund, report)
    ? [event('refundReported', { n, report }, { by: provider('payments'), at })]
    : [];
}
