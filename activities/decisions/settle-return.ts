import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import { event } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { money } from '#domain/money.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { claimOpenUnits } from './open-units.ts';
import { reserve } from './reserve.ts';

/**
 * Settles an inspected return (R26): accepted units are settled and paid, less deductions; the others are freed, and
 * refused ones go back to the customer. A parcel that was lost on our label counts as accepted (R29).
 */
export const settleReturn =
  ({ at }: DecisionCall): Decision =>
  async (tx, state) => {
    // What comes back late was freed meanwhile and is tied up again; what another case has by now is not paid twice (R1).
    const held = await claimOpenUnits(tx, state, 'return_and_refund');
    const claimed = held.ok ? held.value : [];
    const verdict =
      state.parcel?.status === 'lost'
        ? claimed.map(({ lineNo }): UnitOutcome => ({ lineNo, outcome: 'accepted', disposition: null }))
        : (state.parcel?.inspected ?? []);
    const accepted = acceptedPerLine(verdict);
    const paid = claimed.filter(({ lineNo, unitNo }) => rankIn(claimed, lineNo, unitNo) < (accepted.get(lineNo) ?? 0));
    await settleUnits(tx, paid);
    const deductions = verdict.reduce((total, { deduction = 0 }) => total + deduction, 0);
    const due = money(Math.max(0, worth(state, paid, claimed) - deductions), state.offer?.money.currency ?? 'USD');
    const settled = event(
      'returnSettled',
      { accepted: paid.length, of: claimed.length },
      { by: system('settlement'), at },
    );
    return [settled, ...(due.amount === 0 ? [] : await reserve(tx, state, { due, at }))];
  };

const PAID: ReadonlySet<UnitOutcome['outcome']> = new Set(['accepted', 'accepted_with_deduction']);

function acceptedPerLine(units: readonly UnitOutcome[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { lineNo, outcome } of units) {
    if (lineNo !== null && PAID.has(outcome)) counts.set(lineNo, (counts.get(lineNo) ?? 0) + 1);
  }
  return counts;
}

interface Unit {
  readonly lineNo: number;
  readonly unitNo: number;
}

/** Which of the case's units of its line this is, counted from 0 by unit number. */
const rankIn = (units: readonly Unit[], lineNo: number, unitNo: number): number =>
  units.filter((unit) => unit.lineNo === lineNo && unit.unitNo < unitNo).length;

async function settleUnits(tx: CaseTx, paid: readonly Unit[]): Promise<void> {
  const lines = [...new Set(paid.map(({ lineNo }) => lineNo))];
  await tx.settleUnits(
    lines.map((lineNo) => ({ lineNo, count: paid.filter((unit) => unit.lineNo === lineNo).length, as: 'returned' })),
  );
  await tx.releaseUnits();
}

/**
 * What the accepted units are worth: all of them, what was agreed, shipping included (C5, R11); a part of them, what
 * was paid for that part (R8), never more than was agreed.
 */
function worth({ offer }: CaseState, paid: readonly { readonly net: number }[], claimed: readonly Unit[]): number {
  const agreed = offer?.money.amount ?? 0;
  if (paid.length > 0 && paid.length === claimed.length) return agreed;
  return Math.min(
    agreed,
    paid.reduce((total, { net }) => total + net, 0),
  );
}
