import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import { event } from '#domain/case/decide.ts';
import type { CaseState } from '#domain/case/state.ts';
import { money } from '#domain/money.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { reserve } from './reserve.ts';

/**
 * Settles an inspected return (R26): accepted units are settled and paid at what was paid for each, less deductions,
 * never more than was agreed; the others are freed, and refused ones go back to the customer. A parcel that was lost on our
 * label counts as accepted (R29).
 */
export const settleReturn =
  ({ at }: DecisionCall): Decision =>
  async (tx, state) => {
    const claimed = await tx.unitsOfCase();
    const verdict = state.parcel?.status === 'lost' ? claimed.map(({ lineNo }): UnitOutcome => ({ lineNo, outcome: 'accepted', disposition: null })) : (state.parcel?.inspected ?? []);
    const accepted = acceptedPerLine(verdict);
    const paid = claimed.filter(({ lineNo, unitNo }) => rankIn(claimed, lineNo, unitNo) < (accepted.get(lineNo) ?? 0));
    await settleUnits(tx, paid);
    const deductions = verdict.reduce((total, { deduction = 0 }) => total + deduction, 0);
    const net = paid.reduce((total, unit) => total + unit.net, 0);
    const due = money(Math.max(0, Math.min(net - deductions, agreedAmount(state))), state.offer?.money.currency ?? 'USD');
    const settled = event('returnSettled', { accepted: paid.length, of: claimed.length }, system('settlement'), at);
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
const rankIn = (units: readonly Unit[], lineNo: number, unitNo: number): number => units.filter((unit) => unit.lineNo === lineNo && unit.unitNo < unitNo).length;

async function settleUnits(tx: CaseTx, paid: readonly Unit[]): Promise<void> {
  const lines = [...new Set(paid.map(({ lineNo }) => lineNo))];
  await tx.settleUnits(lines.map((lineNo) => ({ lineNo, count: paid.filter((unit) => unit.lineNo === lineNo).length, as: 'returned' })));
  await tx.releaseUnits();
}

/** The offer may be lower than what was paid, as an agent and the customer agreed; never higher (C5). */
const agreedAmount = ({ offer }: CaseState): number => offer?.money.amount ?? 0;
