import type { CaseState } from '#domain/case/state.ts';
import type { LineClaim } from '#domain/intake/request.ts';
import type { Money } from '#domain/money.ts';
import { isAsideDeduction } from '#domain/parts/wear/deduction.ts';

/**
 * Money that the customer has and is not due: they were paid on proof of posting, and the goods came worn, came not at
 * all, or were others. A person asks for it; nothing is charged without the customer's consent (R10). `n` counts them.
 */
export interface Recovery {
  readonly n: number;
  readonly money: Money;
  readonly reason: 'lost' | 'goods' | 'wear';
  /** Units that were paid and are the customer's again once the money is back. */
  readonly units?: readonly LineClaim[];
  /** The deduction that it is for (R13). */
  readonly deduction?: number;
  readonly status: 'open' | 'recovered' | 'not_owed';
}

export interface RecoveryState {
  readonly recoveries?: readonly Recovery[];
}

export interface RecoveryEvents {
  recoveryDue: Omit<Recovery, 'status' | 'deduction'>;
  /** A person has got the money back, or lets it be, with evidence. */
  recoveryDone: { n: number; how: RecordedRecovery['how'] };
}

/** What a person can record of money that is to come back. */
export interface RecordedRecovery {
  readonly step: 'recover';
  readonly how: Exclude<Recovery['status'], 'open'>;
}

export const openRecovery = ({ recoveries = [] }: RecoveryState): Recovery | undefined =>
  recoveries.find(({ status }) => status === 'open');

/** Deductions that stand for goods which had been paid already: what they come to is to be got back (R13). */
export function withDeductions(state: CaseState): CaseState {
  const { deductions = [], recoveries = [], offer } = state;
  const due = deductions.filter(
    (one) => isAsideDeduction(one) && !recoveries.some(({ deduction }) => deduction === one.n),
  );
  if (due.length === 0) return state;
  const more = due.map(({ n: deduction, amount }, index): Recovery => {
    const money = { amount, currency: offer?.money.currency ?? 'USD' };
    return { n: recoveries.length + index + 1, money, reason: 'wear', deduction, status: 'open' };
  });
  return { ...state, recoveries: [...recoveries, ...more] };
}
