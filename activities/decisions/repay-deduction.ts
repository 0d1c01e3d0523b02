import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import { event } from '#domain/case/new-event.ts';
import { money } from '#domain/money.ts';
import { owedOf } from '#domain/parts/wear/deduction.ts';
import { wearLine } from '#domain/settlement/wear.ts';
import { reserve } from './reserve.ts';
import { settlementName } from './settlement-of.ts';

/** What was withheld for wear and is taken less, or not at all, goes back (R13). */
export const repayDeduction =
  ({ n, at }: DecisionCall & { readonly n: number }): Decision =>
  async (tx, state, rules) => {
    const deduction = state.deductions?.find((one) => one.n === n);
    const owed = deduction ? owedOf(deduction) : 0;
    if (!deduction || owed === 0) return [];
    const { lineNo, taken, repaid } = deduction;
    const lines = wearLine({ lineNo, amount: taken - repaid - owed, state: 'decided' }, taken - repaid);
    await tx.noteSettlement({ settlement: `${settlementName(state)}/wear/${n}/${repaid}`, lines, at });
    const due = money(owed, state.offer?.money.currency ?? 'USD');
    const given = event('deductionRepaid', { n, amount: owed }, { by: system('settlement'), at });
    return [given, ...(await reserve(tx, state, { due, at, rules: rules() }))];
  };
