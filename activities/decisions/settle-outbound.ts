import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, foldNew } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { firstOfLines } from '#domain/parts/accepted-units.ts';
import { isAccepted } from '#domain/parts/return-parcel.ts';
import type { SettlementRules } from '#domain/settlement/rules.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { Unit } from '#store/ledger/units.ts';
import { claimOpenUnits } from './open-units.ts';
import { reserve } from './reserve.ts';
import { settleAs } from './settle-as.ts';
import { settledUnits } from './settled-units.ts';
import { deductionEvents, wearFound, withheld } from './wear-found.ts';

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
    const said = { accepted: gone.length, of: claimed.length };
    const settled = [event('outboundSettled', said, { by: system('settlement'), at })];
    const again = offer.terms?.outbound?.again;
    if (again && gone.length > 0) return [...settled, sentAgain(state, gone, at)];
    const { due, found } = await worthOfGone(tx, { state, rules: rules(), at }, gone);
    await settleAs(tx, gone, 'refunded');
    await tx.releaseUnits();
    const events = [...settled, ...found];
    if (due === 0) return events;
    const money = { amount: due, currency: offer.money.currency };
    return [...events, ...(await reserve(tx, foldNew(state, events), { due: money, at, rules: rules() }))];
  };

interface Settling {
  readonly state: CaseState;
  readonly rules: SettlementRules;
  readonly at: number;
}

/**
 * What they come to, by the same arithmetic as goods that were sent back: with what breaks with them, less what they
 * came back worn (R6, R10-R13). What could not be stopped and came back has no shipping to give back (R31).
 */
async function worthOfGone(
  tx: CaseTx,
  { state, rules, at }: Settling,
  gone: readonly Unit[],
): Promise<{ readonly due: number; readonly found: readonly NewEvent[] }> {
  if (gone.length === 0) return { due: 0, found: [] };
  const verdict = (state.outbound?.parcels ?? []).flatMap(({ status, inspected = [] }) =>
    status === 'returned' ? inspected : [],
  );
  const found = wearFound(rules, verdict, gone);
  const back = { units: gone, wear: withheld(found), keepsShipping: state.intercept !== undefined, at };
  const { due, lines } = await settledUnits(tx, { state, rules }, back);
  return { due, found: deductionEvents(state, { found, lines, at }) };
}

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
