import { system } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, foldNew } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { LineClaim } from '#domain/intake/request.ts';
import { money } from '#domain/money.ts';
import { isAccepted, type UnitOutcome } from '#domain/parts/return-parcel.ts';
import { firstOfLines } from '#domain/parts/accepted-units.ts';
import { totalOf } from '#domain/settlement/line.ts';
import type { SettlementRules } from '#domain/settlement/rules.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { Unit } from '#store/ledger/units.ts';
import { claimOpenUnits } from './open-units.ts';
import { reserve } from './reserve.ts';
import { settleAs } from './settle-as.ts';
import { settledUnits } from './settled-units.ts';
import { settlementName } from './settlement-of.ts';
import type { wearFound } from './wear-found.ts';

interface Settling {
  readonly at: number;
  readonly rules: SettlementRules;
}

/**
 * The money of goods that were shown to have been sent (EU withdrawal): units that nobody has looked at yet are settled
 * as in transit, what was refused in a parcel that came first is left out.
 */
export async function settleAhead(tx: CaseTx, state: CaseState, { at, rules }: Settling): Promise<readonly NewEvent[]> {
  const held = await claimOpenUnits(tx, state, 'return_and_refund');
  const claimed = held.ok ? held.value : [];
  const units = firstOfLines(claimed, unrefused(claimed, state.parcel?.inspected ?? []));
  const act = { by: system('settlement'), at };
  if (units.length === 0) return [event('returnSettled', { accepted: 0, of: claimed.length, ahead: true }, act)];
  const { due, lines, shortfall } = await settledUnits(tx, { state, rules }, { units, at });
  await settleAs(tx, units, IN_TRANSIT);
  const said = { accepted: units.length, of: claimed.length, lines, ahead: true as const };
  const settled = [event('returnSettled', { ...said, ...(shortfall > 0 ? { shortfall } : {}) }, act)];
  if (due === 0) return settled;
  const owed = money(due, state.offer?.money.currency ?? 'USD');
  return [...settled, ...(await reserve(tx, foldNew(state, settled), { due: owed, at, rules }))];
}

const IN_TRANSIT = 'in_transit';

/** How many units of each line no inspection has refused so far; what was missing may be in the parcel that is to come. */
function unrefused(claimed: readonly Unit[], seen: readonly UnitOutcome[]): ReadonlyMap<number, number> {
  const counts = countPerLine(claimed);
  for (const one of seen)
    if (one.lineNo !== null && !isAccepted(one) && one.outcome !== 'missing')
      counts.set(one.lineNo, Math.max(0, (counts.get(one.lineNo) ?? 0) - 1));
  return counts;
}

function countPerLine(units: readonly { readonly lineNo: number }[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { lineNo } of units) counts.set(lineNo, (counts.get(lineNo) ?? 0) + 1);
  return counts;
}

interface Outcome {
  /** Units that really came, and what they come to. */
  readonly paid: readonly Unit[];
  readonly due: number;
}

/** What was settled before the goods came, and what that means for them now. */
interface Ahead {
  /** Nothing can be withheld of what was paid already: it is to be got back. */
  readonly markWear: (found: WearOfUnit) => WearOfUnit;
  readonly judged: (outcome: Outcome) => Promise<{ readonly events: readonly NewEvent[]; readonly due: number }>;
}

type WearOfUnit = ReturnType<typeof wearFound>[number];

const NOTHING_AHEAD: Ahead = {
  markWear: (found) => found,
  judged: ({ due }) => Promise.resolve({ events: [], due }),
};

/**
 * Undoes what was settled on proof, so that the goods that came are settled as ever; `judged` then says what differs:
 * more is still due, or the customer has money for units that did not come as agreed. Those stay theirs to answer for
 * until it is back, and are nobody else's to claim (R1).
 */
export async function takeAheadBack(tx: CaseTx, state: CaseState, at: number): Promise<Ahead> {
  if (state.parcel?.ahead !== true) return NOTHING_AHEAD;
  const before = (await tx.unitsOfCase()).filter(({ settledAs }) => settledAs === IN_TRANSIT);
  const lines = [...countPerLine(before)].map(([lineNo, count]) => ({ lineNo, count, as: IN_TRANSIT }));
  await tx.unsettleUnits(lines, 'tied');
  await tx.noteSettlement({ settlement: settlementName(state), lines: [], at });
  const paidAhead = totalOf(state.settled?.lines ?? []);
  return {
    markWear: (found) => ({ ...found, aside: true }),
    async judged({ paid, due }) {
      const amiss = notIn(before, paid);
      await settleAs(
        tx,
        amiss.flatMap(({ lineNo, quantity }) => Array.from({ length: quantity }, () => ({ lineNo }))),
        'refunded',
      );
      if (due >= paidAhead) return { events: [], due: due - paidAhead };
      // All came as agreed: that other cases changed what it comes to is nobody's debt (R10).
      if (amiss.length === 0) return { events: [], due: 0 };
      const owed = {
        n: (state.recoveries ?? []).length + 1,
        money: money(paidAhead - due, state.offer?.money.currency ?? 'USD'),
        reason: state.parcel?.status === 'lost' ? ('lost' as const) : ('goods' as const),
        units: amiss,
      };
      return { events: [event('recoveryDue', owed, { by: system('settlement'), at })], due: 0 };
    },
  };
}

function notIn(before: readonly Unit[], paid: readonly Unit[]): readonly LineClaim[] {
  const came = countPerLine(paid);
  return [...countPerLine(before)].flatMap(([lineNo, count]) => {
    const quantity = count - (came.get(lineNo) ?? 0);
    return quantity > 0 ? [{ lineNo, quantity }] : [];
  });
}
