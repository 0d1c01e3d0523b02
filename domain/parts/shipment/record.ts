import type { NewEvent } from '#domain/case/events.ts';
import { event, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { RecordedShipment } from './events.ts';
import {
  followedShipment,
  isNewsOfGoods,
  isNewsOfShipment,
  presentShipment,
  type Shipment,
  type ShipmentReport,
} from './shipment.ts';

/** The outcome of a stuck shipment as a person saw it; undefined where it cannot be (design 3.6). */
export function recordedShipment(state: CaseState, outcome: RecordedShipment, act: Act): NewEvent | undefined {
  const shipment =
    outcome.step === 'traceShipment' ? followedShipment(state) : (presentShipment(state) ?? besideIt(state));
  if (!shipment) return undefined;
  const { n } = shipment;
  if (outcome.step === 'traceShipment')
    return isNewsOfGoods(shipment, outcome.status)
      ? event('shipmentMoved', { n, status: outcome.status }, act)
      : undefined;
  const report: ShipmentReport = outcome.step === 'shipGoods' ? outcome.report : { status: 'reserved' };
  return isNewsOfShipment(shipment, report) ? event('shipmentReported', { n, report }, act) : undefined;
}

/** Goods that go out where nothing is agreed: those that a customer gets back. */
const besideIt = ({ shipments = [] }: CaseState): Shipment | undefined =>
  shipments.findLast(({ replacedBy }) => replacedBy === undefined);
