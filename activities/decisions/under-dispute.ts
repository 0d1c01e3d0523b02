import { event, type Act } from '#domain/case/new-event.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { money, type Money } from '#domain/money.ts';
import { claimOf } from '#domain/settlement/disputes.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { DisputeRow } from '#store/ledger/disputes.ts';
import type { PaymentRoom } from '#store/ledger/payments.ts';

interface Missing {
  readonly payments: readonly PaymentRoom[];
  readonly missing: Money;
}

/**
 * What is due and has no room because banks claim it (R22): what a lost dispute took counts as paid, what an open one
 * claims is owed once it is decided.
 */
export async function underDispute(
  tx: CaseTx,
  { payments, missing }: Missing,
  act: Act,
): Promise<{ readonly events: readonly NewEvent[]; readonly covered: number }> {
  const claimed = payments.filter(({ disputed }) => disputed > 0);
  if (claimed.length === 0) return { events: [], covered: 0 };
  const disputes = await tx.disputesOfOrder();
  let left = missing.amount;
  const events: NewEvent[] = [];
  const take = (type: 'refundOwed' | 'refundCovered', paymentId: string, most: number): void => {
    const amount = Math.min(left, most);
    if (amount <= 0) return;
    left -= amount;
    events.push(event(type, { paymentId, money: money(amount, missing.currency) }, act));
  };
  for (const { paymentId, disputed } of claimed) {
    const ofIt = disputes.filter((one) => one.paymentId === paymentId);
    const lost = Math.min(disputed, claimsOf(ofIt, 'lost'));
    take('refundOwed', paymentId, disputed - lost);
    take('refundCovered', paymentId, lost);
  }
  return { events, covered: missing.amount - left };
}

const claimsOf = (disputes: readonly DisputeRow[], state: DisputeRow['state']): number =>
  disputes
    .filter((one) => one.state === state)
    .reduce((total, one) => total + claimOf({ ...one, status: one.state }), 0);
