/** A dispute of a payment as far as money goes: what is asked for, and, once it is lost, what was taken. */
export interface DisputeClaim {
  readonly status: 'open' | 'won' | 'lost';
  readonly amount: number;
  /** Of a lost one: what the bank took; the rest is free again. */
  readonly lost: number;
}

/** What a dispute claims of its payment: all of it while it is open, nothing once won, what was taken once lost (R22). */
export const claimOf = ({ status, amount, lost }: DisputeClaim): number => CLAIMS[status]({ amount, lost });

const CLAIMS: { readonly [S in DisputeClaim['status']]: (one: Pick<DisputeClaim, 'amount' | 'lost'>) => number } = {
  open: ({ amount }) => amount,
  won: () => 0,
  lost: ({ lost }) => lost,
};

/** Money of a payment: taken, on its way back, gone back, and claimed by disputes. */
export interface PaymentBalance {
  readonly captured: number;
  readonly held: number;
  readonly refunded: number;
  readonly claimed: number;
}

/**
 * How far disputes lay hold of what is left of a payment, and what they claim beyond it: money that has gone back, or
 * is on its way, and would be paid a second time. The first keeps refunds from exceeding what was captured (R7); the
 * second is a fact to be told, since a bank asks nobody (R22).
 */
export function disputedOf({ captured, held, refunded, claimed }: PaymentBalance): {
  readonly disputed: number;
  readonly excess: number;
} {
  const disputed = Math.min(claimed, captured - held - refunded);
  return { disputed, excess: claimed - disputed };
}

/** What can still be set aside for refunds of a payment: nothing that a dispute claims (R7, R22). */
export const roomOf = (balance: PaymentBalance): number =>
  balance.captured - balance.held - balance.refunded - disputedOf(balance).disputed;

/** What is to become of a planned refund of a payment under dispute (R22). */
export type UnderDispute =
  | { readonly verdict: 'go' }
  /** Until the dispute is decided: its money may be paid by the bank. */
  | { readonly verdict: 'hold' }
  /** The bank has paid so much of it: that part is not paid again. */
  | { readonly verdict: 'covered'; readonly by: number };

/**
 * Judges a refund that is planned but not asked for. What is left of the payment after all claims may go; a refund in
 * the way of an open dispute waits, and is covered as far as a lost one took its money.
 */
export function refundUnderDispute(
  balance: PaymentBalance,
  disputes: readonly DisputeClaim[],
  amount: number,
): UnderDispute {
  const { excess } = disputedOf(balance);
  if (excess === 0) return { verdict: 'go' };
  if (disputes.some(({ status }) => status === 'open')) return { verdict: 'hold' };
  return { verdict: 'covered', by: Math.min(excess, amount) };
}
