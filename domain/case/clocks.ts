import type { LadderRole } from '#domain/roles.ts';

/** What happens when a clock runs out; the policy chooses among these for each clock. */
export type ClockEnd =
  | 'lapse'
  | 'agree'
  | 'accept'
  | 'escalate'
  | 'trace'
  | 'poll'
  | 'slip'
  | 'ask'
  | 'close'
  | 'archive'
  | 'expire'
  | 'hold';

/**
 * The clocks a case can run, each with who is waited for and how it may end: after any other end nothing would move the
 * case any more. Their lengths, reminders and ends are policy data (C2); which of them run now follows from the state
 * alone (`wantedClocks`).
 */
export const CLOCKS = {
  openQuestions: { waitsFor: 'customer', ends: ['lapse'], cites: 'A3' },
  offerAnswer: { waitsFor: 'customer', ends: ['lapse'], cites: 'C6' },
  refusalDispute: { waitsFor: 'customer', ends: ['close'], cites: 'C5' },
  customerShips: { waitsFor: 'customer', ends: ['lapse', 'hold'], cites: 'D2' },
  parcelSilent: { waitsFor: 'carrier', ends: ['trace'], cites: 'R29' },
  merchantReceives: { waitsFor: 'warehouse', ends: ['accept'], cites: 'D2' },
  supervisorDecision: { waitsFor: 'supervisor', ends: ['agree', 'escalate'], cites: 'B5' },
  newOffer: { waitsFor: 'agent', ends: ['escalate'], cites: 'C5' },
  approval: { waitsFor: 'supervisor', ends: ['escalate'], cites: 'B5' },
  care: { waitsFor: 'agent', ends: ['escalate'], cites: 'E2' },
  customerReply: { waitsFor: 'customer', ends: ['expire'], cites: 'F3' },
  guidanceAnswer: { waitsFor: 'customer', ends: ['close'], cites: 'B2' },
  grantExpiry: { waitsFor: 'customer', ends: ['expire'], cites: 'D6' },
  stuckStep: { waitsFor: 'agent', ends: ['escalate'], cites: 'B6' },
  refundArrival: { waitsFor: 'payments', ends: ['slip'], cites: 'D1' },
  refundNotBefore: { waitsFor: 'payments', ends: ['poll'], cites: 'R21' },
  disputeEvidence: { waitsFor: 'finance', ends: ['escalate'], cites: 'R22' },
  disputePoll: { waitsFor: 'payments', ends: ['poll'], cites: 'R22' },
  deductionContest: { waitsFor: 'customer', ends: ['close'], cites: 'R13' },
  refundPoll: { waitsFor: 'payments', ends: ['poll'], cites: 'D1' },
  consultationAnswer: { waitsFor: 'agent', ends: ['escalate'], cites: 'J1' },
  complaintAnswer: { waitsFor: 'agent', ends: ['escalate'], cites: 'A6' },
  reviewContact: { waitsFor: 'agent', ends: ['escalate'], cites: 'G1' },
  departmentAnswer: { waitsFor: 'department', ends: ['escalate'], cites: 'B6' },
  reservationEnds: { waitsFor: 'nobody', ends: ['expire'], cites: 'R32' },
  shipmentDue: { waitsFor: 'warehouse', ends: ['slip'], cites: 'D7' },
  shipmentSilent: { waitsFor: 'carrier', ends: ['trace'], cites: 'D3' },
  foreignGoods: { waitsFor: 'customer', ends: ['expire'], cites: 'R28' },
  interceptAnswer: { waitsFor: 'warehouse', ends: ['trace'], cites: 'R31' },
  chargeDue: { waitsFor: 'customer', ends: ['lapse'], cites: 'R15' },
  quoteAnswer: { waitsFor: 'customer', ends: ['lapse'], cites: 'D4' },
  repairDue: { waitsFor: 'warehouse', ends: ['trace'], cites: 'F1' },
  revisit: { waitsFor: 'nobody', ends: ['ask'], cites: 'E1' },
  revisitAnswer: { waitsFor: 'customer', ends: ['close'], cites: 'E1' },
  revisitCall: { waitsFor: 'agent', ends: ['escalate'], cites: 'E3' },
  promise: { waitsFor: 'agent', ends: ['escalate'], cites: 'E6' },
  watch: { waitsFor: 'nobody', ends: ['archive'], cites: 'R29' },
} as const satisfies Record<string, { waitsFor: string; ends: readonly ClockEnd[]; cites: string }>;

export type ClockName = keyof typeof CLOCKS;

export const mayEndIn = (name: ClockName, end: ClockEnd): boolean =>
  (CLOCKS[name].ends as readonly ClockEnd[]).includes(end);

/** A clock a state asks for; `key` tells one running of it from the next (a new offer starts it anew). */
export interface WantedClock {
  readonly name: ClockName;
  readonly key: string;
}

/**
 * A running clock. Its instants were computed by an activity from policy and calendar when it started and never move
 * (F4); `marks` are the reminders and warnings still to come, in order.
 */
export interface Clock extends WantedClock {
  readonly startedAt: number;
  readonly dueAt: number;
  readonly marks: readonly number[];
  readonly then: ClockEnd;
  /** Its length as the policy writes it, where that is not the clock's usual one (R40). */
  readonly within?: string;
  /** Whose deadline it is, where that is not the policy's: nobody counts it anew (R46). */
  readonly setBy?: 'marketplace' | 'person' | 'provider' | 'customer_told';
  /** When the customer was waited for, and it stood still (F3, R39). */
  readonly pauses?: readonly { readonly from: number; readonly to: number }[];
  /** Who is called when it ends and nobody did anything (F2). */
  readonly to?: LadderRole;
  /** Which mark tells the customer that the date slips, and the new date they are told (D7). */
  readonly slip?: { readonly at: number; readonly newAt: number };
}

/** The next instant at which a clock does something: its first mark, or its end. */
export const nextInstant = (clock: Clock): number => clock.marks[0] ?? clock.dueAt;

/** The clock that acts next, or undefined when none runs. One timer for it serves them all. */
export function earliest(clocks: readonly Clock[]): Clock | undefined {
  return clocks.reduce<Clock | undefined>(
    (first, clock) => (first === undefined || nextInstant(clock) < nextInstant(first) ? clock : first),
    undefined,
  );
}
