import fc from 'fast-check';
import { asideOf, needsJudgement, stepOf } from '#domain/case/own-turn.ts';
import { QUESTION_OF_ANSWER, type Answers, type Happening, type RecordedOutcome } from '#domain/case/commands.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import type { Stage } from '#domain/case/stages.ts';
import type { CaseState } from '#domain/case/state.ts';
import { PROBLEMS } from '#domain/intake/request.ts';
import { chargeKeyOf, refundKeyOf, shipmentKeyOf } from '#domain/ids.ts';
import type { Charge, ChargeReport } from '#domain/parts/charge/charge.ts';
import type { RefundReport } from '#domain/parts/refund.ts';
import { isAsked, latestQuote, presentRepair, type Repair } from '#domain/parts/repair/repair.ts';
import { PARCEL_STATUSES, UNIT_OUTCOMES } from '#domain/parts/return-parcel.ts';
import type { Result } from '#domain/refusals.ts';
import { SUPERVISOR, type TestCase } from './a-case.ts';
import { needsCare } from '#domain/negotiation/care.ts';
import { needsCounter } from '#domain/negotiation/deciders.ts';
import type { OfferSummary } from '#domain/offer.ts';
import { weighed } from './case-disputes.ts';
import { anExchange, aReship } from './case-exchange.ts';
import { aRepair, quoted, worked } from './case-repair.ts';
import { AN_APOLOGY, cared, counterAnswered, COUPON, proposed } from './case-negotiation.ts';
import { talked } from './case-talk.ts';
import { CHARGE_NEWS, newsOf, pick, REPORTS, reportOf, WORKSHOP } from './case-news.ts';
import { anOffer, finished, judged, offered, type Answer, type OwnStep, type Verdict } from './case-steps.ts';

/** One thing that somebody, or the case itself, does next; numbers choose among what is possible then. */
export interface Act {
  readonly kind: Kind;
  readonly a: number;
  readonly b: number;
}
type Kind = 'talk' | 'forward' | 'own' | 'begin' | 'clock' | 'command' | 'person' | 'offer' | 'news' | 'again';

export const anAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.oneof(
    { arbitrary: fc.constant('forward' as const), weight: 12 },
    { arbitrary: fc.constant('own' as const), weight: 8 },
    { arbitrary: fc.constant('begin' as const), weight: 2 },
    { arbitrary: fc.constant('clock' as const), weight: 3 },
    { arbitrary: fc.constant('command' as const), weight: 4 },
    { arbitrary: fc.constant('person' as const), weight: 3 },
    { arbitrary: fc.constant('offer' as const), weight: 1 },
    { arbitrary: fc.constant('news' as const), weight: 4 },
    { arbitrary: fc.constant('again' as const), weight: 1 },
    { arbitrary: fc.constant('talk' as const), weight: 2 },
  ),
  a: fc.nat({ max: 59 }),
  b: fc.nat({ max: 59 }),
});

/** Plays acts on a case as the workflow lets them come: while a step is under way only commands are heard (design 3.3). */
export interface Walk {
  /** Does one act. */
  act(act: Act): void;
  /** Ends the step that is under way, if any. */
  end(): void;
  /** What was heard last, and the case after it. */
  readonly heard: Heard | undefined;
}

interface Heard {
  readonly happening: Happening;
  readonly after: CaseState;
}

/** `banks`: disputes of the order's payment are heard of, too. */
export function walkOn(test: TestCase, { banks = false } = {}): Walk {
  let underWay: { step: OwnStep } | undefined;
  let heard: Heard | undefined;
  const finish = (a: Act): readonly CaseEvent[] => {
    const step = underWay?.step;
    underWay = undefined;
    return step ? finished(test, step, answerOf(a)) : [];
  };
  const own = (a: Act): readonly CaseEvent[] => {
    if (needsCare(test.state)) return cared(test);
    if (needsCounter(test.state)) return counterAnswered(test, a.b % 3 === 0 ? { remedy: 'refund_only' } : undefined);
    if (needsJudgement(test.state)) return judged(test, pick(VERDICTS, a.a));
    const step = stepOf(test.state) ?? asideOf(test.state);
    return step ? finished(test, step, answerOf(a)) : [];
  };
  const ACTS: { readonly [K in Kind]: (a: Act) => readonly CaseEvent[] } = {
    forward: (a) => forward(test, a),
    own,
    begin: () => {
      const step = stepOf(test.state);
      if (step) underWay = { step };
      return [];
    },
    clock: () => test.clockActs(),
    command: (a) => command(test, a),
    person: (a) => person(test, a),
    talk: ({ a, b }) => talked(test, a, b),
    offer: (a) =>
      a.a % 5 > 2
        ? otherOffer(test, a)
        : offered(
            test,
            {
              remedy: a.a % 2 === 0 ? 'refund_only' : 'return_and_refund',
              ...(a.b % 3 === 0 ? { stopShipment: true } : {}),
              ...(a.b % 4 === 0 ? { money: { amount: 100, currency: 'USD' } } : {}),
            },
            SUPERVISOR,
          ),
    news: (a) => {
      const happening = newsOf(test, a, { banks });
      const written = test.take(happening);
      heard = { happening, after: test.state };
      return happening.type === 'disputeReported' ? [...written, ...test.write(weighed(test))] : written;
    },
    again: () => (heard ? test.take({ ...heard.happening, id: `again ${test.journal.length}` }) : []),
  };
  const COMMANDED: ReadonlySet<Kind> = new Set<Kind>(['command', 'person', 'offer', 'talk']);
  return {
    get heard() {
      return heard;
    },
    act(a) {
      const doIt = underWay && !COMMANDED.has(a.kind) ? finish : ACTS[a.kind];
      doIt(a);
    },
    end: () => void finish({ kind: 'own', a: 0, b: 1 }),
  };
}

/** Grants and guidance, alone or beside money, and offers that a supervisor has to see first. */
function otherOffer(test: TestCase, { a, b }: Act): readonly CaseEvent[] {
  const nothing = { amount: 0, currency: 'USD' as const };
  const guidance = {
    steps: [{ zh: '重启', en: 'Restart it' }],
    ...(b % 2 === 0 ? { article: 'restart', version: '1' } : {}),
  };
  const offer = pick<Partial<OfferSummary>>(
    [
      { remedy: 'coupon', money: nothing, terms: { grants: [COUPON] } },
      { remedy: 'apology', money: nothing, terms: { grants: [AN_APOLOGY] } },
      { remedy: 'guidance', money: nothing, terms: { guidance } },
      { remedy: 'change_order', money: nothing, terms: { change: { kind: 'address' } } },
      { remedy: 'refund_only', terms: { grants: [COUPON, AN_APOLOGY] } },
      { remedy: 'return_and_refund', terms: { grants: [COUPON] } },
      { remedy: 'return_and_refund', terms: { grants: [COUPON, AN_APOLOGY], grantsOnLapse: 'revoke' } },
      { remedy: 'return_and_refund', terms: { refundOnProof: true } },
      anExchange(test.state),
      anExchange(test.state, { dearer: 300 }),
      anExchange(test.state, { dearer: -300 }),
      anExchange(test.state, { first: true }),
      anExchange(test.state, { dearer: 200, first: true }),
      aReship(test.state),
      aReship(test.state, true),
      aRepair(),
      aRepair(900),
      aRepair(),
    ],
    a,
  );
  return b % 3 === 0
    ? proposed(test, anOffer(test.state, { ...offer, byPerson: true }))
    : offered(test, offer, SUPERVISOR);
}

const CHARGED = ['paid', 'authorised', 'failed', 'cancelled'] as const;
const GOODS_NEWS = ['reserved', 'outOfStock', 'expired', 'shipped', 'created', 'reserved'] as const;

const VERDICTS: readonly Verdict[] = [
  'offerExchange',
  'offer',
  'offer',
  'offer',
  'offerRefund',
  'offerRefund',
  'refuse',
  'refuseFinally',
  'person',
  'stuck',
];

const answerOf = (a: Act): Answer => ({
  ...(a.b % 6 === 0 ? { stuck: true } : {}),
  report: reportOf(a),
  goods: pick(GOODS_NEWS, a.a),
  charge: pick(CHARGE_NEWS, a.b),
  workshop: pick(WORKSHOP, a.b),
  ...(a.a % 3 === 0 ? {} : { scan: pick(PARCEL_STATUSES, a.b) }),
});

/** What most likely comes next, so that walks get far: the customer agrees, parcels move, money arrives. */
function forward(test: TestCase, act: Act): readonly CaseEvent[] {
  const { state } = test;
  if (state.tasks.length > 0 && act.a % 3 > 0) return act.b % 3 === 0 ? offered(test) : person(test, act);
  return FORWARD[state.stage](test, act);
}

const FORWARD: { readonly [S in Stage]: (test: TestCase, act: Act) => readonly CaseEvent[] } = {
  intake: (test, { b }) => ask(test.ask('answerQuestions', { answers: answersTo(test.state, b * 3) })),
  diagnosis: (test) => (test.state.refusal ? ask(test.ask('disputeRefusal', { reason: true })) : offered(test)),
  negotiation: (test) =>
    test.state.offer?.status === 'open'
      ? ask(test.ask('acceptOffer', { version: test.state.offer.version }))
      : offered(test),
  execution: (test, act) =>
    repairOn(test, act) ??
    goodsOn(test, act) ??
    chargeOn(test, act) ??
    parcelOn(test, act) ??
    refundOn(test, act, 'arrived'),
  followUp: (test, { a }) =>
    test.state.revisit ? ask(test.ask('answerRevisit', { solved: a % 3 === 0 })) : test.clockActs(),
  closed: (test, act) => {
    if (act.a % 4 === 0) return test.clockActs();
    return act.a % 4 === 1
      ? refundOn(test, act, 'reversed')
      : ask(test.ask('answerRevisit', { solved: act.b % 3 === 0 }));
  },
  archived: () => [],
};

const ask = (result: Result<readonly CaseEvent[]>): readonly CaseEvent[] => (result.ok ? result.value : []);

function parcelOn(test: TestCase, { a, b }: Act): readonly CaseEvent[] | undefined {
  const { status, trackingNo = '', rma = '' } = test.state.parcel ?? {};
  if (status === 'awaitingParcel') return test.hear('parcelMoved', { trackingNo, status: 'in_transit' });
  if (status === 'inTransit')
    return test.hear('parcelMoved', { trackingNo, status: a % 9 === 0 ? 'lost' : 'delivered' });
  if (status !== 'delivered') return undefined;
  const outcomes = [pick(UNIT_OUTCOMES, a % 4 === 0 ? b : 0), 'accepted' as const];
  const units = outcomes.map((outcome) => ({ lineNo: 1, outcome, disposition: null }));
  // The warehouse reports it, or somebody at our own bench looks: either way it counts as the first look.
  return a % 2 === 0
    ? test.hear('returnInspected', { rma, units })
    : ask(test.ask('inspectParcel', { parcel: { rma }, units }));
}

/** Goods leave the warehouse and arrive. */
function goodsOn(test: TestCase, { a, b }: Act): readonly CaseEvent[] | undefined {
  const moving = test.state.shipments?.find(({ status }) => status === 'created' || status === 'inTransit');
  if (!moving || b % 3 === 0) return undefined;
  const trackingNo = moving.trackingNo ?? `goods-${moving.n}`;
  if (moving.status === 'created')
    return test.hear('shipmentShipped', { key: shipmentKeyOf(test.state.caseNo, moving), trackingNo, carrier: 'test' });
  const status = pick(['delivered', 'delivered', 'delivered', 'lost', 'returned'] as const, a);
  return test.hear('parcelMoved', { trackingNo, status });
}

/** The workshop quotes and works, and the customer says yes or no to its price. */
function repairOn(test: TestCase, { a, b }: Act): readonly CaseEvent[] | undefined {
  const repair = presentRepair(test.state);
  if (!repair || !isHere(test.state) || repair.back !== undefined || b % 4 === 0) return undefined;
  const quote = latestQuote(repair);
  if (quote && isAsked(repair)) return answerQuote(test, quote, a);
  if (repair.status === 'intake' || (repair.status === 'repairing' && b % 5 === 1))
    return quoted(test, (quote?.version ?? 0) + 1, pick([0, 700, 1_200], a), repair.n);
  return BEING_WORKED_ON.has(repair.status) ? worked(test, pick(WORKSHOP, a), repair.n) : undefined;
}

const isHere = ({ parcel }: CaseState): boolean => parcel?.status === 'delivered' || parcel?.status === 'inspected';

const BEING_WORKED_ON: ReadonlySet<Repair['status']> = new Set<Repair['status']>(['repairing', 'testing']);

const answerQuote = (test: TestCase, { version }: { readonly version: number }, a: number): readonly CaseEvent[] =>
  a % 4 === 0
    ? ask(test.ask('declineQuote', { version }))
    : ask(test.ask('approveQuote', { version, confirmation: { method: 'typed' } }));

/** The customer pays, or does not. */
function chargeOn(test: TestCase, { a }: Act): readonly CaseEvent[] | undefined {
  const asked = test.state.charges?.find(({ status }) => status === 'awaiting');
  return asked && chargeNews(test, asked, pick(CHARGE_NEWS, a));
}

const chargeNews = (test: TestCase, { n, version }: Charge, status: ChargeReport['status']): readonly CaseEvent[] =>
  test.hear('chargeReported', {
    key: chargeKeyOf(test.state.caseNo, n),
    report: { status, version: version + 1, ...(status === 'paid' ? { paymentId: `pay-charge-${n}` } : {}) },
  });

function refundOn(test: TestCase, { b }: Act, status: RefundReport['status']): readonly CaseEvent[] {
  const open = test.state.refunds.filter((refund) => refund.replacedBy === undefined && refund.status !== status);
  if (open.length === 0) return [];
  const { n, version } = pick(open, b);
  return test.hear('refundReported', {
    key: refundKeyOf(test.state.caseNo, n),
    report: { status, version: version + 1 },
  });
}

/** What customers ask for, at the right and at the wrong moment, with the present version of an offer or another. */
function command(test: TestCase, { a, b }: Act): readonly CaseEvent[] {
  const version = (test.state.offer?.version ?? 1) - (b % 5 === 0 ? 1 : 0);
  const decided = [
    () => test.ask('acceptOffer', { version }),
    () => test.ask('acceptOffer', { version }),
    () => test.ask('acceptOffer', { version }),
    () => test.ask('declineOffer', { version }),
    () => test.ask('declineOffer', { version, wish: 'partial_refund' }),
    () => test.ask('choosePayout', { refund: (b % 3) + 1, to: 'gift_card' }),
    () => test.ask('answerGuidance', { solved: b % 2 === 0 }),
    () => test.ask('answerRevisit', { solved: true, score: (b % 5) + 1 }),
    () => test.ask('answerQuestions', { answers: answersTo(test.state, b) }),
    () => test.ask('answerQuestions', { answers: answersTo(test.state, b) }),
    () => test.ask('approveQuote', { version: (b % 3) + 1, confirmation: { method: 'link' } }),
    () => test.ask('declineQuote', { version: (b % 3) + 1 }),
    () => test.ask('giveTracking', { trackingNo: 'own-track' }),
    () => test.ask('provePosting', { words: 'proof', ...(b % 2 === 0 ? { trackingNo: 'own-track' } : {}) }),
    () => test.ask('disputeRefusal', { reason: true }),
    () => test.ask('answerRevisit', { solved: b % 2 === 0 }),
    () => test.ask('answerRevisit', { solved: false }),
    ...(b % 4 === 0 ? [() => test.ask('withdraw', {})] : []),
  ];
  return ask(pick(decided, a)());
}

function answersTo({ questions }: CaseState, n: number): Answers {
  const wanted = n % 3 === 0 ? questions : questions.slice(0, 1);
  const all: Answers = {
    items: [{ lineNo: 1, quantity: 2 }],
    problem: pick(PROBLEMS, n),
    wish: 'return_and_refund',
    symptom: true,
    evidence: n % 2,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => wanted.includes(QUESTION_OF_ANSWER[name as keyof Answers])),
  );
}

/** What people of the shop do about open tasks. */
function person(test: TestCase, { a, b }: Act): readonly CaseEvent[] {
  const { tasks } = test.state;
  if (tasks.length === 0) return [];
  const { id, step = 'refund' } = pick(tasks, a);
  const decided = [
    () => test.ask('decideTask', { task: id, verdict: 'grant', reason: 'fair' }, SUPERVISOR),
    () => test.ask('decideTask', { task: id, verdict: 'deny', reason: 'no' }, SUPERVISOR),
    () => test.ask('resolveTask', { task: id, how: 'retry' }, SUPERVISOR),
    () =>
      test.ask('resolveTask', { task: id, how: 'record', outcome: outcomeOf(step, a), evidence: 'seen' }, SUPERVISOR),
  ];
  return ask(pick(decided, b)());
}

function outcomeOf(step: RecordedOutcome['step'], n: number): RecordedOutcome {
  switch (step) {
    case 'refund':
      return { step, report: { status: pick(REPORTS, n) } };
    case 'authoriseReturn':
      return { step, trackingNo: 'by-hand' };
    case 'traceParcel':
      return { step, status: pick(PARCEL_STATUSES, n) };
    case 'grant':
      return { step, report: { status: n % 2 === 0 ? 'delivered' : 'cancelled' } };
    case 'shipGoods':
      return {
        step,
        report: { status: pick(['shipped', 'signed', 'outOfStock'] as const, n), trackingNo: 'goods-by-hand' },
      };
    case 'traceShipment':
    case 'traceOutbound':
      return { step, status: pick(PARCEL_STATUSES, n) };
    case 'intercept':
      return { step, outcome: pick(['intercepted', 'tooLate'] as const, n) };
    case 'lateMoney':
      return { step, how: pick(['paid_otherwise', 'not_owed', 'recovered'] as const, n) };
    case 'repair':
      return { step, status: pick([...WORKSHOP, 'settled'] as const, n) };
    case 'repairPayment':
      return { step, how: n % 2 === 0 ? 'paid' : 'waived' };
    case 'charge':
      return { step, report: { status: pick(CHARGED, n), paymentId: `pay-by-hand-${n}` } };
    default:
      return laterOutcomeOf(step, n);
  }
}

/** What is done about grants and money of a return that lapsed, and steps of which there is nothing to say. */
function laterOutcomeOf(step: LaterStep, n: number): RecordedOutcome {
  if (step === 'revokeGrant') return { step, outcome: n % 2 === 0 ? 'revoked' : 'kept' };
  return step === 'recover' ? { step, how: n % 2 === 0 ? 'recovered' : 'not_owed' } : { step };
}

type LaterStep = 'revokeGrant' | 'recover' | 'lookUp' | 'cancelReturn' | 'changeOrder' | 'cancelUnits' | 'reserveGoods';
