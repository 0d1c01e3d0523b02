import fc from 'fast-check';
import { isNews, type RefundReport } from '#domain/parts/refund.ts';
import { portionOf } from '#domain/settlement/cumulative.ts';
import { claimOf, disputedOf, roomOf, type DisputeClaim } from '#domain/settlement/disputes.ts';
import { reduceBy, worthOf } from '#domain/settlement/price-reduction.ts';
import { splitOverTenders, type TenderPart } from '#domain/settlement/tenders.ts';

/** What may happen to the money and goods of one order, whoever does it; numbers are cut to what there is. */
export type LedgerCommand =
  | { readonly do: 'claim'; readonly by: number; readonly lineNo: number; readonly quantity: number }
  | { readonly do: 'release'; readonly by: number }
  /** Units come back: settled, and what they are worth goes back over the payments. */
  | { readonly do: 'giveBack'; readonly by: number; readonly lineNo: number; readonly count: number }
  /** A partial refund for the units the case holds, which stay with the customer. */
  | { readonly do: 'reduce'; readonly by: number; readonly amount: number }
  /** Money set aside on one payment without looking at its room first. */
  | { readonly do: 'setAside'; readonly by: number; readonly payment: number; readonly amount: number }
  | { readonly do: 'report'; readonly refund: number; readonly status: RefundReport['status'] }
  | { readonly do: 'dispute'; readonly id: number; readonly payment: number; readonly claim: DisputeClaim }
  | { readonly do: 'charge'; readonly by: number; readonly amount: number; readonly paid: boolean };

export interface ModelUnit {
  readonly lineNo: number;
  readonly unitNo: number;
  readonly net: number;
  readonly reduced: number;
  readonly state: 'free' | 'tied' | 'settled';
  readonly by: number | null;
}

export interface ModelPayment {
  readonly paymentId: string;
  readonly tender: TenderPart['tender'];
  readonly methodId: string;
  readonly captured: number;
}

export interface ModelRefund {
  readonly by: number;
  /** Counts within its case, from 1. */
  readonly n: number;
  readonly paymentId: string;
  readonly amount: number;
  readonly state: 'planned' | RefundReport['status'];
}

export interface LedgerModel {
  readonly units: readonly ModelUnit[];
  readonly payments: readonly ModelPayment[];
  readonly refunds: readonly ModelRefund[];
  readonly disputes: ReadonlyMap<number, DisputeClaim & { readonly paymentId: string }>;
  /** How often money was asked for in each case. */
  readonly charges: readonly number[];
}

export const CASES = 3;
export const MODEL_LINES = [
  { lineNo: 1, quantity: 3, net: 7_001 },
  { lineNo: 2, quantity: 2, net: 2_999 },
] as const;
export const RULES = { tenderOrder: ['points', 'gift_card', 'card'], tenderSplit: 'inOrder' } as const;

/** An order of five units paid by three tenders, and three cases about it. */
export const newModel = (orderNo: string): LedgerModel => ({
  units: MODEL_LINES.flatMap(({ lineNo, quantity, net }) =>
    Array.from({ length: quantity }, (_, already): ModelUnit => {
      const share = portionOf({ net, quantity, already, count: 1 });
      return { lineNo, unitNo: already + 1, net: share, reduced: 0, state: 'free', by: null };
    }),
  ),
  payments: (
    [
      ['card', 6_000],
      ['gift_card', 3_000],
      ['points', 1_000],
    ] as const
  ).map(([tender, captured]) => ({ paymentId: `${orderNo}-${tender}`, tender, methodId: tender, captured })),
  refunds: [],
  disputes: new Map(),
  charges: Array.from({ length: CASES }, () => 0),
});

const HELD = new Set<ModelRefund['state']>(['planned', 'accepted', 'held', 'unknown']);

/** How a payment stands, counted from its refunds and disputes. */
export function standing(model: LedgerModel, { paymentId, captured }: ModelPayment) {
  const mine = model.refunds.filter((refund) => refund.paymentId === paymentId);
  const sum = (some: readonly ModelRefund[]) => some.reduce((total, { amount }) => total + amount, 0);
  const held = sum(mine.filter(({ state }) => HELD.has(state)));
  const refunded = sum(mine.filter(({ state }) => state === 'arrived'));
  const claimed = [...model.disputes.values()]
    .filter((one) => one.paymentId === paymentId)
    .reduce((total, one) => total + claimOf(one), 0);
  const balance = { captured, held, refunded, claimed };
  return { ...balance, ...disputedOf(balance), room: roomOf(balance) };
}

const tiedTo = (model: LedgerModel, by: number) =>
  model.units.filter((unit) => unit.state === 'tied' && unit.by === by);

/** The parts of an amount over the payments' rooms, in the order in which the store names payments. */
export const partsOf = (model: LedgerModel, amount: number) =>
  splitOverTenders(
    RULES,
    amount,
    model.payments
      .toSorted((a, b) => (a.paymentId < b.paymentId ? -1 : 1))
      .map((payment) => ({ ...payment, room: standing(model, payment).room })),
  );

function withRefunds(model: LedgerModel, by: number, parts: readonly TenderPart[]): LedgerModel {
  const before = model.refunds.filter((refund) => refund.by === by).length;
  const planned = parts.map(({ paymentId, amount }, index): ModelRefund => {
    return { by, n: before + index + 1, paymentId, amount, state: 'planned' };
  });
  return { ...model, refunds: [...model.refunds, ...planned] };
}

/** What a command does; undefined when the ledger must refuse it and stop the case. */
export function play(model: LedgerModel, command: LedgerCommand): LedgerModel | undefined {
  switch (command.do) {
    case 'claim':
      return claim(model, command);
    case 'release':
      return release(model, command.by);
    case 'giveBack':
      return giveBack(model, command);
    case 'reduce':
      return reduce(model, command);
    case 'setAside':
      return setAside(model, command);
    case 'report':
      return report(model, command);
    case 'dispute':
      return dispute(model, command);
    case 'charge':
      return charge(model, command);
  }
}

type Of<Do extends LedgerCommand['do']> = LedgerCommand & { readonly do: Do };

function release(model: LedgerModel, by: number): LedgerModel {
  const mine = new Set(tiedTo(model, by));
  const units = model.units.map((unit) => (mine.has(unit) ? { ...unit, state: 'free' as const, by: null } : unit));
  return { ...model, units };
}

function giveBack(model: LedgerModel, { by, lineNo, count }: Of<'giveBack'>): LedgerModel {
  const back = tiedTo(model, by)
    .filter((unit) => unit.lineNo === lineNo)
    .slice(0, count);
  const due = back.reduce((total, unit) => total + worthOf(unit), 0);
  const units = model.units.map((unit) => (back.includes(unit) ? { ...unit, state: 'settled' as const } : unit));
  return { ...withRefunds(model, by, partsOf(model, due).parts), units };
}

/** A bank that has decided is not told again that a dispute was opened (R45). */
function dispute(model: LedgerModel, { id, payment, claim: claimed }: Of<'dispute'>): LedgerModel {
  const known = model.disputes.get(id);
  if (known && known.status !== 'open' && claimed.status === 'open') return model;
  const { paymentId = '' } = known ?? model.payments[payment] ?? {};
  return { ...model, disputes: new Map(model.disputes).set(id, { ...claimed, paymentId }) };
}

function charge(model: LedgerModel, { by, amount, paid }: Of<'charge'>): LedgerModel {
  const n = (model.charges[by] ?? 0) + 1;
  const charges = model.charges.map((count, index) => (index === by ? n : count));
  const payment = { paymentId: chargedAs(model, by, n), tender: 'card', methodId: 'card', captured: amount } as const;
  return { ...model, charges, payments: paid ? [...model.payments, payment] : model.payments };
}

/** The payment that a case's nth charge becomes. */
export const chargedAs = ({ payments }: LedgerModel, by: number, n: number): string =>
  `${payments[0]?.paymentId ?? ''}-charge-${by}-${n}`;

function claim(model: LedgerModel, { by, lineNo, quantity }: Of<'claim'>): LedgerModel {
  const available = model.units
    .filter((unit) => unit.lineNo === lineNo && (unit.state === 'free' || (unit.state === 'tied' && unit.by === by)))
    .toSorted((a, b) => Number(a.state === 'free') - Number(b.state === 'free') || a.unitNo - b.unitNo);
  if (available.length < quantity) return model;
  const taken = new Set(available.slice(0, quantity));
  return { ...model, units: model.units.map((unit) => (taken.has(unit) ? { ...unit, state: 'tied', by } : unit)) };
}

function reduce(model: LedgerModel, { by, amount }: Of<'reduce'>): LedgerModel {
  const reductions = reduceBy(amount, tiedTo(model, by));
  const { parts, shortfall } = partsOf(model, amount);
  if (!reductions || reductions.length === 0 || shortfall > 0) return model;
  const units = model.units.map((unit) => {
    const mine = reductions.find(({ lineNo, unitNo }) => lineNo === unit.lineNo && unitNo === unit.unitNo);
    return mine ? { ...unit, reduced: unit.reduced + mine.amount } : unit;
  });
  return { ...withRefunds(model, by, parts), units };
}

function setAside(model: LedgerModel, { by, payment: wanted, amount }: Of<'setAside'>): LedgerModel {
  const payment = model.payments[wanted];
  if (!payment || standing(model, payment).room < amount) return model;
  return withRefunds(model, by, [{ ...payment, amount, way: 'original' }]);
}

/** The refund that news are about, and the state that they bring it to; undefined when they are none (R45). */
export function newsOf({ refunds }: LedgerModel, { refund: wanted, status }: Of<'report'>) {
  const refund = refunds[wanted % Math.max(1, refunds.length)];
  if (!refund) return undefined;
  const { n, paymentId, amount, state } = refund;
  const known = {
    n,
    paymentId,
    tender: 'card',
    money: { amount, currency: 'USD' },
    status: state,
    version: 0,
    polls: 0,
  } as const;
  if (!isNews(known, { status })) return undefined;
  const becomes = state === 'arrived' && status === 'failed' ? 'reversed' : status;
  return { refund, becomes };
}

function report(model: LedgerModel, command: Of<'report'>): LedgerModel | undefined {
  const news = newsOf(model, command);
  if (!news) return model;
  const refunds = model.refunds.map((refund) => (refund === news.refund ? { ...refund, state: news.becomes } : refund));
  const after = { ...model, refunds };
  const payment = model.payments.find(({ paymentId }) => paymentId === news.refund.paymentId);
  const { captured, held, refunded } = payment ? standing(after, payment) : { captured: 0, held: 0, refunded: 1 };
  return held + refunded > captured ? undefined : after;
}

const by = fc.nat({ max: CASES - 1 });
const lineNo = fc.constantFrom(1, 2);
const STATUSES = ['accepted', 'held', 'arrived', 'arrived', 'failed', 'failed', 'unknown', 'reversed'] as const;
const claimArbitrary = fc
  .record({
    status: fc.constantFrom('open', 'won', 'won', 'lost'),
    amount: fc.integer({ min: 1, max: 6_000 }),
    part: fc.nat({ max: 8_000 }),
  })
  .map(({ status, amount, part }): DisputeClaim => {
    return { status, amount, lost: status === 'lost' ? Math.min(part, amount) : 0 };
  });

/** Any of the commands; those that move goods and money more often than those that stop them. */
export const aLedgerCommand: fc.Arbitrary<LedgerCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('claim' as const), by, lineNo, quantity: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('release' as const), by }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('setAside' as const),
      by,
      payment: fc.nat({ max: 2 }),
      amount: fc.integer({ min: 1, max: 4_000 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('giveBack' as const), by, lineNo, count: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('reduce' as const), by, amount: fc.integer({ min: 1, max: 9_000 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('report' as const),
      refund: fc.oneof(fc.constant(0), fc.nat({ max: 5 })),
      status: fc.constantFrom(...STATUSES),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('dispute' as const),
      id: fc.nat({ max: 2 }),
      payment: fc.nat({ max: 2 }),
      claim: claimArbitrary,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('charge' as const),
      by,
      amount: fc.integer({ min: 1, max: 5_000 }),
      paid: fc.boolean(),
    }),
  },
);
