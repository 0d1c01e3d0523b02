import { SLIPS } from '#domain/case/slips.ts';
import type { CaseEvent, CaseOutcome, EventData, EventType } from '#domain/case/events.ts';
import type { Shipment } from '#domain/parts/shipment/shipment.ts';
import { CLOCKS, type Clock, type ClockName } from '#domain/case/clocks.ts';
import { noticesOf, type Notice } from '#domain/case/notices.ts';
import { STAGE_ORDER } from '#domain/case/stages.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';
import { CHANNELS, QUESTIONS } from '#domain/intake/request.ts';
import { REVIEW_CAUSES } from '#domain/talk/events.ts';
import type { Money } from '#domain/money.ts';
import type { OfferState } from '#domain/offer.ts';
import type { Refund } from '#domain/parts/refund.ts';
import { REPAIR_STATUSES } from '#domain/parts/repair/repair.ts';
import { PARCEL_STATUSES, plannedReturn } from '#domain/parts/return-parcel.ts';
import { REFUSALS, type RefusalCode } from '#domain/refusals.ts';
import { GRANT_KINDS, needsWorth, type GrantTerms } from '#domain/parts/grant/terms.ts';
import { REMEDIES, type RemedyKind } from '#domain/remedies/index.ts';
import { CHANGE_KINDS } from '#domain/parts/order-change/order-change.ts';
import { TASK_KINDS, type TaskKind } from '#domain/task.ts';

const AT = Date.UTC(2026, 10, 20, 15);
const DAY = 86_400_000;
const USD: Money = { amount: 108_602, currency: 'USD' };
const CNY: Money = { amount: 12_900, currency: 'CNY' };
const BOTH = [true, false];
const GRANTS: readonly GrantTerms[] = GRANT_KINDS.map((kind) => ({
  kind,
  worth: needsWorth(kind) ? CNY : { ...CNY, amount: 0 },
}));
const OUTCOMES: Readonly<Record<CaseOutcome, true>> = {
  fulfilled: true,
  partly_fulfilled: true,
  answered: true,
  refused: true,
  lapsed: true,
  withdrawn: true,
  unanswered: true,
  nothing_acceptable: true,
};
const REFUND_STATUSES: Readonly<Record<Refund['status'], true>> = {
  planned: true,
  accepted: true,
  held: true,
  arrived: true,
  failed: true,
  unknown: true,
  reversed: true,
};
const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(table) as K[];

interface Happened<T extends EventType> {
  readonly data: EventData[T];
  readonly because?: string;
  readonly after?: Partial<CaseState>;
}

const refundIn = (status: Refund['status'], money: Money, expectedAt?: number): Refund => ({
  n: 1,
  paymentId: 'pay-1',
  tender: 'card',
  money,
  status,
  version: 1,
  polls: 0,
  ...(expectedAt === undefined ? {} : { expectedAt }),
});

const offerOf = (remedy: RemedyKind, money: Money): OfferState => ({
  version: 2,
  remedy,
  money,
  freight: 'customer',
  decision: 1,
  refundDays: 7,
  status: 'open',
  madeAt: AT,
});

/** Every event type with everything that makes a difference to what people are told; a new event type does not compile without a row. */
const HAPPENED: { readonly [T in EventType]: readonly Happened<T>[] } = {
  requestReceived: [[], ['items'], [...QUESTIONS]]
    .map((questions) => ({
      data: {
        request: emptyState('AS-2026-000001').request,
        policy: { id: 'retail-us', version: '2026-01' },
        questions: questions as never,
      },
      after: { questions: questions as never },
    }))
    .concat(
      [undefined, null, AT + 3 * DAY].map((expectedAt) => {
        const request = {
          ...emptyState('AS-2026-000001').request,
          problem: 'out_of_stock' as const,
          ...(expectedAt === undefined ? {} : { expectedAt }),
        };
        const data = { request, policy: { id: 'retail-us', version: '2026-01' }, questions: ['wish'] as never };
        return { data, after: { request, questions: ['wish'] as never } };
      }),
    ),
  triaged: [{ data: { priority: 2, queue: 'general' } }],
  findingChanged: [{ data: { liability: 'merchant', overrode: 'unproven' } }],
  alarmRaised: [{ data: { alarm: 'AL-1', subject: 'SKU-1', cases: ['AS-2026-000002'] } }],
  alarmJoined: [{ data: { alarm: 'AL-1', subject: 'SKU-1' } }],
  replyGiven: [
    ...[undefined, 'agent/key/0'].map((words) => ({
      data: { n: 1, closes: false, awaits: true, ...(words ? { words } : {}) },
    })),
    ...BOTH.flatMap((closes) =>
      [undefined, 'agent/key/0'].flatMap((words) =>
        [undefined, { article: 'faq-invoice', version: '1' }].map((guidance) => ({
          data: { n: 1, closes, ...(words ? { words } : {}), ...(guidance ? { guidance } : {}) },
        })),
      ),
    ),
  ],
  customerWrote: [
    { data: { n: 1 } },
    {
      data: { n: 1 },
      after: { tasks: [{ id: 't1', kind: 'answer', openedAt: AT, why: 'a question', level: 0 } as const] },
    },
  ],
  contactMade: [undefined, ...REVIEW_CAUSES].map((cause) => ({
    data: { channel: 'hotline', reached: cause !== undefined, ...(cause ? { cause } : {}) },
  })),
  publicReplyGiven: [{ data: { n: 1, reviewId: 'rev-1', words: 'agent/key/0' } }],
  reviewChanged: [{ data: { reviewId: 'rev-1', stars: 5, version: 2 } }],
  reportedAgain: CHANNELS.map((channel) => ({ data: { channel } })),
  questionAnswered: [
    { data: { question: 'items' } },
    { data: { question: 'problem', problem: 'defective' }, after: { questions: ['symptom', 'evidence'] } },
  ],
  requestRefused: keysOf<RefusalCode>(REFUSALS).flatMap((code) =>
    BOTH.map((disputable) => ({ data: { code, disputable } })),
  ),
  refusalDisputed: [{ data: { reason: true } }],
  findingMade: [{ data: { liability: 'customer' } }],
  decisionMade: [{ data: { task: 't1', verdict: 'grant' } }],
  offerMade: [
    ...keysOf<RemedyKind>(REMEDIES).flatMap((remedy) =>
      [USD, CNY].flatMap((money) =>
        (['customer', 'merchant'] as const).flatMap((freight) =>
          [0, 1, 7].map((refundDays) => ({
            data: { offer: { version: 1, remedy, money, freight, decision: 1, refundDays } },
          })),
        ),
      ),
    ),
    {
      data: {
        offer: {
          ...offerOf('refund_only', { ...USD, amount: 0 }),
          charge: CNY,
          confirm: true,
          terms: { grants: GRANTS },
        },
      },
    },
    { data: { offer: { ...offerOf('return_and_refund', USD), terms: { grants: GRANTS.slice(0, 1) } } } },
    ...CHANGE_KINDS.flatMap((kind) =>
      [1_200, -1_200].map((amount) => {
        const terms = { change: { kind, difference: { ...USD, amount } } };
        return { data: { offer: { ...offerOf('change_order', { ...USD, amount: 0 }), terms } } };
      }),
    ),
  ],
  offerProposed: [
    { data: { offer: offerOf('coupon', USD), above: { what: 'limit', limit: 1, total: 2 }, task: 't1' } },
  ],
  ruleOverridden: [{ data: { rule: 'window-closed', said: 'refuse window_closed', gave: 'granted' } }],
  orderChanged: CHANGE_KINDS.flatMap((kind) =>
    [undefined, 0, 1_200, -1_200].map((amount) => ({
      data: { kind, ...(amount === undefined ? {} : { difference: { ...USD, amount } }) },
    })),
  ),
  careDecided: BOTH.map((poor) => ({ data: { poor } })),
  grantMade: GRANTS.map((grant) => ({ data: { grant } })),
  grantReported: GRANTS.flatMap((terms) =>
    (['delivered', 'failed', 'cancelled'] as const).flatMap((status) =>
      [undefined, AT + 90 * DAY].map((expiresAt) => ({
        data: { n: 1, report: { status } },
        after: {
          grants: [
            {
              ...terms,
              n: 1,
              version: 1,
              status,
              failures: 0,
              ...(expiresAt === undefined ? {} : { expiresAt, code: 'C-1' }),
            },
          ],
        },
      })),
    ),
  ),
  grantRevoked: (['revoked', 'kept'] as const).map((outcome) => ({
    data: { n: 1, outcome },
    after: {
      grants: GRANTS.slice(0, 1).map((terms) => ({ ...terms, n: 1, version: 1, status: 'cancelled', failures: 0 })),
    },
  })),
  guidanceAnswered: BOTH.map((solved) => ({ data: { solved } })),
  offerAccepted: [
    { data: { version: 1 } },
    { data: { version: 2 }, after: { offer: offerOf('return_and_refund', USD) } },
    {
      data: { version: 2 },
      after: { offer: { ...offerOf('apology', { ...USD, amount: 0 }), terms: { grants: GRANTS } } },
    },
    {
      data: { version: 2 },
      after: {
        offer: {
          ...offerOf('guidance', { ...USD, amount: 0 }),
          terms: { guidance: { steps: [{ zh: '长按电源键', en: 'Hold the power key' }] } },
        },
      },
    },
  ],
  offerDeclined: [{ data: { version: 1, wish: 'refund_only' } }],
  returnAuthorised: [{ data: { rma: 'RMA-AS-2026-000001-1', trackingNo: '1Z999', carrier: 'UPS' } }],
  trackingGiven: [{ data: { trackingNo: '1Z999' } }],
  parcelMoved: PARCEL_STATUSES.flatMap((status) =>
    [1, 2].map((news) => ({ data: { trackingNo: '1Z999', status }, after: { parcel: { ...plannedReturn, news } } })),
  ),
  returnReceived: [{ data: { rma: 'RMA-AS-2026-000001-1' } }],
  returnInspected: [{ data: { rma: 'RMA-AS-2026-000001-1', units: [] } }],
  returnSettled: [0, 1, 3].flatMap((accepted) =>
    [1, 3].flatMap((of) => [
      { data: { accepted, of } },
      { data: { accepted, of, ahead: true } },
      {
        data: { accepted, of },
        after: { offer: { ...offerOf('exchange', USD), terms: { goods: { reason: 'exchange' as const, lines: [] } } } },
      },
    ]),
  ),
  shipmentPlanned: [{ data: { n: 1, offer: 1, reason: 'exchange', lines: [] } }],
  shipmentReported: (
    ['reserved', 'expired', 'outOfStock', 'created', 'shipped', 'signed', 'lost', 'returned', 'cancelled'] as const
  ).flatMap((status) =>
    BOTH.map((isKnown) => ({
      data: { n: 1, report: { status } },
      after: { shipments: [goodsOut(isKnown)], clocks: clocksNamed('shipmentDue', isKnown ? 's1.0' : 'other') },
    })),
  ),
  shipmentMoved: PARCEL_STATUSES.flatMap((status) =>
    BOTH.flatMap((isKnown) =>
      (['exchange', 'repair_back'] as const).map((reason) => ({
        data: { n: 1, status },
        after: { shipments: [{ ...goodsOut(isKnown), reason }] },
      })),
    ),
  ),
  shipmentRefunded: [{ data: { n: 1 } }],
  outboundMoved: (['unknown', 'onTheRoad', 'refused', 'lost', 'returned', 'delivered'] as const).map((status) => ({
    data: { trackingNo: 'T-1', status: 'in_transit' },
    after: { stage: 'execution', outbound: { parcels: [{ trackingNo: 'T-1', lines: [], worth: 0, status, news: 1 }] } },
  })),
  outboundInspected: [{ data: { trackingNo: 'T-1', units: [] } }],
  outboundSettled: [0, 1, 2].map((accepted) => ({
    data: { accepted, of: 2 },
    after: { outbound: { parcels: [{ trackingNo: 'T-1', lines: [], worth: 0, status: 'returned', news: 1 }] } },
  })),
  interceptAsked: [{ data: { key: 'AS-2026-000001/intercept/1' } }],
  interceptAnswered: (['intercepted', 'tooLate'] as const).map((outcome) => ({
    data: { key: 'AS-2026-000001/intercept/1', outcome },
  })),
  foreignFound: [1, 2].map((quantity) => ({
    data: { rma: 'RMA-1', units: [{ lineNo: null, sku: 'unknown', quantity }] },
  })),
  foreignChosen: [{ data: { choice: 'dispose' } }],
  foreignDone: [{ data: { choice: 'dispose' } }, { data: { choice: 'send_back', trackingNo: 'T-1' } }],
  parcelAdded: [{ data: { trackingNo: 'T-2' } }],
  claimReported: [{ data: { n: 1, report: { status: 'open', version: 1 } } }],
  repairReported: REPAIR_STATUSES.flatMap((status) =>
    [[], [USD], [USD, USD], [{ ...USD, amount: 0 }]].flatMap((prices) =>
      BOTH.map((isKnown) => {
        const quotes = prices.map((money, i) => ({ version: i + 1, money, reason: 'A new battery.', days: 3 }));
        const repair = { n: isKnown ? 1 : 2, offer: 1, lines: [], status, revision: 1, quotes, answered: 0 };
        const clocks = clocksNamed('quoteAnswer', isKnown ? `r1.${prices.length}` : 'other');
        return { data: { n: 1, report: { status } }, after: { repairs: [repair], clocks } };
      }),
    ),
  ),
  quoteAnswered: (['approved', 'declined'] as const).flatMap((answer) =>
    [USD, { ...USD, amount: 0 }].map((money) => {
      const quotes = [{ version: 2, money, reason: 'A new battery.', days: 3 }];
      const repair = { n: 1, offer: 1, lines: [], status: 'quoted' as const, revision: 1, quotes, answered: 0 };
      return { data: { n: 1, version: 2, answer }, after: { repairs: [repair] } };
    }),
  ),
  repairGoesBack: (['repaired', 'unrepaired'] as const).map((as) => ({ data: { n: 1, shipment: 1, as } })),
  repairReleased: (['paid', 'waived', 'settled'] as const).map((how) => ({ data: { n: 1, how } })),
  chargePlanned: [{ data: { n: 1, offer: 1, kind: 'payment', money: USD } }],
  chargeReported: (['payment', 'hold'] as const).flatMap((kind) =>
    (['awaiting', 'authorised', 'paid', 'failed', 'expired', 'cancelled'] as const).flatMap((status) =>
      [undefined, 'card_declined', 'balance_too_low', 'another reason'].flatMap((code) =>
        BOTH.map((isKnown) => ({
          data: { n: 1, report: { status } },
          after: {
            charges: [
              {
                n: 1,
                offer: 1,
                kind,
                status,
                version: 1,
                money: isKnown ? CNY : USD,
                ...(isKnown ? { payUrl: 'https://pay.example/1' } : {}),
                ...(code === undefined ? {} : { code }),
              },
            ],
            clocks: clocksNamed('chargeDue', isKnown ? 'c1.0' : 'other'),
          },
        })),
      ),
    ),
  ),
  chargeBooked: [{ data: { n: 1, tender: 'card', methodId: 'card-1' } }],
  chargeSettled: [{ data: { n: 1, back: 0 } }],
  disputeTold: (['open', 'won', 'lost'] as const).map((status) => ({
    data: {
      disputeId: 'dp-1',
      paymentId: 'pay-1',
      money: USD,
      status,
      openedAt: AT,
      ...(status === 'lost' ? { lost: 100 } : {}),
    },
  })),
  disputeLooked: [{ data: { disputeId: 'dp-1' } }],
  disputesAsked: [{ data: { n: 1 } }],
  refundHeldBack: [{ data: { n: 1 }, after: { refunds: [refundIn('planned', USD)] } }],
  refundReleased: [{ data: { n: 1 } }],
  refundCovered: [{ data: { n: 1, paymentId: 'pay-1', money: CNY } }],
  refundOwed: [{ data: { paymentId: 'pay-1', money: USD } }],
  owedSettled: [{ data: { paymentId: 'pay-1' } }],
  evidenceWritten: [{ data: { disputeId: 'dp-1', words: 'key' } }],
  evidenceReported: [{ data: { disputeId: 'dp-1', n: 1, status: 'given' } }],
  payoutChosen: [{ data: { n: 1, to: 'bank', askedBy: 'customer' } }],
  payoutJudged: [
    { data: { n: 1, tasks: ['t1', 't2'] }, after: { refunds: [refundIn('failed', USD)] } },
    { data: { n: 1, refused: 'not_offered' }, after: { refunds: [refundIn('failed', CNY)] } },
  ],
  payoutApproved: [{ data: { n: 1, task: 't1', by: 'finance-1' } }],
  payoutDenied: [{ data: { n: 1, task: 't1' }, after: { refunds: [refundIn('failed', USD)] } }],
  refundShort: [{ data: { money: USD } }],
  moneyRecorded: [{ data: { task: 't1', how: 'paid_otherwise' } }],
  deductionsFound: [[], ['https://photos.example/1.jpg']].flatMap((evidence) =>
    [{}, { aside: true as const, taken: 0 }].map((aside) => ({
      data: {
        deductions: [
          {
            n: 1,
            lineNo: 1,
            amount: 833,
            state: 'proposed',
            reason: 'worn',
            evidence,
            taken: 833,
            repaid: 0,
            ...aside,
          },
        ],
      },
      after: { clocks: clocksNamed('deductionContest', 'd1.0') },
    })),
  ),
  deductionContested: [{ data: { n: 1, task: 't1' } }],
  deductionDecided: (['proposed', 'decided'] as const).flatMap((state) =>
    [{}, { aside: true as const, taken: 0 }].map((aside) => ({
      data: { n: 1, task: 't1', amount: 400 },
      after: {
        deductions: [
          { n: 1, lineNo: 1, amount: 400, state, reason: 'worn', evidence: [], taken: 833, repaid: 0, ...aside },
        ],
      },
    })),
  ),
  postingProven: [undefined, 'T-1'].flatMap((trackingNo) =>
    BOTH.map((isPromised) => ({
      data: { words: 'key', ...(trackingNo === undefined ? {} : { trackingNo }) },
      after: {
        parcel: { ...plannedReturn, status: 'inTransit', posted: true },
        ...(isPromised ? { offer: { ...offerOf('return_and_refund', USD), terms: { refundOnProof: true } } } : {}),
      },
    })),
  ),
  lateReturnDecided: (['grant', 'deny'] as const).flatMap((verdict) =>
    [{}, { offer: offerOf('return_and_refund', USD) }].map((after) => ({ data: { task: 't1', verdict }, after })),
  ),
  recoveryDue: (['lost', 'goods'] as const).map((reason) => ({ data: { n: 1, money: CNY, reason } })),
  recoveryDone: [{ data: { n: 1, how: 'recovered' } }],
  deductionRepaid: [{ data: { n: 1, amount: 433 } }],
  refundPlanned: [{ data: refundIn('planned', USD) }],
  refundReported: keysOf(REFUND_STATUSES).flatMap((status) =>
    keysOf(REFUND_STATUSES).flatMap((reported) =>
      reported === 'planned'
        ? []
        : [undefined, AT + 7 * DAY].map((expectedAt) => ({
            data: { n: 1, report: { status: reported, code: 'provider_says' } },
            after: { refunds: [refundIn(status, CNY, expectedAt)] },
          })),
    ),
  ),
  unitsCancelled: [{ data: { cancellationKey: 'AS-2026-000001/cancellation' } }],
  taskOpened: keysOf<TaskKind>(TASK_KINDS).map((kind) => ({
    data: { task: 't1', kind, why: 'a {brace}, a <tag> and an ’ in it' },
  })),
  taskAssigned: [{ data: { task: 't1', how: 'taken', owner: 'li-na' } }],
  taskDone: [
    { data: { task: 't1', how: 'retried' } },
    { data: { task: 't1', how: 'answered' }, because: 'It left on Monday.' },
  ],
  revisitAsked: [{ data: {} }],
  revisitAnswered: [{ data: { solved: true } }],
  stageMoved: STAGE_ORDER.flatMap((to) =>
    [undefined, ...keysOf(OUTCOMES)].flatMap((outcome) =>
      [undefined, { asked: true }, { asked: true, solved: true }, { asked: true, solved: false }].map((revisit) => ({
        data: { to, ...(outcome === undefined ? {} : { outcome }) },
        after: { ...(outcome === undefined ? {} : { outcome }), ...(revisit === undefined ? {} : { revisit }) },
      })),
    ),
  ),
  caseReopened: [{ data: { why: 'not_solved' } }, { data: { why: 'late_truth' } }, { data: { why: 'care' } }],
  withdrawn: [{ data: {} }],
  slipTold: ['refund_not_confirmed', 'shipment_not_sent', ...new Set(Object.values(SLIPS)), 'another reason'].map(
    (reason) => ({
      data: { clock: 'refundArrival', promisedAt: AT, newAt: AT + 7 * DAY, reason },
    }),
  ),
  mirrorTold: [{ data: { status: 'open' } }],
  promiseMade: [{ data: { promise: 'p1', owner: 'agent-1', dueAt: AT + DAY } }],
  promiseKept: [{ data: { promise: 'p1' } }],
  returnCancelled: [{ data: { rma: 'RMA-AS-2026-000001-1' } }],
  lateEventNoted: [{ data: { what: 'parcel delivered', effect: 'kept' } }],
  clocksSet: [{ data: { clocks: [] } }],
  clockMarked: everyClock().flatMap((clock) => [
    { data: { name: clock.name, key: clock.key } },
    { data: { name: clock.name, key: clock.key }, after: { clocks: [clock] } },
    {
      data: { name: clock.name, key: 't1.0' },
      after: {
        clocks: [{ ...clock, key: 't1.0' }],
        tasks: [{ id: 't1', kind: 'decide', openedAt: AT, why: 'above the limit', level: 0 } as const],
      },
    },
  ]),
  clockEnded: [
    { data: { name: 'promise', key: 'p1.0' } },
    ...[1, 2].map((level) => ({
      data: { name: 'stuckStep' as const, key: `t1.${level - 1}` },
      after: { tasks: [{ id: 't1', kind: 'stuck' as const, openedAt: AT, why: 'unreachable', level }] },
    })),
  ],
};

function everyClock() {
  return keysOf<ClockName>(CLOCKS).map((name) => ({
    name,
    key: 'k.0',
    startedAt: AT,
    dueAt: AT + DAY,
    marks: [],
    then: 'lapse' as const,
  }));
}

function goodsOut(isKnown: boolean): Shipment {
  return {
    n: 1,
    offer: 1,
    reason: 'exchange',
    lines: [],
    status: 'inTransit',
    reservations: 1,
    news: 1,
    ...(isKnown ? { trackingNo: '1Z999', carrier: 'UPS' } : {}),
  };
}

function clocksNamed(name: ClockName, key: string): readonly Clock[] {
  return [{ name, key, startedAt: AT, dueAt: AT + DAY, marks: [], then: 'lapse' }];
}

/** All notices that the domain can give, each once. */
export function everyNotice(): readonly Notice[] {
  const all = keysOf<EventType>(HAPPENED).flatMap((type) =>
    HAPPENED[type].flatMap(({ data, after, because }) => {
      const event = {
        type,
        data,
        at: AT,
        by: { type: 'system' },
        seq: 1,
        ...(because ? { because } : {}),
      } as CaseEvent;
      return noticesOf(event, { ...emptyState('AS-2026-000001'), ...after });
    }),
  );
  return [...new Map(all.map((notice) => [JSON.stringify(notice), notice])).values()];
}
