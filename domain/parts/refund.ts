import type { WantedClock } from '#domain/case/clocks.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import type { Money } from '#domain/money.ts';
import type { Payment } from '#domain/order.ts';
import type { WayBack } from '#domain/settlement/tenders.ts';
import type { PayoutChoice } from './payout/payout.ts';

/** What the provider, or a person by hand, said of a refund. Accepted, arrived, failed and reversed are different news (R20). */
export interface RefundReport {
  readonly status: 'accepted' | 'held' | 'arrived' | 'failed' | 'unknown' | 'reversed';
  /** The provider's own id of the refund. */
  readonly ref?: string;
  /** The provider's version of it, by which older news are told from newer ones (R45). */
  readonly version?: number;
  readonly code?: string;
  /** When the customer will have the money, as promised: provider's estimate or the policy's working days (D1). */
  readonly expectedAt?: number;
}

/** One refund: one amount on one payment under one key for life (R18). `n` counts the refunds of the case from 1. */
export interface Refund {
  readonly n: number;
  readonly paymentId: string;
  /** What the money goes back to: decides how long it takes (D1). */
  readonly tender: Payment['tender'];
  readonly money: Money;
  /** Another means of payment than the original one, when the customer wished so. */
  readonly destination?: string;
  readonly status: 'planned' | RefundReport['status'];
  readonly ref?: string;
  readonly version: number;
  readonly code?: string;
  readonly expectedAt?: number;
  /** How often its status was asked since the last news. */
  readonly polls: number;
  /** The refund whose place this one took: the same money once more, not other money (R19). */
  readonly replaces?: number;
  /** The refund that took its place after a definite failure (R19). */
  readonly replacedBy?: number;
  /** A person asked to try again what failed for good or stayed unclear. */
  readonly again?: boolean;
  /** How it goes back, where that is not simply the way it came (R16). */
  readonly way?: Exclude<WayBack, 'original'>;
  /** The provider takes it no sooner (R21). */
  readonly notBefore?: number;
  /** Where the customer wants what cannot go back the way it came, and who agreed to that (R16). */
  readonly payout?: PayoutChoice;
  /** It waits until a dispute of its payment is decided (R22). */
  readonly heldBack?: boolean;
  /** The provider was asked what disputes it knows. */
  readonly disputesAsked?: boolean;
  /** What of it the bank has paid: only the rest still goes back. Minor units (R22). */
  readonly covered?: number;
  /** The bank has paid it, or a person in another way: nothing is owed for it any more (R22). */
  readonly settledBy?: 'bank' | 'person';
}

/** Money that has left or is about to: what counts against the payment (R7). */
export const holdsMoney = (refund: Refund): boolean => refund.status !== 'failed' && refund.status !== 'reversed';

/** Money of a payment that came back or never left, and is to go out again: it is nobody else's room (R7, R19). */
export const owedOn = (refunds: readonly Refund[], paymentId: string): number =>
  refunds
    .filter((refund) => refund.paymentId === paymentId && !holdsMoney(refund) && !isSettled(refund))
    .reduce((total, refund) => total + dueOf(refund), 0);

/** What still has to go back of it. */
export const dueOf = ({ money, covered = 0 }: Refund): number => money.amount - covered;

/** The refund is at its end for now; it can still be reversed later (R20). */
export const isSettled = ({ status, replacedBy, settledBy }: Refund): boolean =>
  status === 'arrived' || replacedBy !== undefined || settledBy !== undefined;

/** The promise that the money will have arrived: it runs from the moment the refund is due, whoever delays it (D1, D7). */
export const arrivalClock = ({ n }: Pick<Refund, 'n'>): WantedClock => ({ name: 'refundArrival', key: `r${n}.0` });

/** Whether a report tells something new: a lower version, or the same status again, is an old story (R45). */
export function isNews(refund: Refund, report: RefundReport): boolean {
  if (report.version !== undefined && report.version < refund.version) return false;
  if (refund.status === 'reversed') return false;
  if (refund.status === 'arrived') return report.status === 'reversed' || report.status === 'failed';
  if (refund.status === 'failed') return report.status === 'arrived';
  // A call whose answer got lost knows less than what was heard meanwhile.
  if (report.status === 'unknown') return refund.status === 'planned';
  return report.status !== refund.status;
}

/** An answer to a question counts while the question is open: the same status again is an answer, too. */
export const isPending = (refund: Refund): boolean =>
  refund.status === 'accepted' || refund.status === 'held' || refund.status === 'unknown';

/** Folds one event into the refunds of the case. */
export function applyToRefunds(refunds: readonly Refund[], event: CaseEvent): readonly Refund[] {
  switch (event.type) {
    case 'refundPlanned': {
      const planned: Refund = { ...event.data, status: 'planned', version: 0, polls: 0 };
      const replaced = refunds.map((refund) =>
        refund.n === planned.replaces ? { ...refund, replacedBy: planned.n } : refund,
      );
      return [...replaced, planned];
    }
    case 'refundReported':
      return refunds.map((refund) => (refund.n === event.data.n ? reported(refund, event.data.report) : refund));
    default:
      return refunds;
  }
}

function reported(refund: Refund, report: RefundReport): Refund {
  const { again: _again, ...others } = refund;
  const rest = report.status === 'failed' || report.status === 'reversed' ? withoutChoice(others) : others;
  return {
    ...rest,
    // A provider's failure after success is a reversal for us: the money is back (R20).
    status: refund.status === 'arrived' && report.status === 'failed' ? 'reversed' : report.status,
    polls: report.status === refund.status ? refund.polls + 1 : 0,
    version: Math.max(refund.version, report.version ?? 0),
    ...toldOf(refund, report),
  };
}

/** What a report tells beside the status. The first promise to the customer stands (D1). */
const toldOf = (
  refund: Refund,
  { ref, code, expectedAt }: RefundReport,
): Pick<RefundReport, 'ref' | 'code' | 'expectedAt'> => ({
  ...(ref === undefined ? {} : { ref }),
  ...(code === undefined ? {} : { code }),
  ...(expectedAt === undefined || refund.expectedAt !== undefined ? {} : { expectedAt }),
});

/** What was paid another way and failed there is for another choice, not for the same once more (R16, R19). */
function withoutChoice(refund: Refund): Refund {
  if (refund.way !== 'alternate') return refund;
  const { payout: _payout, ...rest } = refund;
  return rest;
}
