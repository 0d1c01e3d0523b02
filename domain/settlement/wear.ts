import { lineOf, type SettlementLine } from './line.ts';
import type { SettlementRules } from './rules.ts';

/** What the warehouse wants to take off a unit for handling beyond testing. */
export interface WearFound {
  readonly lineNo: number;
  /** What the unit would give back without it. */
  readonly worth: number;
  readonly amount: number;
  readonly reason?: string;
  /** Pictures and the like that show it. */
  readonly evidence: number;
}

/** Whether it may be taken: not without reason and evidence, and not without a supervisor above the policy's share (R13). */
export type WearVerdict =
  | { readonly verdict: 'incomplete'; readonly missing: readonly ('reason' | 'evidence')[] }
  | { readonly verdict: 'supervisor' | 'proposed'; readonly deduction: WearDeduction };

/**
 * A deduction on its way. The customer is told of a `proposed` one with its reason and evidence, and can contest it;
 * it stands when they agree or say nothing in time; a contested one is decided by a person.
 */
export interface WearDeduction {
  readonly lineNo: number;
  readonly amount: number;
  readonly state: 'proposed' | 'stands' | 'contested' | 'decided';
}

export function assessWear(
  { wearSupervisorAbovePercent }: Pick<SettlementRules, 'wearSupervisorAbovePercent'>,
  { lineNo, worth, amount, reason = '', evidence }: WearFound,
): WearVerdict {
  const missing = [
    ...(reason.trim() === '' ? (['reason'] as const) : []),
    ...(evidence > 0 ? [] : (['evidence'] as const)),
  ];
  if (missing.length > 0) return { verdict: 'incomplete', missing };
  const capped = Math.min(worth, Math.max(0, amount));
  const above = BigInt(capped) * 100n > BigInt(worth) * BigInt(wearSupervisorAbovePercent);
  return { verdict: above ? 'supervisor' : 'proposed', deduction: { lineNo, amount: capped, state: 'proposed' } };
}

/** The customer objects; undefined when there is nothing to object to any more. */
export const contestWear = (wear: WearDeduction): WearDeduction | undefined =>
  wear.state === 'proposed' ? { ...wear, state: 'contested' } : undefined;

/** The customer agrees, or their time to object is over. */
export const letWearStand = (wear: WearDeduction): WearDeduction | undefined =>
  wear.state === 'proposed' ? { ...wear, state: 'stands' } : undefined;

/** A person decides a contested deduction: it is upheld, lowered or dropped, and never raised for having been contested. */
export const decideWear = (wear: WearDeduction, amount: number): WearDeduction | undefined =>
  wear.state === 'contested'
    ? { ...wear, amount: Math.min(wear.amount, Math.max(0, amount)), state: 'decided' }
    : undefined;

/** What is taken off, or given back because it was taken and then lowered; `taken` is what earlier settlements took. */
export const wearLine = ({ lineNo, amount }: WearDeduction, taken = 0): readonly SettlementLine[] =>
  lineOf({
    kind: 'wear',
    label: amount >= taken ? 'wear beyond testing' : 'wear deduction lowered, given back',
    amount: taken - amount,
    lineNo,
  });
