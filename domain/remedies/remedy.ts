import type { CaseState } from '#domain/case/state.ts';
import type { CaseOutcome } from '#domain/case/events.ts';
import type { StuckStep } from '#domain/task.ts';
import type { Bilingual } from '#domain/policy/decision.ts';
import type { Result } from '#domain/refusals.ts';
import type { Price, PriceBasis } from './price.ts';

/**
 * What the execution of a remedy needs next: a step to perform now, a step to park as a task for a person (design
 * 3.6), or the outcome it ended with.
 */
export type NextStep =
  | { readonly do: StepName; readonly n?: number }
  | { readonly park: StuckStep; readonly why: string }
  /** `confirmed`: the customer has said themselves that it helped; nobody asks again. */
  | { readonly ended: CaseOutcome; readonly confirmed?: boolean };

/** The steps that carry remedies out; each is one activity (D1, D2). */
export type StepName =
  | 'authoriseReturn'
  | 'cancelReturn'
  | 'changeOrder'
  | 'traceParcel'
  | 'settleReturn'
  | 'cancelUnits'
  | 'planRefund'
  | 'requestRefund'
  | 'askRefund'
  | 'reserveGoods'
  | 'shipGoods'
  | 'releaseGoods'
  | 'traceShipment'
  | 'sendAgain'
  | 'requestCharge'
  | 'cancelCharge'
  | 'captureCharge'
  | 'replaceCharge'
  | 'bookCharge'
  | 'returnCharge'
  | 'settleExchange'
  | 'offerInstead'
  | 'refundInstead'
  | 'orderRepair'
  | 'answerQuote'
  | 'traceRepair'
  | 'askRepairPayment'
  | 'sendRepairBack'
  | 'offerForRepair'
  | 'traceOutbound'
  | 'settleOutbound'
  | 'askIntercept'
  | 'traceIntercept'
  | 'offerReturn'
  | 'openClaim'
  | 'reverseClaim'
  | 'disposeForeign'
  | 'giveGrant'
  | 'revokeGrant'
  | 'askDisputes'
  | 'askBank'
  | 'judgePayout'
  | 'repayDeduction'
  | 'sendGift';

/**
 * A remedy as a module: its names, what the customer has to do, and its plan. The plan looks at the state alone and
 * says what is next, so that it can be asked again after any crash, and a preview is the same code (D1-D6).
 */
export interface Remedy {
  readonly title: Bilingual;
  /** The steps the customer is shown, in order (C3). */
  readonly steps: readonly Bilingual[];
  /** What the customer has to do (C3). */
  readonly duties: readonly Bilingual[];
  /** Whether goods come back: then a return parcel is part of it (D2). */
  readonly takesBack: boolean;
  /** Whether units of the order are tied up for it (R1); what only comforts or explains ties up none. */
  readonly claims: boolean;
  /**
   * The sentence that offers it, in ICU MessageFormat over the values of an offer's message (`money`, `charge`, `freight`,
   * `refundDays`); without one the remedy is offered by its title and steps.
   */
  readonly proposal?: Bilingual;
  /** Its money is compensation for goods that are kept, not their price: it counts against limits whoever gives it (R43). */
  readonly compensates?: boolean;
  /** The units stay with the customer and are free again: what was paid back lowers a later return (R14). */
  readonly keepsUnits?: boolean;
  /** The price of its units goes back and is settled with all that hangs on them: offers, gifts, shipping, fees (R6, R10-R12). */
  readonly settles?: boolean;
  /** Nothing of it has reached the customer: the way that was paid for was never gone, and no fee is due for it (R30, R31). */
  readonly neverArrived?: true;
  /** It has no price of its own: the amount that is named is what it is worth, not a lower price. */
  readonly byAmount?: boolean;
  /** What it is worth and what it costs, or why it cannot be had. */
  price(basis: PriceBasis): Result<Price>;
  /** Undefined while the outside world, or a person, is waited for. */
  next(state: CaseState): NextStep | undefined;
}
