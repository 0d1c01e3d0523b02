import type { ClockName } from '#domain/case/clocks.ts';
import type { CaseOutcome, ReopenCause } from '#domain/case/events.ts';
import type { ComplaintCause } from '#domain/intake/complaint.ts';
import type { Kind } from '#domain/intake/kind.ts';
import type { Channel, LineClaim, Problem } from '#domain/intake/request.ts';
import type { Currency } from '#domain/money.ts';
import type { Above } from '#domain/negotiation/state.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';
import type { StaffRole } from '#domain/roles.ts';

/** What a case is counted under. */
export interface CaseMarks {
  readonly kind: Kind;
  readonly channel: Channel;
  readonly problem?: Problem;
  /** The class of a complaint's cause (A6). */
  readonly complaint?: ComplaintCause;
  readonly remedy?: RemedyKind;
  /** Whose parcel was heard of last. */
  readonly carrier?: string;
  readonly outcome?: CaseOutcome;
}

/** A stretch of a case's life that ended, and whether it was taken up again. */
export interface Ended {
  readonly at: number;
  readonly reopenedAt?: number;
  readonly why?: ReopenCause;
}

/** One run of a clock by which the shop's own side is bound, and whether it ended in time. */
export interface DeadlineFact {
  readonly clock: ClockName;
  readonly dueAt: number;
  readonly endedAt: number;
  readonly met: boolean;
}

export interface RefundFact {
  readonly n: number;
  readonly amount: number;
  readonly currency: Currency;
  readonly arrivedAt?: number;
  readonly reversedAt?: number;
  /** For goods that the customer keeps: money that is lost, not a price given back. */
  readonly compensates?: true;
}

/** Something given beside the price of goods, once the customer had it. */
export interface GrantFact {
  readonly n: number;
  readonly amount: number;
  readonly currency: Currency;
  readonly at: number;
}

/** Units that came back and are written off, or did not come. */
export interface LostUnits {
  readonly at: number;
  readonly lineNo: number;
  readonly quantity: number;
  readonly why: 'scrapped' | 'missing';
}

/** A person's promise to the customer (E6). */
export interface PromiseFact {
  readonly id: string;
  readonly owner: string;
  readonly dueAt: number;
  readonly missedAt?: number;
  readonly keptAt?: number;
}

/** An offer above its maker's limit, and what a supervisor said (R43). */
export interface ProposalFact {
  readonly task: string;
  readonly at: number;
  readonly by: string;
  readonly what: Above['what'];
  readonly approved?: boolean;
}

/** Compensation that a person's offer or their own accord promised, counted once it was agreed. */
export interface GivenFact {
  readonly by: string;
  readonly at: number;
  readonly amount: number;
  readonly currency: Currency;
}

/** A refusal by the rule that spoke it, and a rule that a person decided against (R37). */
export interface RefusalFact {
  readonly at: number;
  readonly rule: string;
  readonly code: string;
}
export interface OverrideFact {
  readonly at: number;
  readonly rule: string;
  /** What the rule had said: `refuse window_closed`, `offer refund_only`. */
  readonly said: string;
}

/** What one person did in the case. */
export interface PersonFact {
  readonly role: StaffRole;
  readonly acts: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/**
 * What figures need to know of one case: a fold of its events and of nothing else, so that a rebuild gives the same
 * (I1). References only, no personal data (R50).
 */
export interface CaseFacts {
  readonly openedAt: number;
  readonly marks: CaseMarks;
  readonly policy: { readonly id: string; readonly version: string };
  readonly items: readonly LineClaim[];
  readonly respondedAt?: number;
  /** The person whose act was the first answer; none when it was the case's own. */
  readonly respondedBy?: string;
  /** Each time the customer had what there was to have: the follow-up, or the end without one (E1). */
  readonly resolved: readonly Ended[];
  readonly closed: readonly Ended[];
  /** `poor`: as the policy of the case called it (E2). */
  readonly scores: readonly { readonly at: number; readonly score: number; readonly poor?: true }[];
  readonly deadlines: readonly DeadlineFact[];
  readonly refunds: readonly RefundFact[];
  readonly grants: readonly GrantFact[];
  readonly lost: readonly LostUnits[];
  readonly promises: readonly PromiseFact[];
  readonly proposals: readonly ProposalFact[];
  readonly refusals: readonly RefusalFact[];
  readonly overrides: readonly OverrideFact[];
  /** Who made the offer that is on the table, if a person did. */
  readonly offerBy?: string;
  readonly given: readonly GivenFact[];
  readonly people: Readonly<Record<string, PersonFact>>;
}

/** One line of the case's order, as the ledger of goods prices it. */
export interface FactLine {
  readonly lineNo: number;
  readonly sku: string;
  /** What was paid for all its units together, minor units. */
  readonly net: number;
  readonly quantity: number;
  readonly batch?: string;
}

/** The facts of a case with what its order says of the goods. */
export interface CaseOfFacts {
  readonly caseNo: string;
  readonly shop: string;
  readonly facts: CaseFacts;
  readonly lines: readonly FactLine[];
  readonly currency?: Currency;
}
