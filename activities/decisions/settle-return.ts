import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import { event, foldNew } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Order } from '#domain/order.ts';
import type { Settled } from '#domain/settlement/settle.ts';
import { acceptedPerLine, firstOfLines } from '#domain/parts/accepted-units.ts';
import { heedSerials } from '#domain/parts/serials.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';
import { claimOpenUnits } from './open-units.ts';
import { foreignIn } from './foreign-in.ts';
import { reserve } from './reserve.ts';
import { settleAs } from './settle-as.ts';
import { settledUnits } from './settled-units.ts';
import { deductionEvents, wearFound, withheld } from './wear-found.ts';

/**
 * Settles an inspected return (R26): accepted units are settled and paid, less deductions; the others are freed, and
 * refused ones go back to the customer. A parcel that was lost on our label counts as accepted (R29).
 */
export const settleReturn =
  ({ at }: DecisionCall): Decision =>
  async (tx, state, rulesOf) => {
    const rules = rulesOf();
    // What comes back late was freed meanwhile and is tied up again; what another case has by now is not paid twice (R1).
    const held = await claimOpenUnits(tx, state, 'return_and_refund');
    const claimed = held.ok ? held.value : [];
    const order = await tx.order();
    const verdict = verdictOn(claimed, state, order);
    const paid = firstOfLines(claimed, acceptedPerLine(verdict));
    const found = wearFound(rules, verdict, paid);
    const { due, lines, shortfall } =
      paid.length === 0
        ? NOTHING
        : await settledUnits(tx, { state, rules }, { units: paid, wear: withheld(found), at });
    await settleAs(tx, paid, 'returned');
    await tx.releaseUnits();
    const said = { accepted: paid.length, of: claimed.length, lines, ...(shortfall > 0 ? { shortfall } : {}) };
    const settled = [
      event('returnSettled', said, { by: system('settlement'), at }),
      ...deductionEvents(state, { found, lines, at }),
      ...foreignIn(state, { verdict, order, at }),
    ];
    if (due === 0) return settled;
    const money = { amount: due, currency: state.offer?.money.currency ?? 'USD' };
    return [...settled, ...(await reserve(tx, foldNew(state, settled), { due: money, at, rules }))];
  };

/** What was found of each unit; of a lost parcel, what is taken to be so. */
const verdictOn = (
  claimed: readonly { readonly lineNo: number }[],
  { parcel, shipments = [] }: CaseState,
  order: Order | undefined,
): readonly UnitOutcome[] =>
  parcel?.status === 'lost'
    ? claimed.map(({ lineNo }) => ({ lineNo, outcome: 'accepted', disposition: null }))
    : heedSerials(parcel?.inspected ?? [], { lines: order?.lines ?? [], shipments });

const NOTHING: Settled = { due: 0, lines: [], shortfall: 0 };
