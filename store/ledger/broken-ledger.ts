/**
 * The ledger of money refused what was about to be written: more than was captured, a refund without a reservation, a
 * way no refund can go. The transaction is undone; the case must stop and a person look at it (R7, design 9.9).
 */
export class BrokenLedger extends Error {
  override readonly name = 'BrokenLedger';
}
