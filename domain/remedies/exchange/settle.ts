import type { NewEvent } from '#domain/case/events.ts';
import { event, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { money, type Currency } from '#domain/money.ts';
import { isBooked, isUndecided, presentCharge, takenOf, type Charge } from '#domain/parts/charge/charge.ts';
import { goodsLines } from '#domain/parts/shipment/goods-lines.ts';
import { hasLeft, presentShipment, type Shipment } from '#domain/parts/shipment/shipment.ts';
import type { SettlementLine } from '#domain/settlement/line.ts';
import { worthOf } from '#domain/settlement/price-reduction.ts';
import { settle } from '#domain/settlement/settle.ts';
import { exchangeLines } from './lines.ts';
import { securityOf } from './security.ts';
import type { Slot } from './slots.ts';

/** The old goods as they were judged, each with what goes for it. */
export interface JudgedGoods {
  readonly accepted: readonly Slot[];
  readonly refused: readonly Slot[];
  /** What is taken off for wear, with reason and proof (R13). */
  readonly wear?: readonly SettlementLine[];
}

/** What the inspection of the old goods leads to, and what is to be refunded beside, in minor units. */
export interface SettledExchange {
  readonly events: readonly NewEvent[];
  readonly due: number;
  /** What it comes to, line by line (R15). */
  readonly lines: readonly SettlementLine[];
}

/** The hold that secures new goods which have left before the old ones came back. */
export const securityInForce = (state: CaseState): Charge | undefined =>
  hasLeft(state) ? securityOf(state) : undefined;

/** The old goods were looked at, or got lost on our way; else nobody waits for them any more. */
export const isBack = ({ parcel }: CaseState): boolean =>
  parcel?.status === 'inspected' || (parcel?.status === 'lost' && parcel.ourLabel);

/** The customer has the new goods and keeps the old ones: all that was held is due, and what was paid stays. */
export const neverCame = (state: CaseState, hold: Charge, act: Act): readonly NewEvent[] => [
  event('chargeSettled', { n: hold.n, ...(hold.status === 'paid' ? { back: 0 } : { take: hold.money.amount }) }, act),
  ...kept(state, act),
];

/**
 * Settles the old goods (R15, R26): only accepted units are replaced. What was paid for others goes back, what is due
 * for goods that did not come back is taken of the hold, and no unit is both paid for and replaced (R25).
 */
export function settledGoods(state: CaseState, judged: JudgedGoods, act: Act): SettledExchange {
  const { accepted, refused, wear = [] } = judged;
  const hold = securityInForce(state);
  const of = accepted.length + refused.length;
  const { due, lines } = settle([...exchangeLines(accepted), ...wear]);
  return {
    events: [
      event('returnSettled', { accepted: accepted.length, of, lines }, act),
      ...(hold ? securedBy(state, { hold, ...judged }, act) : replaced(state, judged, act)),
    ],
    due,
    lines,
  };
}

/** What was paid for goods that the customer has. */
function kept(state: CaseState, act: Act): readonly NewEvent[] {
  const payment = presentCharge(state, 'payment');
  return payment && isUndecided(payment) ? [event('chargeSettled', { n: payment.n, back: 0 }, act)] : [];
}

/** The new goods are with the customer: what did not come back is due of the hold; what was taken before and came late goes back (R45). */
function securedBy(
  state: CaseState,
  { hold, accepted, refused }: JudgedGoods & { readonly hold: Charge },
  act: Act,
): readonly NewEvent[] {
  const settled =
    hold.status === 'paid'
      ? { n: hold.n, back: Math.min(takenOf(hold), securedWorth(accepted)) }
      : { n: hold.n, take: Math.min(hold.money.amount, securedWorth(refused)) };
  return [event('chargeSettled', settled, act), ...kept(state, act)];
}

const securedWorth = (slots: readonly Slot[]): number =>
  slots.reduce((total, { unit, worth }) => total + Math.min(worthOf(unit), worth), 0);

/** The new goods are still here: of them goes what was accepted, and of the difference stays what is due for that. */
const replaced = (state: CaseState, judged: JudgedGoods, act: Act): readonly NewEvent[] => [
  ...paidFor(state, Math.max(0, differenceOf(judged.accepted)), act),
  ...sentInstead(state, judged, act),
];

/** What was paid beyond what is due goes back; what is due and was not paid is asked for before anything ships (R15). */
function paidFor(state: CaseState, due: number, act: Act): readonly NewEvent[] {
  const payment = presentCharge(state, 'payment');
  const paid = payment && isBooked(payment) && isUndecided(payment) ? payment : undefined;
  const taken = paid ? takenOf(paid) : 0;
  const settled = paid ? [event('chargeSettled', { n: paid.n, back: Math.max(0, taken - due) }, act)] : [];
  if (due <= taken) return settled;
  const n = (state.charges ?? []).length + 1;
  const more = { n, offer: state.agreement?.version ?? 0, money: money(due - taken, currencyOf(state)) };
  return [
    ...settled,
    event('chargePlanned', { ...more, kind: 'payment' }, act),
    event('chargeSettled', { n, back: 0 }, act),
  ];
}

function sentInstead(state: CaseState, { accepted, refused }: JudgedGoods, act: Act): readonly NewEvent[] {
  const goods = presentShipment(state);
  if (!goods || accepted.length === 0 || (refused.length === 0 && !isGivenUp(goods))) return [];
  const { n: replaces, offer, reason } = goods;
  const n = (state.shipments ?? []).length + 1;
  const lines = goodsLines(accepted.map(({ unit: { lineNo }, sku, worth }) => ({ lineNo, sku, worth })));
  return [event('shipmentPlanned', { n, offer, reason, lines, replaces }, act)];
}

/** What was put back when nobody sent the old goods in time is needed after all. */
const isGivenUp = ({ status }: Shipment): boolean => status === 'cancelled';

const differenceOf = (slots: readonly Slot[]): number =>
  slots.reduce((total, { unit, worth }) => total + worth - worthOf(unit), 0);

export const currencyOf = ({ offer }: CaseState): Currency => offer?.money.currency ?? 'USD';
