import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, foldNew } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Order } from '#domain/order.ts';
import type { Settled } from '#domain/settlement/settle.ts';
import { acceptedPerLine, firstOfLines } from '#domain/parts/accepted-units.ts';
import { isDueAhead } from '#domain/parts/posting/posting.ts';
import { heedSerials } from '#domain/parts/serials.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';
import type { Result } from '#domain/refusals.ts';
import type { Unit } from '#store/ledger/units.ts';
import { claimOpenUnits } from './open-units.ts';
import { foreignIn } from './foreign-in.ts';
import { reserve } from './reserve.ts';
import { settleAhead, takeAheadBack } from './settle-ahead.ts';
import { settleAs } from './settle-as.ts';
import { settledUnits } from './settled-units.ts';
import { deductionEvents, wearFound, withheld } from './wear-found.ts';

/**
 * Settles an inspected return (R26): accepted units are settled and paid, less deductions; the others are freed, and
 * refused ones go back to the customer. A parcel that was lost on our label counts as accepted (R29). What was paid on
 * proof of posting is settled as if it had not been: the difference is what is still due, or is to be got back.
 */
export const settleReturn =
  ({ at }: DecisionCall): Decision =>
  async (tx, state, rulesOf) => {
    const rules = rulesOf();
    if (isDueAhead(state)) return settleAhead(tx, state, { at, rules });
    const before = await takeAheadBack(tx, state, at);
    // What comes back late was freed meanwhile and is tied up again; what another case has by now is not paid twice (R1).
    const claimed = unitsOf(await claimOpenUnits(tx, state, 'return_and_refund'));
    const order = await tx.order();
    const verdict = verdictOn(claimed, state, order);
    const paid = firstOfLines(claimed, acceptedPerLine(verdict));
    const found = wearFound(rules, verdict, paid).map(before.markWear);
    const back = { units: paid, wear: withheld(found.filter(({ aside }) => aside !== true)), at };
    const worth = paid.length === 0 ? NOTHING : await settledUnits(tx, { state, rules }, back);
    await settleAs(tx, paid, 'returned');
    const owed = await before.judged({ paid, due: worth.due });
    await tx.releaseUnits();
    const settled = [
      settledAs(worth, { accepted: paid.length, of: claimed.length, at }),
      ...owed.events,
      ...deductionEvents(state, { found, lines: worth.lines, at }),
      ...foreignIn(state, { verdict, order, at }),
    ];
    if (owed.due === 0) return settled;
    const money = { amount: owed.due, currency: state.offer?.money.currency ?? 'USD' };
    return [...settled, ...(await reserve(tx, foldNew(state, settled), { due: money, at, rules }))];
  };

const unitsOf = (held: Result<readonly Unit[]>): readonly Unit[] => (held.ok ? held.value : []);

const settledAs = (
  { lines, shortfall }: Settled,
  { accepted, of, at }: { readonly accepted: number; readonly of: number; readonly at: number },
): NewEvent =>
  event(
    'returnSettled',
    { accepted, of, lines, ...(shortfall > 0 ? { shortfall } : {}) },
    { by: system('settlement'), at },
  );

/** What was found of each unit; of a lost parcel, what is taken to be so. */
const verdictOn = (
  claimed: readonly { readonly lineNo: number }[],
  { parcel, shipments = [] }: CaseState,
  order: Order | undefined,
): readonly UnitOutcome[] =>
  parcel?.status === 'lost'
    ? claimed.map(({ lineNo }) => ({ lineNo, outcome: parcel.ourLabel ? 'accepted' : 'missing', disposition: null }))
    : heedSerials(parcel?.inspected ?? [], { lines: order?.lines ?? [], shipments });

const NOTHING: Settled = { due: 0, lines: [], shortfall: 0 };
