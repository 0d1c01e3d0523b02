import type { TrackedParcel } from '#adapters/carrier/port.ts';
import { movesParcel } from '#adapters/carrier/scan-answer.ts';
import type { InspectedUnit, Inspection, ReturnRecord } from '#adapters/warehouse/port.ts';
import type { SilentThing } from '#domain/day/silent.ts';
import type { RefundReport } from '#domain/parts/refund.ts';
import { addToInbox } from '#store/inbox.ts';
import type { DayActivities, DayDeps } from './contract.ts';

/** News that the outside was asked for, in the form in which it would have told them. */
interface Asked {
  readonly provider: 'carrier' | 'payments' | 'warehouse';
  readonly type: string;
  /** What tells this news from any other: asked for again it is the same. */
  readonly name: string;
  readonly at: number;
  readonly data: unknown;
}

type Call = SilentThing & { readonly at: number };

const contextOf = ({ at, order }: Call) => ({ businessTime: at, timeline: order });

/**
 * What was heard goes the way of what is told: through the inbox, where news are known by their id and judged against
 * the state of the case. Nothing is written into a case from here (R45).
 */
async function take({ database, now }: DayDeps, { key, order }: Call, news: readonly Asked[]): Promise<number> {
  let stored = 0;
  for (const { provider, type, name, at, data } of news) {
    const id = `sweep:${name}`;
    const body = { id, type, at, timeline: order, data };
    const event = { provider, eventId: id, type, body, receivedAt: now(), businessAt: at, ref: key };
    if ((await addToInbox(database.queries, event)) === 'stored') stored += 1;
  }
  return stored;
}

export const sweepParcel =
  (deps: DayDeps): DayActivities['sweepParcel'] =>
  async (call) => {
    const parcel = await deps.ports.carrier.parcel(call.key, contextOf(call));
    return parcel ? take(deps, call, scansOf(parcel, call.since)) : 0;
  };

/** Scans that were made since we last heard; what the carrier says beside them moves no case. */
const scansOf = ({ trackingNo, scans }: TrackedParcel, since: number): readonly Asked[] =>
  scans
    .filter(({ at, status }) => at > since && status !== undefined && movesParcel(status))
    .map(({ scanId, at, said }) => ({
      provider: 'carrier',
      type: 'parcel.scanned',
      name: `${trackingNo}:${scanId}`,
      at,
      data: { trackingNo, scanId, at: iso(at), status: said },
    }));

const WORDS: { readonly [S in RefundReport['status']]?: string } = {
  accepted: 'pending',
  held: 'held',
  arrived: 'succeeded',
  failed: 'failed',
  reversed: 'reversed',
};

export const sweepRefund =
  (deps: DayDeps): DayActivities['sweepRefund'] =>
  async (call) => {
    if (!call.refund) return 0;
    const { paymentId, money, status } = call.refund;
    const report = await deps.ports.payments.lookupRefund(call.key, contextOf(call), { paymentId, money });
    const said = report && WORDS[report.status];
    if (!report || said === undefined || report.status === status) return 0;
    const { ref = call.key, version = 1, code, expectedAt } = report;
    const data = {
      refundId: ref,
      refundKey: call.key,
      amount: money,
      status: said,
      ...(code === undefined ? {} : { failureCode: code }),
      ...(expectedAt === undefined ? {} : { expectedArrivalAt: iso(expectedAt) }),
      version,
      at: iso(call.at),
    };
    return take(deps, call, [
      { provider: 'payments', type: 'refund.updated', name: `${call.key}:${version}:${said}`, at: call.at, data },
    ]);
  };

export const sweepReceipt =
  (deps: DayDeps): DayActivities['sweepReceipt'] =>
  async (call) => {
    const known = await deps.ports.warehouse.lookupReturn(call.key, contextOf(call));
    return known ? take(deps, call, [...receiptsOf(known), ...inspectionsOf(known)]) : 0;
  };

const receiptsOf = ({ rma, receipts }: ReturnRecord): readonly Asked[] =>
  receipts.map(({ receiptId, receivedAt }) => ({
    provider: 'warehouse',
    type: 'return.received',
    name: `${rma}:${receiptId}`,
    at: receivedAt,
    data: { rma, receivedAt: iso(receivedAt) },
  }));

const inspectionsOf = ({ rma, inspections }: ReturnRecord): readonly Asked[] =>
  inspections
    .filter(({ final }) => final)
    .map((one) => ({
      provider: 'warehouse',
      type: 'return.inspected',
      name: `${rma}:${one.inspectionId}`,
      at: one.inspectedAt,
      data: { rma, ...one, inspectedAt: iso(one.inspectedAt), units: one.units.map((unit) => wireUnit(unit, one)) },
    }));

const wireUnit = ({ deduction, ...unit }: InspectedUnit, { currency }: Inspection) =>
  deduction === undefined ? unit : { ...unit, deduction: { amount: deduction, currency } };

const iso = (at: number): string => new Date(at).toISOString();
