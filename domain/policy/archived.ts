import type { Clock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Order } from '#domain/order.ts';
import type { JudgedInputs } from './decision.ts';

/**
 * A judgement by a policy in a case that is over, with all it was made from and what followed: what another version of a
 * policy can be tried on (C2, R35). Judgements that a person overrode are not among them: those were not the policy's.
 */
export interface ArchivedJudgement {
  readonly caseNo: string;
  /** Its number among the decisions of the case. */
  readonly n: number;
  readonly at: number;
  readonly policy: { readonly id: string; readonly version: string };
  readonly inputs: JudgedInputs;
  /** The case as it ended. */
  readonly state: CaseState;
  readonly order: Order;
  /** Every clock that the case ran. */
  readonly clocks: readonly Clock[];
}
