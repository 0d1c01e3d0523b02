import { isNews } from '#domain/parts/refund.ts';
import { refundKeyOf } from '#domain/ids.ts';
import { money } from '#domain/money.ts';
import type { CaseState } from '#domain/case/state.ts';
import { reduceBy, worthOf } from '#domain/settlement/price-reduction.ts';
import { splitOverTenders } from '#domain/settlement/tenders.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { Database } from '#store/db.ts';
import { BrokenLedger } from '#store/ledger/broken-ledger.ts';
import { paymentsOfOrder, refundsOfOrder } from '#store/ledger/payments.ts';
import { unitsOfOrder } from '#store/ledger/units.ts';
import { MODEL_LINES, newModel, RULES, type LedgerCommand } from '#test/support/ledger-model.ts';
import { aRequest, event, openCase, saveAnOrder, T0, type Driver } from '#test/store/fixture.ts';

const PROBLEMS = ['defective', 'wrong_item', 'missing_item'] as const;

/** An order like the model's in the ledgers, with its three cases. */
export interface PlayedOrder {
  readonly orderNo: string;
  readonly drivers: readonly Driver[];
  /** Tells the time of news, which only goes on. */
  readonly tick: () => number;
}

export async function playedOrder(database: Database, orderNo: string): Promise<PlayedOrder> {
  const lines = MODEL_LINES.map((line) => ({
    ...line,
    sku: `S${line.lineNo}`,
    name: 'x',
    category: 'c',
    trackingNo: null,
  }));
  await saveAnOrder(database, { orderNo, lines, payments: [...newModel(orderNo).payments] });
  const drivers: Driver[] = [];
  for (const problem of PROBLEMS)
    drivers.push(await openCase(database, { request: aRequest({ order: orderNo, problem }) }));
  let now = T0;
  return { orderNo, drivers, tick: () => (now += 1) };
}

/** The case that news of a refund go to, and the refund's number there. */
export interface RefundTarget {
  readonly by: number;
  readonly n: number;
}

/** Plays a command through the journal of its case; false when the ledger refused it and nothing was written. */
export async function perform(order: PlayedOrder, command: LedgerCommand, target?: RefundTarget): Promise<boolean> {
  const driver = order.drivers[driverOf(command, target)];
  if (!driver) throw new Error('no such case');
  try {
    await driver.write((tx, state) => decide({ order, tx, state, target }, command), `c${order.tick()}`);
    return true;
  } catch (error) {
    if (error instanceof BrokenLedger) return false;
    throw error;
  }
}

function driverOf(command: LedgerCommand, target: RefundTarget | undefined): number {
  if ('by' in command) return command.by;
  if (command.do === 'dispute') return command.id % PROBLEMS.length;
  return target?.by ?? command.refund % PROBLEMS.length;
}

interface Playing {
  readonly order: PlayedOrder;
  readonly tx: CaseTx;
  readonly state: CaseState;
  readonly target: RefundTarget | undefined;
}

async function decide({ order, tx, state, target }: Playing, command: LedgerCommand) {
  switch (command.do) {
    case 'claim':
      await tx.claimUnits([command], 'refund_only');
      return [];
    case 'release':
      await tx.releaseUnits();
      return [];
    case 'giveBack': {
      const tied = (await tx.unitsOfCase()).filter((unit) => unit.state === 'tied' && unit.lineNo === command.lineNo);
      const back = tied.slice(0, command.count);
      await tx.settleUnits([{ lineNo: command.lineNo, count: back.length, as: 'returned' }]);
      return planned(
        tx,
        state,
        (
          await split(
            tx,
            back.reduce((total, unit) => total + worthOf(unit), 0),
          )
        ).parts,
      );
    }
    case 'reduce': {
      const reductions = reduceBy(
        command.amount,
        (await tx.unitsOfCase()).filter((unit) => unit.state === 'tied'),
      );
      const { parts, shortfall } = await split(tx, command.amount);
      if (!reductions || reductions.length === 0 || shortfall > 0) return [];
      await tx.reduceUnits(reductions);
      return planned(tx, state, parts);
    }
    case 'setAside': {
      const payment = newModel(order.orderNo).payments[command.payment];
      const n = state.refunds.length + 1;
      if (!payment) return [];
      const refund = { n, paymentId: payment.paymentId, money: money(command.amount, 'USD') };
      const reserved = await tx.reserveRefund({ key: refundKeyOf(tx.caseNo, n), ...refund });
      return reserved ? [event('refundPlanned', { ...refund, tender: 'card' })] : [];
    }
    case 'report':
      return reported(state, command, target);
    case 'dispute':
      await recordDispute(order, tx, command);
      return [];
    case 'charge':
      await charge(order, tx, command);
      return [];
  }
}

const split = async (tx: CaseTx, amount: number) => splitOverTenders(RULES, amount, await tx.payments());

async function planned(tx: CaseTx, state: CaseState, parts: Awaited<ReturnType<typeof split>>['parts']) {
  const events = parts.map(({ paymentId, amount }, index) => {
    const refund = { n: state.refunds.length + index + 1, paymentId, money: money(amount, 'USD') };
    return event('refundPlanned', { ...refund, tender: 'card' });
  });
  for (const [index, { paymentId, amount }] of parts.entries()) {
    const n = state.refunds.length + index + 1;
    const reservation = { key: refundKeyOf(tx.caseNo, n), n, paymentId, money: money(amount, 'USD') };
    if (!(await tx.reserveRefund(reservation))) throw new Error(`${paymentId} had room and has it no more`);
  }
  return events;
}

function reported(
  { refunds }: CaseState,
  { refund, status }: LedgerCommand & { readonly do: 'report' },
  target: RefundTarget | undefined,
) {
  const known = target ? refunds.find(({ n }) => n === target.n) : refunds[refund % Math.max(1, refunds.length)];
  return known && isNews(known, { status }) ? [event('refundReported', { n: known.n, report: { status } })] : [];
}

async function recordDispute(order: PlayedOrder, tx: CaseTx, command: LedgerCommand & { readonly do: 'dispute' }) {
  const disputeId = `${order.orderNo}-dp-${command.id}`;
  const known = (await tx.disputesOfOrder()).find((dispute) => dispute.disputeId === disputeId);
  const named = newModel(order.orderNo).payments[command.payment]?.paymentId ?? '';
  const { status, amount, lost } = command.claim;
  await tx.recordDispute({
    disputeId,
    paymentId: known?.paymentId ?? named,
    money: money(amount, 'USD'),
    status,
    lost,
    openedAt: T0,
    at: order.tick(),
  });
}

async function charge(order: PlayedOrder, tx: CaseTx, command: LedgerCommand & { readonly do: 'charge' }) {
  const n = (await tx.chargesOfOrder()).filter(({ caseNo }) => caseNo === tx.caseNo).length + 1;
  const key = `${tx.caseNo}/charge/${n}`;
  const paymentId = `${newModel(order.orderNo).payments[0]?.paymentId}-charge-${command.by}-${n}`;
  await tx.planCharge({ key, kind: 'charge', purpose: 'exchange', money: money(command.amount, 'USD'), at: T0 });
  if (!command.paid) return;
  const taken = { paymentId, tender: 'card', methodId: 'card', amount: command.amount } as const;
  await tx.reportCharge({ key, state: 'succeeded', taken, at: T0 });
}

/** The ledgers of the order as they are, with cases by their place. */
export async function ledgersOf({ queries }: Database, { orderNo, drivers }: PlayedOrder) {
  const order = { shop: 'retail-us', orderNo };
  const place = (caseNo: string | null) => (caseNo === null ? null : drivers.findIndex((one) => one.caseNo === caseNo));
  const [units, payments, refunds] = [
    await unitsOfOrder(queries, order),
    await paymentsOfOrder(queries, order),
    await refundsOfOrder(queries, order),
  ];
  return {
    units: units.map(({ lineNo, unitNo, net, reduced, state, caseNo }) => {
      return { lineNo, unitNo, net, reduced, state, by: place(caseNo) };
    }),
    payments: payments.map(({ paymentId, captured, held, refunded, disputed, excess, room }) => {
      return { paymentId, captured, held, refunded, disputed, excess, room };
    }),
    refunds: refunds
      .map(({ caseNo, n, paymentId, amount, state }) => ({ by: place(caseNo) ?? -1, n, paymentId, amount, state }))
      .toSorted((a, b) => a.by - b.by || a.n - b.n),
  };
}
