import { provider, system } from '#domain/case/actor.ts';
import { park } from '#domain/case/clock-ends.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import { stepOf } from '#domain/case/own-turn.ts';
import type { CaseState } from '#domain/case/state.ts';
import { money } from '#domain/money.ts';
import type { OfferSummary } from '#domain/offer.ts';
import { isNewsOfCharge, takenOf, type Charge, type ChargeReport } from '#domain/parts/charge/charge.ts';
import {
  isNewsOfGoods,
  isNewsOfShipment,
  type Shipment,
  type ShipmentReport,
} from '#domain/parts/shipment/shipment.ts';
import type { ParcelStatus } from '#domain/parts/return-parcel.ts';
import { acceptedCounts } from '#domain/remedies/exchange/accepted.ts';
import { paidBackInstead } from '#domain/remedies/exchange/refund-instead.ts';
import { isBack, neverCame, securityInForce, settledGoods } from '#domain/remedies/exchange/settle.ts';
import { slotsOf } from '#domain/remedies/exchange/slots.ts';
import type { StepName } from '#domain/remedies/remedy.ts';
import { heldOn, reserved, unpaidOf } from './case-money.ts';

/** What the activities of an exchange put on record, without policy, ledger and outside world. */
export interface GoodsAnswer {
  readonly goods?: ShipmentReport['status'];
  readonly charge?: ChargeReport['status'];
  readonly scan?: ParcelStatus;
}

/** The old units of the test's order: two of one line, each worth half of what was not given back yet. */
const oldUnits = (state: CaseState) =>
  [1, 2].map((unitNo) => ({ lineNo: 1, unitNo, sku: 'mug-red', net: Math.floor(unpaidOf(state) / 2), reduced: 0 }));

interface Wish {
  /** By how much each new unit is dearer, minor units; negative: cheaper. */
  readonly dearer?: number;
  readonly first?: boolean;
}

/** An offer to exchange both units for others. */
export function anExchange(state: CaseState, { dearer = 0, first = false }: Wish = {}): Partial<OfferSummary> {
  const [unit] = oldUnits(state);
  const net = unit?.net ?? 0;
  const worth = 2 * Math.max(0, net + dearer);
  const usd = (amount: number) => ({ amount, currency: 'USD' as const });
  const sku = dearer === 0 ? 'mug-red' : 'mug-blue';
  const hold = { money: usd(Math.min(2 * net, worth)), methodId: 'card-1' };
  return {
    remedy: 'exchange',
    money: usd(Math.max(0, 2 * net - worth)),
    ...(worth > 2 * net ? { charge: usd(worth - 2 * net) } : {}),
    terms: {
      goods: { reason: 'exchange', lines: [{ lineNo: 1, sku, quantity: 2, worth }] },
      ...(first && hold.money.amount > 0 ? { hold } : {}),
    },
  };
}

/** An offer to send both units once more. */
export const aReship = (state: CaseState, sendsBack = false): Partial<OfferSummary> => ({
  remedy: 'reship',
  money: { amount: 0, currency: 'USD' },
  terms: {
    goods: { reason: 'reship', lines: [{ lineNo: 1, sku: 'mug-red', quantity: 2, worth: unpaidOf(state) }] },
    ...(sendsBack ? { sendsBack } : {}),
  },
});

interface Asked {
  readonly state: CaseState;
  readonly at: number;
  readonly n: number;
  readonly answer: GoodsAnswer;
}

type GoodsStep =
  | 'reserveGoods'
  | 'shipGoods'
  | 'releaseGoods'
  | 'traceShipment'
  | 'sendAgain'
  | 'requestCharge'
  | 'cancelCharge'
  | 'captureCharge'
  | 'replaceCharge'
  | 'bookCharge'
  | 'returnCharge'
  | 'settleExchange'
  | 'offerInstead'
  | 'refundInstead';

export const GOODS_STEPS: { readonly [S in GoodsStep]: (asked: Asked) => readonly NewEvent[] } = {
  reserveGoods: (asked) => toldOfGoods(asked, asked.answer.goods === 'outOfStock' ? 'outOfStock' : 'reserved'),
  shipGoods: (asked) => toldOfGoods(asked, asked.answer.goods === 'expired' ? 'expired' : 'created'),
  releaseGoods: (asked) =>
    toldOfGoods(
      asked,
      asked.answer.goods === 'shipped' && shipmentOf(asked).status === 'created' ? 'shipped' : 'cancelled',
    ),
  traceShipment: (asked) => {
    const { state, n, at, answer } = asked;
    return answer.scan && isNewsOfGoods(shipmentOf(asked), answer.scan)
      ? [event('shipmentMoved', { n, status: answer.scan }, { by: provider('carrier'), at })]
      : [park(state, { kind: 'traceParcel', step: 'traceShipment', why: 'silent' }, at)];
  },
  sendAgain: (asked) => {
    const { offer, reason, lines } = shipmentOf(asked);
    const n = (asked.state.shipments ?? []).length + 1;
    return isNext(asked.state, 'sendAgain')
      ? [
          event(
            'shipmentPlanned',
            { n, offer, reason, lines, replaces: asked.n },
            { by: system('again'), at: asked.at },
          ),
        ]
      : [];
  },
  requestCharge: (asked) => {
    const said = asked.answer.charge;
    const asUsual = chargeOf(asked).kind === 'hold' ? 'authorised' : 'awaiting';
    return toldOfCharge(asked, said === 'failed' ? 'failed' : asUsual);
  },
  cancelCharge: (asked) => toldOfCharge(asked, asked.answer.charge === 'paid' ? 'paid' : 'cancelled'),
  captureCharge: (asked) => toldOfCharge(asked, asked.answer.charge === 'expired' ? 'expired' : 'paid'),
  replaceCharge: ({ state, at, n }) => {
    const { offer, kind, money: due, take } = chargeOf({ state, n });
    const amount = kind === 'hold' && take !== undefined && take > 0 ? take : due.amount;
    const next = { n: (state.charges ?? []).length + 1, offer, kind, money: money(amount, 'USD'), replaces: n };
    return isNext(state, 'replaceCharge') ? [event('chargePlanned', next, { by: system('charge'), at })] : [];
  },
  bookCharge: ({ n, at }) => [
    event('chargeBooked', { n, tender: 'card', methodId: 'card-1' }, { by: provider('payments'), at }),
  ],
  returnCharge: ({ state, at, n }) => (isNext(state, 'returnCharge') ? returned(state, n, at) : []),
  settleExchange: ({ state, at }) => (isNext(state, 'settleExchange') ? settled(state, at) : []),
  offerInstead: ({ state, at }) => (isNext(state, 'offerInstead') ? instead(state, at) : []),
  refundInstead: ({ state, at, n }) => {
    if (!isNext(state, 'refundInstead')) return [];
    const { events, due } = paidBackInstead(state, n, { by: system('settlement'), at });
    return [...events, ...(due === 0 ? [] : reserved(state, due, at))];
  },
};

const isNext = (state: CaseState, name: StepName): boolean => {
  const step = stepOf(state);
  return step !== undefined && 'do' in step && step.do === name;
};

function shipmentOf({ state, n }: Pick<Asked, 'state' | 'n'>): Shipment {
  const found = state.shipments?.find((one) => one.n === n);
  if (!found) throw new Error(`no shipment ${n}`);
  return found;
}

function chargeOf({ state, n }: Pick<Asked, 'state' | 'n'>): Charge {
  const found = state.charges?.find((one) => one.n === n);
  if (!found) throw new Error(`no charge ${n}`);
  return found;
}

function toldOfGoods(asked: Asked, status: ShipmentReport['status']): readonly NewEvent[] {
  const { n, at } = asked;
  const report: ShipmentReport = {
    status,
    ...(status === 'shipped' ? { trackingNo: `goods-${n}`, carrier: 'test' } : {}),
  };
  return isNewsOfShipment(shipmentOf(asked), report)
    ? [event('shipmentReported', { n, report }, { by: provider('warehouse'), at })]
    : [];
}

function toldOfCharge(asked: Asked, status: ChargeReport['status']): readonly NewEvent[] {
  const { n, at } = asked;
  const charge = chargeOf(asked);
  const { take = charge.money.amount } = charge;
  const report: ChargeReport = {
    status,
    version: charge.version + 1,
    ...(status === 'paid' ? { paymentId: `pay-charge-${n}` } : {}),
    ...(status === 'paid' && charge.kind === 'hold' ? { taken: money(take, 'USD') } : {}),
  };
  return isNewsOfCharge(charge, report)
    ? [event('chargeReported', { n, report }, { by: provider('payments'), at })]
    : [];
}

function returned(state: CaseState, n: number, at: number): readonly NewEvent[] {
  const charge = chargeOf({ state, n });
  const { paymentId = '', tender = 'card', returned: before = 0 } = charge;
  const back = charge.back ?? takenOf(charge);
  const act = { by: system('settlement'), at };
  const done = event('chargeSettled', { n, back, returned: back }, act);
  if (back <= before) return [done];
  const room = takenOf(charge) - heldOn(state, paymentId);
  return room < back - before
    ? [done, openTask(state, { kind: 'lateMoney', why: `${paymentId} has no room` }, act)]
    : [
        done,
        event(
          'refundPlanned',
          { n: state.refunds.length + 1, paymentId, tender, money: money(back - before, 'USD') },
          act,
        ),
      ];
}

function settled(state: CaseState, at: number): readonly NewEvent[] {
  const act = { by: system('settlement'), at };
  const hold = securityInForce(state);
  if (hold && !isBack(state)) return neverCame(state, hold, act);
  const units = oldUnits(state);
  const counts = acceptedCounts(state, units);
  const slots = slotsOf(state.offer?.terms?.goods?.lines ?? [], units);
  const accepted = slots.filter(({ unit, rank }) => rank < (counts.get(unit.lineNo) ?? 0));
  const refused = slots.filter((slot) => !accepted.includes(slot));
  const { events, due } = settledGoods(state, { accepted, refused }, act);
  return [...events, ...(due === 0 ? [] : reserved(state, due, at))];
}

function instead(state: CaseState, at: number): readonly NewEvent[] {
  const { offer } = state;
  if (!offer) return [];
  const { status: _status, madeAt: _madeAt, terms: _terms, charge: _charge, ...rest } = offer;
  const remedy = offer.remedy === 'reship' ? ('refund_only' as const) : ('return_and_refund' as const);
  const made = { ...rest, remedy, version: state.offers + 1, money: money(Math.ceil(unpaidOf(state) / 2), 'USD') };
  return [event('offerMade', { offer: made }, { by: system('policy'), at })];
}
