import type { OrderLedger } from '#console/pages/case/case-types.ts';

/** A line of the money ledger: taken in on one side, given back on the other. */
export interface LedgerRow {
  readonly key: string;
  readonly sort: 'payment' | 'refund' | 'dispute';
  readonly tender: string;
  readonly state: string;
  readonly caseNo: string | null;
  readonly in: number | null;
  readonly out: number | null;
  /** Of this case, as against another one of the same order. */
  readonly isOwn: boolean;
}

/** What went back for good, or is on its way. */
const COUNTS: ReadonlySet<string> = new Set(['planned', 'accepted', 'held', 'unknown', 'arrived']);

/** Payments and what was given back of each, one below the other. */
export function ledgerRows({ payments, refunds, disputes }: OrderLedger, caseNo: string): readonly LedgerRow[] {
  return payments.flatMap(({ paymentId, tender, captured }): LedgerRow[] => [
    { key: paymentId, sort: 'payment', tender, state: 'captured', caseNo: null, in: captured, out: null, isOwn: true },
    ...refunds
      .filter((one) => one.paymentId === paymentId)
      .map((one): LedgerRow => ({
        key: one.key,
        sort: 'refund',
        tender,
        state: one.state,
        caseNo: one.caseNo,
        in: null,
        out: one.amount,
        isOwn: one.caseNo === caseNo,
      })),
    ...disputes
      .filter((one) => one.paymentId === paymentId)
      .map((one): LedgerRow => ({
        key: one.disputeId,
        sort: 'dispute',
        tender,
        state: one.state,
        caseNo: one.caseNo,
        in: null,
        out: one.state === 'lost' ? one.lost : null,
        isOwn: one.caseNo === caseNo,
      })),
  ]);
}

/** Both sides summed; what failed was not given back. */
export function ledgerTotals(rows: readonly LedgerRow[]): { readonly in: number; readonly out: number } {
  const sum = (amounts: readonly (number | null)[]): number =>
    amounts.reduce<number>((all, one) => all + (one ?? 0), 0);
  return {
    in: sum(rows.map((row) => row.in)),
    out: sum(rows.filter(({ sort, state }) => sort === 'dispute' || COUNTS.has(state)).map((row) => row.out)),
  };
}
