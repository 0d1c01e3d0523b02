import { system } from '#domain/case/actor.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';
import type { CaseDeduction } from '#domain/parts/wear/deduction.ts';
import type { SettlementLine } from '#domain/settlement/line.ts';
import { worthOf } from '#domain/settlement/price-reduction.ts';
import type { SettlementRules } from '#domain/settlement/rules.ts';
import { assessWear, type WearDeduction } from '#domain/settlement/wear.ts';
import type { Unit } from '#store/ledger/units.ts';

type Found = Omit<CaseDeduction, 'n' | 'taken' | 'repaid'>;

/** What the warehouse wants to take off the accepted units, each judged by the policy: with reason and proof, or not at all (R13). */
export function wearFound(
  rules: SettlementRules,
  verdict: readonly UnitOutcome[],
  paid: readonly Unit[],
): readonly Found[] {
  const left = [...paid];
  return verdict.flatMap((one): readonly Found[] => {
    if (!one.outcome.startsWith('accepted')) return [];
    const index = left.findIndex(({ lineNo }) => lineNo === one.lineNo);
    const unit = index === -1 ? undefined : left.splice(index, 1)[0];
    if (!unit || one.deduction === undefined) return [];
    return [found(rules, one, unit)];
  });
}

function found(
  rules: SettlementRules,
  { deduction: amount = 0, reason, evidence = [] }: UnitOutcome,
  unit: Unit,
): Found {
  const { lineNo } = unit;
  const because = reason === undefined ? {} : { reason };
  const said = { evidence, ...because };
  const judged = assessWear(rules, { lineNo, worth: worthOf(unit), amount, evidence: evidence.length, ...because });
  if (judged.verdict === 'incomplete') return { lineNo, amount: 0, state: 'missing', ...said };
  const state = judged.verdict === 'supervisor' ? 'supervisor' : 'proposed';
  return { lineNo, amount: judged.deduction.amount, state, ...said };
}

/** What of it is withheld, as the settlement sees it. */
export const withheld = (some: readonly Found[]): readonly WearDeduction[] =>
  some.map(({ lineNo, amount }) => ({ lineNo, amount, state: 'proposed' as const }));

interface Taken {
  readonly found: readonly Found[];
  /** The settlement's lines: what was really withheld, when the refund was used up before. */
  readonly lines: readonly SettlementLine[];
  readonly at: number;
}

/** The deductions on record; a large one is a supervisor's to agree to before it counts (R13). */
export function deductionEvents(state: CaseState, { found: some, lines, at }: Taken): readonly NewEvent[] {
  if (some.length === 0) return [];
  const act = { by: system('settlement'), at };
  const first = (state.deductions ?? []).length + 1;
  const worn = lines.filter(({ kind }) => kind === 'wear').map(({ amount }) => -amount);
  const tasks: NewEvent<'taskOpened'>[] = [];
  const deductions = some.map((one, index): CaseDeduction => {
    const base = { ...one, n: first + index, taken: one.amount === 0 ? 0 : (worn.shift() ?? 0), repaid: 0 };
    if (one.state !== 'supervisor') return base;
    const why = `deduction ${base.n} of ${one.amount} on line ${one.lineNo}: ${one.reason ?? ''}`;
    const opened = openTask({ ...state, taskCount: state.taskCount + tasks.length }, { kind: 'deduction', why }, act);
    tasks.push(opened);
    return { ...base, task: opened.data.task };
  });
  return [event('deductionsFound', { deductions }, act), ...tasks];
}
