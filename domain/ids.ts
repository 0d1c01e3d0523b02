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
/** One grant keeps its key; only where the shop refused it for good the next try has one of its own. */
export const grantKeyOf = (
  caseNo: CaseNo,
  { n, failures }: { readonly n: number; readonly failures: number },
): string => `${caseNo}/grant/${n}${failures > 0 ? `/${failures + 1}` : ''}`;
/** Each reservation of stock for a shipment has a key of its own: what was refused or has ended stays so under its key (R32). */
export const reservationKeyOf = (caseNo: CaseNo, n: number, reservation: number): string =>
  `${caseNo}/shipment/${n}/reservation/${reservation}`;
/** A shipment's number names it to the warehouse for life; only with another reservation it is asked for under another key (D3). */
export const shipmentKeyOf = (
  caseNo: CaseNo,
  { n, reservations }: { readonly n: number; readonly reservations: number },
): string => `${caseNo}/shipment/${n}${reservations > 1 ? `/${reservations}` : ''}`;
/** A charge's or hold's number, which is the provider's idempotency key for life (R18). */
export const chargeKeyOf = (caseNo: CaseNo, n: number): string => `${caseNo}/charge/${n}`;
/** A repair's number, which names it to the workshop for life (D4). */
export const repairKeyOf = (caseNo: CaseNo, n: number): string => `${caseNo}/repair/${n}`;
/** The entry of an exchange in the shop's book. */
export const exchangeKeyOf = (caseNo: CaseNo, n: number): string => `${caseNo}/exchange/${n}`;
/** One change an offer. */
export const orderChangeKeyOf = (caseNo: CaseNo, offer: number): string => `${caseNo}/change/${offer}`;
/** One wish to hold goods back, by the version of the offer that it carries out (R31). */
export const interceptKeyOf = (caseNo: CaseNo, offer: number): string => `${caseNo}/intercept/${offer}`;
/** What we claim of a carrier (R29). */
export const claimKeyOf = (caseNo: CaseNo, n: number): string => `${caseNo}/claim/${n}`;
/** What becomes of things in a return that are not ours to keep (R28). */
export const disposalKeyOf = (rma: Rma): string => `${rma}/disposal`;
/** What we say in a dispute: each word of ours has a key of its own (R22). */
export const evidenceKeyOf = (
  caseNo: CaseNo,
  { disputeId, n }: { readonly disputeId: string; readonly n: number },
): string => `${caseNo}/evidence/${disputeId}/${n}`;
export const cancellationKeyOf = (caseNo: CaseNo): string => `${caseNo}/cancellation`;

/** The case a refund key or RMA names, or undefined when it is not one of ours. */
export const caseNoOfRefundKey = (key: string): CaseNo | undefined => /^(AS-\d{4}-\d{6,})\/refund\/\d+$/.exec(key)?.[1];
export const caseNoOfRma = (rma: string): CaseNo | undefined => /^RMA-(AS-\d{4}-\d{6,})-\d+$/.exec(rma)?.[1];
export const caseNoOfShipmentKey = (key: string): CaseNo | undefined =>
  /^(AS-\d{4}-\d{6,})\/shipment\/\d+(?:\/\d+)?$/.exec(key)?.[1];
export const caseNoOfInterceptKey = (key: string): CaseNo | undefined =>
  /^(AS-\d{4}-\d{6,})\/intercept\/\d+$/.exec(key)?.[1];
export const caseNoOfClaimKey = (key: string): CaseNo | undefined => /^(AS-\d{4}-\d{6,})\/claim\/\d+$/.exec(key)?.[1];
export const caseNoOfChargeKey = (key: string): CaseNo | undefined => /^(AS-\d{4}-\d{6,})\/charge\/\d+$/.exec(key)?.[1];
export const caseNoOfRepairKey = (key: string): CaseNo | undefined => /^(AS-\d{4}-\d{6,})\/repair\/\d+$/.exec(key)?.[1];
