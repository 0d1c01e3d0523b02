import type { ReserveCall } from '#activities/outside/contract.ts';
import { following, warehouse } from '#workflows/case/activities.ts';
import { callOf, isNext, type Steps } from '#workflows/case/step.ts';
import { provider, system } from '#domain/case/actor.ts';
import { park } from '#domain/case/clock-ends.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { exchangeKeyOf, reservationKeyOf, shipmentKeyOf } from '#domain/ids.ts';
import { forOperators } from '#domain/operator-text.ts';
import { reservationClock } from '#domain/parts/shipment/fold.ts';
import {
  isNewsOfGoods,
  isNewsOfShipment,
  needsStock,
  type Shipment,
  type ShipmentReport,
} from '#domain/parts/shipment/shipment.ts';

type ShipmentStep = 'reserveGoods' | 'shipGoods' | 'releaseGoods' | 'traceShipment' | 'sendAgain';

/** Goods that go to the customer (D3). What the warehouse answers is on record whatever was decided meanwhile. */
export const shipmentSteps: Pick<Steps, ShipmentStep> = {
  async reserveGoods(run, n) {
    const call = reserveCall(run.state, shipmentOf(run.state, n));
    const report = await warehouse().reserveGoods.executeWithOptions(
      { activityId: call.key, summary: forOperators(call.key) },
      [call],
    );
    await run.record(call.key, (state) => told(state, n, report));
  },

  async shipGoods(run, n) {
    const { caseNo } = run.state;
    const shipment = shipmentOf(run.state, n);
    const { reason, reservations, status } = shipment;
    const key = shipmentKeyOf(caseNo, shipment);
    const reservation = status === 'reserved' ? { reservationKey: reservationKeyOf(caseNo, n, reservations) } : {};
    const lines = shipment.lines.map(({ lineNo, sku, quantity }) => ({ lineNo, sku, quantity }));
    const report = await warehouse().shipGoods.executeWithOptions({ activityId: key, summary: forOperators(key) }, [
      { ...callOf(run.state), key, reason, lines, ...reservation },
    ]);
    await run.record(`${key} ordered`, (state) => told(state, n, report));
  },

  async releaseGoods(run, n) {
    const { caseNo } = run.state;
    const shipment = shipmentOf(run.state, n);
    const key = shipmentKeyOf(caseNo, shipment);
    const reservation = needsStock(shipment)
      ? { reservationKey: reservationKeyOf(caseNo, n, Math.max(1, shipment.reservations)) }
      : {};
    const report = await warehouse().releaseGoods.executeWithOptions({ summary: forOperators(`${key} released`) }, [
      { ...callOf(run.state), key, ...reservation },
    ]);
    await run.record(`${key} released`, (state) => told(state, n, report));
  },

  async traceShipment(run, n) {
    const shipment = shipmentOf(run.state, n);
    const key = shipmentKeyOf(run.state.caseNo, shipment);
    const { trackingNo } = shipment;
    const found = await following().traceShipment.executeWithOptions({ summary: forOperators(`${key} traced`) }, [
      { ...callOf(run.state), key, ...(trackingNo === undefined ? {} : { trackingNo }) },
    ]);
    await run.record(`trace ${key} ${shipment.news} ${run.state.taskCount}`, (state) => traced(state, n, found));
  },

  sendAgain: (run, n) =>
    run.record(`${shipmentKeyOf(run.state.caseNo, shipmentOf(run.state, n))} again`, (state) => {
      const { offer, reason, lines } = shipmentOf(state, n);
      const again = { n: (state.shipments ?? []).length + 1, offer, reason, lines, replaces: n };
      return isNext(state, 'sendAgain')
        ? [event('shipmentPlanned', again, { by: system('send again'), at: Date.now() })]
        : [];
    }),
};

function shipmentOf(state: CaseState, n: number): Shipment {
  const shipment = state.shipments?.find((one) => one.n === n);
  if (!shipment) throw new Error(`shipment ${n} of ${state.caseNo} was never planned`);
  return shipment;
}

const told = (state: CaseState, n: number, report: ShipmentReport): readonly NewEvent[] =>
  isNewsOfShipment(shipmentOf(state, n), report)
    ? [event('shipmentReported', { n, report }, { by: provider('warehouse'), at: Date.now() })]
    : [];

/** The first reservation ends by itself on the day that the case's clock says; a later one is used at once (R32). */
function reserveCall(state: CaseState, shipment: Shipment): ReserveCall {
  const { n, lines, reservations } = shipment;
  const clock = state.clocks.find(({ name, key }) => name === 'reservationEnds' && key === reservationClock(shipment));
  const exchange = reservations === 0 ? exchangeOf(state, shipment) : undefined;
  return {
    ...callOf(state),
    key: reservationKeyOf(state.caseNo, n, reservations + 1),
    lines: [...new Set(lines.map(({ sku }) => sku))].map((sku) => ({
      sku,
      quantity: lines.filter((line) => line.sku === sku).reduce((total, { quantity }) => total + quantity, 0),
    })),
    ...(clock && reservations === 0 ? { expiresAt: clock.dueAt } : {}),
    ...(exchange ? { exchange } : {}),
  };
}

/** An exchange for another variant goes into the shop's book; the same article again is no entry there. */
function exchangeOf({ caseNo, request }: CaseState, { n, reason, replaces }: Shipment): ReserveCall['exchange'] {
  const items = (request.replacements ?? []).map(({ lineNo, quantity, sku }) => ({ lineNo, quantity, newSku: sku }));
  if (reason !== 'exchange' || replaces !== undefined || items.length === 0) return undefined;
  const methodId = request.payWith ?? request.refundTo;
  return { exchangeKey: exchangeKeyOf(caseNo, n), items, ...(methodId === undefined ? {} : { methodId }) };
}

type Found = Awaited<ReturnType<ReturnType<typeof following>['traceShipment']>>;

/** What the warehouse or the carrier knows, or a task for a person to find out. */
function traced(state: CaseState, n: number, found: Found): readonly NewEvent[] {
  const shipment = shipmentOf(state, n);
  const act = { by: provider('carrier'), at: Date.now() };
  if (found && 'report' in found && isNewsOfShipment(shipment, found.report))
    return [event('shipmentReported', { n, report: found.report }, { ...act, by: provider('warehouse') })];
  if (found && 'scan' in found) {
    const { status, lastScanAt } = found.scan;
    if (isNewsOfGoods(shipment, status) || lastScanAt > (shipment.heardAt ?? 0))
      return [event('shipmentMoved', { n, status }, act)];
  }
  const why = shipment.trackingNo === undefined ? `shipment ${n} has not left` : `no scan of ${shipment.trackingNo}`;
  return [park(state, { kind: 'traceParcel', step: 'traceShipment', why }, act.at)];
}
