import type { CaseState } from '#domain/case/state.ts';
import type { Money } from '#domain/money.ts';
import type { Payment } from '#domain/order.ts';

/** What the provider, or a person by hand, said of a charge. */
export interface ChargeReport {
  readonly status: 'awaiting' | 'authorised' | 'paid' | 'failed' | 'expired' | 'cancelled';
  /** The provider's own id of it. */
  readonly ref?: string;
  /** The provider's version of it, by which older news are told from newer ones (R45). */
  readonly version?: number;
  /** Why it failed. */
  readonly code?: string;
  /** Where the customer pays while it is awaiting. */
  readonly payUrl?: string;
  /** The payment of the order that it became: refunded like any other. */
  readonly paymentId?: string;
  /** What was taken, when not all of it. */
  readonly taken?: Money;
  /** By what it was paid, where that is known at once. */
  readonly tender?: Payment['tender'];
  readonly methodId?: string;
}

/** What an offer asks of the customer beside its price: money held until the goods that were replaced are back. */
export interface HoldTerms {
  readonly hold?: { readonly money: Money; readonly methodId: string };
}

/**
 * Money the customer pays before anything is carried out, or that is held on a card until something has come back: one
 * amount under one key for life (R15, R18). `n` counts the charges of a case, of both kinds, from 1.
 */
export interface Charge {
  readonly n: number;
  /** The version of the offer it belongs to. */
  readonly offer: number;
  readonly kind: 'payment' | 'hold';
  readonly money: Money;
  /** Charged or held at once on this means of payment; without it the customer is asked by a link. */
  readonly methodId?: string;
  /** `reversed`: paid, and taken back by the provider since. */
  readonly status: 'planned' | ChargeReport['status'] | 'reversed';
  readonly version: number;
  readonly ref?: string;
  readonly code?: string;
  readonly payUrl?: string;
  readonly paymentId?: string;
  readonly taken?: Money;
  /** By what it was paid: known once it is in our books. */
  readonly tender?: Payment['tender'];
  readonly replaces?: number;
  readonly replacedBy?: number;
  /** Its time is over: it is to be cancelled, unless it turns out to be paid. */
  readonly late?: boolean;
  /** Of a hold, once it is known what is due of it: what is to be captured, 0 to let it go. Minor units. */
  readonly take?: number;
  /** Of a paid charge, once it is known: what of it goes back. Minor units. */
  readonly back?: number;
  /** What of that is on its way already. Minor units. */
  readonly returned?: number;
  /** A person asked to try again. */
  readonly again?: boolean;
}

export interface ChargeState {
  readonly charges?: readonly Charge[];
}

/** What was really taken from the customer. */
export const takenOf = ({ status, money, taken }: Charge): number => (status === 'paid' ? (taken ?? money).amount : 0);

/** Paid, and in our books as a payment of the order: only then it counts as paid, and can go back (R7). */
export const isBooked = ({ status, tender }: Charge): boolean => status === 'paid' && tender !== undefined;

/** What was taken, and nobody has decided yet whether it stays or goes back. */
export const isUndecided = ({ status, back, take }: Charge): boolean =>
  status === 'paid' && back === undefined && take === undefined;

/** What was taken and is known to go back, but is not on its way yet. */
export const owesBack = ({ status, back = 0, returned = 0 }: Charge): boolean => status === 'paid' && back > returned;

/** Whether money is asked for, held, or taken without its being known whether it stays. */
export const isAsking = ({ charges = [] }: CaseState): boolean =>
  charges.some(
    (charge) =>
      charge.status === 'awaiting' || charge.status === 'authorised' || isUndecided(charge) || owesBack(charge),
  );

/** Whether the customer has paid for what is agreed now: it cannot be taken back any more. */
export const wasTaken = ({ charges = [], agreement }: CaseState): boolean =>
  charges.some(({ offer, status }) => offer === agreement?.version && status === 'paid');

/** The charge of this kind for what is agreed now: the last one of it. */
export const presentCharge = ({ charges = [], agreement }: CaseState, kind: Charge['kind']): Charge | undefined =>
  charges.findLast((charge) => charge.kind === kind && charge.offer === agreement?.version);

/** Names the time to pay: it runs from the first request on, however often the customer tries; a person may begin it anew. */
export function paymentClock(charges: readonly Charge[], { n, replaces }: Charge): string {
  const before = charges.find((one) => one.n === replaces);
  return before && before.late !== true && before.status !== 'reversed' ? paymentClock(charges, before) : `c${n}.0`;
}

const NEXT: { readonly [S in Charge['status']]: readonly ChargeReport['status'][] } = {
  planned: ['awaiting', 'authorised', 'paid', 'failed', 'expired', 'cancelled'],
  awaiting: ['paid', 'failed', 'expired', 'cancelled'],
  authorised: ['paid', 'expired', 'cancelled'],
  // Late money is money: it is known, and goes back if nothing is owed for it (R45).
  failed: ['paid', 'cancelled'],
  expired: ['paid', 'cancelled'],
  cancelled: ['paid'],
  paid: ['failed', 'cancelled'],
  reversed: ['paid'],
};

/** Whether a report tells something new: a lower version, or what cannot follow any more, is an old story (R45). */
export const isNewsOfCharge = (charge: Charge, { status, version }: ChargeReport): boolean =>
  (version === undefined || version >= charge.version) && NEXT[charge.status].includes(status);

/** The charge after a report. A provider's failure after success is a reversal: the money is gone again. */
export function reportedCharge(charge: Charge, { status, version, ...known }: ChargeReport): Charge {
  const { again: _again, ...rest } = charge;
  return {
    ...rest,
    ...known,
    status: charge.status === 'paid' ? 'reversed' : status,
    version: Math.max(charge.version, version ?? 0),
  };
}
