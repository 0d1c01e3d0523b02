import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, foldNew } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { firstOfLines } from '#domain/parts/accepted-units.ts';
import { isAccepted } from '#domain/parts/return-parcel.ts';
import { cumulativeShare } from '#domain/settlement/cumulative.ts';
import { worthOf, type PricedUnit } from '#domain/settlement/price-reduction.ts';
import type { Unit } from '#store/ledger/units.ts';
import { claimOpenUnits } from './open-units.ts';
import { reserve } from './reserve.ts';
import { settleAs } from './settle-as.ts';

/**
 * Settles what never reached the customer (R29, R30): units that are lost, or back and accepted, are paid back - or sent
 * again, where that was agreed -; those that were delivered after all, or came back spoilt, are free again.
 */
export const settleOutbound =
  ({ at }: DecisionCall): Decision =>
  async (tx, state, rules) => {
    const { offer } = state;
    if (!offer) throw new Error(`${state.caseNo} has no offer to settle`);
    const held = await claimOpenUnits(tx, state, offer.remedy);
    const claimed = held.ok ? held.value : [];
    const gone = goneUnits(state, claimed);
    const settled = [
      event('outboundSettled', { accepted: gone.length, of: claimed.length }, { by: system('settlement'), at }),
    ];
    const again = offer.terms?.outbound?.again;
    if (again && gone.length > 0) return [...settled, sentAgain(state, gone, at)];
    await settleAs(tx, gone, 'refunded');
    await tx.releaseUnits();
    const due = Math.max(0, worth(state, gone, claimed) - deductions(state));
    if (due === 0) return settled;
    const money = { amount: due, currency: offer.money.currency };
    return [...settled, ...(await reserve(tx, foldNew(state, settled), { due: money, at, rules: rules() }))];
  };

/** The claimed units that are lost, or back and accepted; nobody looked in time, they count as they were sent. */
function goneUnits({ outbound }: CaseState, claimed: readonly Unit[]): readonly Unit[] {
  const counts = new Map<number, number>();
  const add = (lineNo: number, quantity: number): void => void counts.set(lineNo, (counts.get(lineNo) ?? 0) + quantity);
  for (const { status, lines, inspected } of outbound?.parcels ?? []) {
    if (status === 'lost' || (status === 'returned' && inspected === undefined))
      lines.forEach(({ lineNo, quantity }) => add(lineNo, quantity));
    else if (status === 'returned') inspected?.filter(isAccepted).forEach(({ lineNo }) => add(lineNo ?? 0, 1));
  }
  return firstOfLines(claimed, counts);
}

/** Once more what did not arrive, under the same agreement; each unit keeps what was paid for it (R4). */
function sentAgain(state: CaseState, gone: readonly Unit[], at: number): NewEvent {
  const left = new Map<number, number>();
  for (const { lineNo } of gone) left.set(lineNo, (left.get(lineNo) ?? 0) + 1);
  const lines = (state.offer?.terms?.outbound?.again ?? []).flatMap((line) => {
    const quantity = Math.min(line.quantity, left.get(line.lineNo ?? 0) ?? 0);
    const share = Math.floor(((line.worth ?? 0) * quantity) / line.quantity);
    return quantity === 0 ? [] : [{ ...line, quantity, worth: quantity === line.quantity ? (line.worth ?? 0) : share }];
  });
  const n = (state.shipments ?? []).length + 1;
  const offer = state.agreement?.version ?? 0;
  return event('shipmentPlanned', { n, offer, reason: 'reship', lines }, { by: system('settlement'), at });
}

/**
 * All units: what was agreed, shipping and freight included; a part of them, its share. What could not be stopped and
 * came back is worth its price, without the shipping that being stopped would have saved (R31).
 */
function worth({ offer, intercept }: CaseState, gone: readonly PricedUnit[], claimed: readonly PricedUnit[]): number {
  const [part, whole] = [totalWorth(gone), totalWorth(claimed)];
  const agreed = intercept ? Math.min(offer?.money.amount ?? 0, whole) : (offer?.money.amount ?? 0);
  if (gone.length > 0 && gone.length === claimed.length) return agreed;
  return Math.min(part, whole === 0 ? 0 : cumulativeShare(agreed, part, whole));
}

const totalWorth = (units: readonly PricedUnit[]): number => units.reduce((total, unit) => total + worthOf(unit), 0);

const deductions = ({ outbound }: CaseState): number =>
  (outbound?.parcels ?? [])
    .flatMap(({ inspected = [] }) => inspected)
    .reduce((total, { deduction = 0 }) => total + deduction, 0);
