import type { CaseEvent, CaseOutcome, EventData, EventType } from '#domain/case/events.ts';
import { CLOCKS, type ClockName } from '#domain/case/clocks.ts';
import { noticesOf, type Notice } from '#domain/case/notices.ts';
import { STAGE_ORDER } from '#domain/case/stages.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';
import { CHANNELS, QUESTIONS } from '#domain/intake/request.ts';
import type { Money } from '#domain/money.ts';
import type { OfferState } from '#domain/offer.ts';
import type { Refund } from '#domain/parts/refund.ts';
import { PARCEL_STATUSES, plannedReturn } from '#domain/parts/return-parcel.ts';
import { REFUSALS, type RefusalCode } from '#domain/refusals.ts';
import { REMEDIES, type RemedyKind } from '#domain/remedies/index.ts';
import { TASK_KINDS, type TaskKind } from '#domain/task.ts';

const AT = Date.UTC(2026, 10, 20, 15);
const DAY = 86_400_000;
const USD: Money = { amount: 108_602, currency: 'USD' };
const CNY: Money = { amount: 12_900, currency: 'CNY' };
const BOTH = [true, false];
const OUTCOMES: Readonly<Record<CaseOutcome, true>> = {
  fulfilled: true,
  partly_fulfilled: true,
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
  requestReceived: [[], ['items'], [...QUESTIONS]].map((questions) => ({
    data: {
      request: emptyState('AS-2026-000001').request,
      policy: { id: 'retail-us', version: '2026-01' },
      questions: questions as never,
    },
    after: { questions: questions as never },
  })),
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
  offerMade: keysOf<RemedyKind>(REMEDIES).flatMap((remedy) =>
    [USD, CNY].flatMap((money) =>
      (['customer', 'merchant'] as const).flatMap((freight) =>
        [0, 1, 7].map((refundDays) => ({
          data: { offer: { version: 1, remedy, money, freight, decision: 1, refundDays } },
        })),
      ),
    ),
  ),
  offerAccepted: [
    { data: { version: 1 } },
    { data: { version: 2 }, after: { offer: offerOf('return_and_refund', USD) } },
  ],
  offerDeclined: [{ data: { version: 1, wish: 'refund_only' } }],
  returnAuthorised: [{ data: { rma: 'RMA-AS-2026-000001-1', trackingNo: '1Z999', carrier: 'UPS' } }],
  trackingGiven: [{ data: { trackingNo: '1Z999' } }],
  parcelMoved: PARCEL_STATUSES.flatMap((status) =>
    [1, 2].map((news) => ({ data: { trackingNo: '1Z999', status }, after: { parcel: { ...plannedReturn, news } } })),
  ),
  returnReceived: [{ data: { rma: 'RMA-AS-2026-000001-1' } }],
  returnInspected: [{ data: { rma: 'RMA-AS-2026-000001-1', units: [] } }],
  returnSettled: [0, 1, 3].flatMap((accepted) => [1, 3].map((of) => ({ data: { accepted, of } }))),
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
  taskDone: [{ data: { task: 't1', how: 'retried' } }],
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
  caseReopened: [{ data: { why: 'not_solved' } }, { data: { why: 'late_truth' } }],
  withdrawn: [{ data: {} }],
  slipTold: ['refund_not_confirmed', 'another reason'].map((reason) => ({
    data: { clock: 'refundArrival', promisedAt: AT, newAt: AT + 7 * DAY, reason },
  })),
  lateEventNoted: [{ data: { what: 'parcel delivered', effect: 'kept' } }],
  clocksSet: [{ data: { clocks: [] } }],
  clockMarked: clocks().flatMap((clock) => [
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
  clockEnded: [1, 2].map((level) => ({
    data: { name: 'stuckStep', key: `t1.${level - 1}` },
    after: { tasks: [{ id: 't1', kind: 'stuck', openedAt: AT, why: 'unreachable', level }] },
  })),
};

function clocks() {
  return keysOf<ClockName>(CLOCKS).map((name) => ({
    name,
    key: 'k.0',
    startedAt: AT,
    dueAt: AT + DAY,
    marks: [],
    then: 'lapse' as const,
  }));
}

/** All notices that the domain can give, each once. */
export function everyNotice(): readonly Notice[] {
  const all = keysOf<EventType>(HAPPENED).flatMap((type) =>
    HAPPENED[type].flatMap(({ data, after }) => {
      const event = { type, data, at: AT, by: { type: 'system' }, seq: 1 } as CaseEvent;
      return noticesOf(event, { ...emptyState('AS-2026-000001'), ...after });
    }),
  );
  return [...new Map(all.map((notice) => [JSON.stringify(notice), notice])).values()];
}
