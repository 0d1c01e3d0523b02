import type { WearDeduction } from '#domain/settlement/wear.ts';

/**
 * What was taken off for wear beyond testing (R13). `missing`: not taken, since reason or evidence lack; `supervisor`:
 * withheld until a supervisor agrees to so large a share; `proposed`: the customer is told and may contest it; then it
 * stands, or a supervisor decides. What is not in dispute was refunded at once.
 */
export interface CaseDeduction extends Pick<WearDeduction, 'lineNo' | 'amount'> {
  readonly n: number;
  readonly state: WearDeduction['state'] | 'supervisor' | 'missing';
  readonly reason?: string;
  readonly evidence: readonly string[];
  /** What the settlement really withheld for it; minor units. */
  readonly taken: number;
  /** What of that was given back since. */
  readonly repaid: number;
  /** Nothing was withheld for it, since the goods were paid before they came: what stands of it is to be got back. */
  readonly aside?: true;
  /** The task that a supervisor decides it by. */
  readonly task?: string;
}

export interface WearState {
  readonly deductions?: readonly CaseDeduction[];
}

export interface WearEvents {
  deductionsFound: { deductions: readonly CaseDeduction[] };
  deductionContested: { n: number; task: string };
  /** By a supervisor: what of it is taken; nobody raises it for having been contested. */
  deductionDecided: { n: number; task: string; amount: number };
  deductionRepaid: { n: number; amount: number };
}

export interface WearCommands {
  contestDeduction: { deduction: number };
  decideDeduction: { task: string; amount: number; reason: string };
}

/** What of it is to go back, since less is taken than was withheld; nothing while a person decides. */
export const owedOf = ({ state, taken, repaid, amount }: CaseDeduction): number =>
  state === 'supervisor' || state === 'contested' ? 0 : Math.max(0, taken - repaid - amount);

/** It stands, and was never withheld. */
export const isAsideDeduction = ({ aside, state, amount }: CaseDeduction): boolean =>
  aside === true && amount > 0 && (state === 'stands' || state === 'decided');

/** Not at its end: it can still be contested, is being decided, or some of it goes back. */
export const isOpenDeduction = (one: CaseDeduction): boolean =>
  one.state === 'proposed' || one.state === 'supervisor' || one.state === 'contested' || owedOf(one) > 0;

export const contestKey = ({ n }: Pick<CaseDeduction, 'n'>): string => `d${n}.0`;
