declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]?: Name };

/** The business number of a case, `AS-2026-000123`: what people say and write. */
export type CaseNo = Branded<'CaseNo'>;
/** An order's number as its shop writes it, `#W2611340`. */
export type OrderNo = Branded<'OrderNo'>;
/** A return authorisation's number, `RMA-AS-2026-000123-1`: written on the parcel, known to the warehouse (D2). */
export type Rma = Branded<'Rma'>;
/** A refund's number, which is the provider's idempotency key for life: `AS-2026-000123/refund/1` (R18). */
export type RefundKey = Branded<'RefundKey'>;

/** The id of the workflow that is the case; the only place where the two are tied together. */
export const workflowIdOf = (caseNo: CaseNo): string => `case-${caseNo}`;

/** The case a workflow id belongs to, or undefined for a workflow that is no case. */
export const caseNoOf = (workflowId: string): CaseNo | undefined =>
  workflowId.startsWith('case-') ? workflowId.slice('case-'.length) : undefined;

/** Keys of outside operations come from business ids, never from attempts, amounts, time or chance (R18). */
export const rmaOf = (caseNo: CaseNo, n: number): Rma => `RMA-${caseNo}-${n}`;
export const refundKeyOf = (caseNo: CaseNo, n: number): RefundKey => `${caseNo}/refund/${n}`;
export const labelKeyOf = (rma: Rma): string => `${rma}/label`;
export const cancellationKeyOf = (caseNo: CaseNo): string => `${caseNo}/cancellation`;

/** The case a refund key or RMA names, or undefined when it is not one of ours. */
export const caseNoOfRefundKey = (key: string): CaseNo | undefined => /^(AS-\d{4}-\d{6,})\/refund\/\d+$/.exec(key)?.[1];
export const caseNoOfRma = (rma: string): CaseNo | undefined => /^RMA-(AS-\d{4}-\d{6,})-\d+$/.exec(rma)?.[1];
