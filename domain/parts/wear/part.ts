import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Part } from '#domain/parts/part.ts';
import { contestKey, isOpenDeduction, owedOf, type CaseDeduction } from './deduction.ts';

/** Deductions for wear: told with their reason, contested within the policy's time, decided by a supervisor (R13). */
export const wearPart: Part = {
  fold: applyToWear,
  clocks: ({ deductions = [] }) =>
    deductions
      .filter(({ state }) => state === 'proposed')
      .map((one) => ({ name: 'deductionContest', key: contestKey(one) })),
  isOpen: ({ deductions = [] }) => deductions.some(isOpenDeduction),
  owes: ({ deductions = [] }) => {
    const owing = deductions.find((one) => owedOf(one) > 0);
    return owing && { do: 'repayDeduction', n: owing.n };
  },
  waitsFor: ({ deductions = [] }) => (deductions.some(({ state }) => state === 'proposed') ? 'customer' : undefined),
  rows: ({ deductions = [] }) =>
    deductions.map(({ n, state, amount, taken }) => [`deduction ${n}`, state, `${amount} of ${taken}`]),
};

function applyToWear(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'deductionsFound':
      return { ...state, deductions: [...(state.deductions ?? []), ...event.data.deductions] };
    case 'deductionContested':
      return changed(state, event.data.n, (one) => ({ ...one, state: 'contested', task: event.data.task }));
    case 'deductionDecided':
      return changed(state, event.data.n, (one) => decided(one, event.data.amount));
    case 'deductionRepaid':
      return changed(state, event.data.n, (one) => ({ ...one, repaid: one.repaid + event.data.amount }));
    case 'clockEnded':
      return event.data.name === 'deductionContest' ? stands(state, event.data.key) : state;
    default:
      return state;
  }
}

/** What a supervisor agrees to is told to the customer, who may contest it; what was contested is at its end. */
function decided({ task: _task, ...one }: CaseDeduction, wished: number): CaseDeduction {
  const amount = Math.min(one.amount, Math.max(0, wished));
  return { ...one, amount, state: one.state === 'supervisor' && amount > 0 ? 'proposed' : 'decided' };
}

const stands = (state: CaseState, key: string): CaseState => ({
  ...state,
  deductions: (state.deductions ?? []).map((one) =>
    one.state === 'proposed' && contestKey(one) === key ? { ...one, state: 'stands' } : one,
  ),
});

const changed = (state: CaseState, n: number, change: (one: CaseDeduction) => CaseDeduction): CaseState => ({
  ...state,
  deductions: (state.deductions ?? []).map((one) => (one.n === n ? change(one) : one)),
});
