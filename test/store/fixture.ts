import type { Actor } from '#domain/case/actor.ts';
import type { Clock, WantedClock } from '#domain/case/clocks.ts';
import type { CaseEvent, EventData, EventType, NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { rmaOf, refundKeyOf } from '#domain/ids.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import { sameCaseKey } from '#domain/intake/same-case.ts';
import { money } from '#domain/money.ts';
import type { Order, OrderPerson } from '#domain/order.ts';
import type { RefundReport } from '#domain/parts/refund.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { Database } from '#store/db.ts';
import { createIntake, type NewIntake, type Registered } from '#store/intake.ts';
import { createJournal } from '#store/journal.ts';
import { saveOrder } from '#store/orders.ts';

export const T0 = Date.UTC(2026, 2, 1, 9);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const customer: Actor = { type: 'customer' };
export const person = { name: 'Ada', email: 'ada@example.test', phone: null, locale: 'en', channel: 'email' } as const;
const buyer: OrderPerson = { name: 'Ada', email: 'ada@example.test', phone: null };

/** A boring delivered order: one line of three units for 100.00, paid by one card. */
export const anOrder = (changes: Partial<Order> = {}): Order => {
  const orderNo = changes.orderNo ?? 'W1';
  return {
    shop: 'retail-us',
    orderNo,
    customerId: 'ada_1',
    tier: 'standard',
    status: 'delivered',
    currency: 'USD',
    dates: { placedAt: T0 - 9 * DAY, shippedAt: T0 - 7 * DAY, deliveredAt: T0 - 5 * DAY, lastParcelAt: T0 - 5 * DAY },
    lines: [{ lineNo: 1, sku: 'SKU-1', name: 'Lamp', category: 'home', quantity: 3, net: 10_000, trackingNo: 'T-OUT' }],
    shipping: 0,
    payments: [{ paymentId: `pay-${orderNo}`, tender: 'card', methodId: 'card-1', captured: 10_000 }],
    ...changes,
  };
};

export const aRequest = (changes: Partial<CaseRequest> = {}): CaseRequest => ({
  shop: 'retail-us',
  order: 'W1',
  channel: 'web',
  locale: 'en',
  items: [{ lineNo: 1, quantity: 2 }],
  problem: 'no_longer_wanted',
  wish: 'return_and_refund',
  hasSymptom: false,
  evidence: 0,
  ...changes,
});

export const anIntake = (changes: Partial<NewIntake> = {}): NewIntake => {
  const request = changes.request ?? aRequest();
  return {
    request,
    policy: { id: 'retail-us', version: '2026-01' },
    sameCaseKey: sameCaseKey(request),
    person,
    texts: [],
    principal: 'web',
    idempotencyKey: null,
    receivedAt: T0,
    ...changes,
  };
};

export const saveAnOrder = (database: Database, changes: Partial<Order> = {}): Promise<void> =>
  saveOrder(database, anOrder(changes), buyer);

export const register = (database: Database, changes: Partial<NewIntake> = {}): Promise<Registered> =>
  createIntake(database).register(anIntake(changes));

export const event = <T extends EventType>(type: T, data: EventData[T], at = T0): NewEvent =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- type and data are tied by the parameters
  ({ type, at, by: customer, data }) as NewEvent;

/** Every clock runs a day; asking a provider again is told apart from deadlines. */
export const arrange = (_state: CaseState, { name, key }: WantedClock, at: number): Clock => ({
  name,
  key,
  startedAt: at,
  dueAt: at + DAY,
  marks: [at + DAY / 2],
  then: name === 'refundPoll' ? 'poll' : 'escalate',
});

type Decide = (tx: CaseTx, state: CaseState) => Promise<readonly NewEvent[]> | readonly NewEvent[];

/** A case as its workflow drives it: knows the last event it was told and names every write. */
export function aDriver(database: Database, caseNo: string) {
  const journal = createJournal(database);
  let seq = 0;
  const write = async (decide: Decide, cause = `w${seq}`): Promise<readonly CaseEvent[]> => {
    const { events } = await journal.write({ caseNo, seq, cause, arrange, decide });
    seq = events.at(-1)?.seq ?? seq;
    return events;
  };
  return { caseNo, write, add: (...events: readonly NewEvent[]) => write(() => events) };
}
export type Driver = ReturnType<typeof aDriver>;

export const received = (request: CaseRequest = aRequest(), at = T0): NewEvent =>
  event('requestReceived', { request, policy: { id: 'retail-us', version: '1' }, questions: [] }, at);

/** Takes a request in and puts it on record. */
export async function openCase(database: Database, changes: Partial<NewIntake> = {}): Promise<Driver> {
  const intake = anIntake(changes);
  const { caseNo } = await createIntake(database).register(intake);
  const driver = aDriver(database, caseNo);
  await driver.add(received(intake.request, intake.receivedAt));
  return driver;
}

interface Planned {
  readonly paymentId: string;
  readonly amount: number;
  readonly n?: number;
  readonly at?: number;
}

/** Reserves and plans a refund in one decision; without room nothing happens. */
export const planRefund = (
  driver: Driver,
  { paymentId, amount, n = 1, at = T0 }: Planned,
): Promise<readonly CaseEvent[]> =>
  driver.write(async (tx) => {
    const refund = { n, paymentId, money: money(amount, 'USD') };
    const reserved = await tx.reserveRefund({ key: refundKeyOf(driver.caseNo, n), ...refund });
    return reserved ? [event('refundPlanned', { ...refund, tender: 'card' }, at)] : [];
  });

export const report = (status: RefundReport['status'], at = T0, more: Partial<RefundReport> = {}): NewEvent =>
  event('refundReported', { n: 1, report: { status, ...more } }, at);

/** A whole return of two units, one of which the warehouse refuses: offered, agreed, sent, inspected, paid, closed. */
export async function playReturn(driver: Driver, order: Order = anOrder()): Promise<void> {
  const { caseNo } = driver;
  const rma = rmaOf(caseNo, 1);
  const paymentId = order.payments[0]?.paymentId ?? '';
  const offer = {
    version: 1,
    remedy: 'return_and_refund',
    money: money(6_666, 'USD'),
    freight: 'customer',
    decision: 1,
    refundDays: 7,
  } as const;
  await driver.write(async (tx) => {
    await tx.claimUnits([{ lineNo: 1, quantity: 2 }], 'return_and_refund');
    return [
      event('stageMoved', { to: 'diagnosis' }),
      event('offerMade', { offer }),
      event('stageMoved', { to: 'negotiation' }),
    ];
  });
  await driver.add(
    event('offerAccepted', { version: 1 }, T0 + DAY),
    event('stageMoved', { to: 'execution' }, T0 + DAY),
  );
  await driver.add(event('returnAuthorised', { rma, trackingNo: `T-${caseNo}`, carrier: 'post' }, T0 + DAY));
  await driver.add(event('parcelMoved', { trackingNo: `T-${caseNo}`, status: 'in_transit' }, T0 + 2 * DAY));
  await driver.add(event('taskOpened', { task: 't1', kind: 'traceParcel', why: 'silent' }, T0 + 3 * DAY));
  await driver.add(
    event('taskDone', { task: 't1', how: 'recorded' }, T0 + 4 * DAY),
    event('returnReceived', { rma }, T0 + 4 * DAY),
  );
  await driver.add(
    event(
      'returnInspected',
      {
        rma,
        units: [
          { lineNo: 1, outcome: 'accepted', disposition: 'sellable' },
          { lineNo: 1, outcome: 'refused', disposition: 'back_to_customer' },
        ],
      },
      T0 + 5 * DAY,
    ),
  );
  await driver.write(async (tx) => {
    await tx.settleUnits([{ lineNo: 1, count: 1, as: 'returned' }]);
    return [event('returnSettled', { accepted: 1, of: 2 }, T0 + 5 * DAY)];
  });
  await planRefund(driver, { paymentId, amount: 3_333, at: T0 + 5 * DAY });
  await driver.add(report('accepted', T0 + 5 * DAY, { ref: `re-${caseNo}`, version: 1, expectedAt: T0 + 8 * DAY }));
  await driver.add(
    report('arrived', T0 + 7 * DAY, { version: 2 }),
    event('stageMoved', { to: 'followUp' }, T0 + 7 * DAY),
  );
  await driver.add(event('revisitAsked', {}, T0 + 9 * DAY));
  await driver.add(
    event('revisitAnswered', { solved: true }, T0 + 10 * DAY),
    event('stageMoved', { to: 'closed', outcome: 'partly_fulfilled' }, T0 + 10 * DAY),
  );
}
