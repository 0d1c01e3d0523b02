import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { foldNew } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { money } from '#domain/money.ts';
import type { Order } from '#domain/order.ts';
import { heedSerials } from '#domain/parts/serials.ts';
import { acceptedCounts } from '#domain/remedies/exchange/accepted.ts';
import { currencyOf, isBack, neverCame, securityInForce, settledGoods } from '#domain/remedies/exchange/settle.ts';
import { slotsOf, type Slot } from '#domain/remedies/exchange/slots.ts';
import { wearLine } from '#domain/settlement/wear.ts';
import type { Result } from '#domain/refusals.ts';
import type { Unit } from '#store/ledger/units.ts';
import { foreignIn } from './foreign-in.ts';
import { claimOpenUnits } from './open-units.ts';
import { reserve } from './reserve.ts';
import { settleAs } from './settle-as.ts';
import { settlementName } from './settlement-of.ts';
import { deductionEvents, wearFound, withheld } from './wear-found.ts';

/**
 * Settles the old goods of an exchange (R15, R26): units that were accepted are settled, the others are free again, and
 * what goes back beside the new goods is set aside. A unit of another number than was sent is not ours (R28, R33).
 */
export const settleExchange =
  ({ at }: DecisionCall): Decision =>
  async (tx, recorded, rules) => {
    const order = await tx.order();
    const state = heeded(recorded, order);
    const act = { by: system('settlement'), at };
    const hold = securityInForce(state);
    if (hold && !isBack(state)) return neverCame(state, hold, act);
    const held = await claimOpenUnits(tx, state, 'exchange');
    const claimed = unitsOf(held);
    const counts = acceptedCounts(state, claimed);
    const slots = slotsOf(state.offer?.terms?.goods?.lines ?? [], claimed);
    const isAccepted = ({ unit, rank }: Slot): boolean => rank < (counts.get(unit.lineNo) ?? 0);
    const accepted = slots.filter(isAccepted);
    await settleAs(
      tx,
      accepted.map(({ unit }) => unit),
      'exchanged',
    );
    await tx.releaseUnits();
    const judged = { accepted, refused: slots.filter((slot) => !isAccepted(slot)) };
    const verdict = state.parcel?.inspected ?? [];
    const units = accepted.map(({ unit }) => unit);
    const found = wearFound(rules(), verdict, units);
    const wear = withheld(found).flatMap((one) => wearLine(one));
    const { events: settled, due, lines } = settledGoods(state, { ...judged, wear }, act);
    await tx.noteSettlement({ settlement: settlementName(state), lines, at });
    const events = [...settled, ...takenOff(state, { found, lines, at }), ...foreignIn(state, { verdict, order, at })];
    if (due === 0) return events;
    return [
      ...events,
      ...(await reserve(tx, foldNew(state, events), { due: money(due, currencyOf(state)), at, rules: rules() })),
    ];
  };

const unitsOf = (held: Result<readonly Unit[]>): readonly Unit[] => (held.ok ? held.value : []);

/** Where no money goes back, there is nothing that wear could be taken off (R13). */
const takenOff = (state: CaseState, taken: Parameters<typeof deductionEvents>[1]): readonly NewEvent[] =>
  taken.lines.some(({ kind }) => kind === 'wear') ? deductionEvents(state, taken) : [];

/** What was found in the parcels, by the numbers of the units that were sent. */
function heeded(state: CaseState, order: Order | undefined): CaseState {
  const { parcel, shipments = [] } = state;
  if (parcel?.inspected === undefined) return state;
  return {
    ...state,
    parcel: { ...parcel, inspected: heedSerials(parcel.inspected, { lines: order?.lines ?? [], shipments }) },
  };
}
