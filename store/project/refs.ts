import type { CaseEvent } from '#domain/case/events.ts';
import { refundKeyOf } from '#domain/ids.ts';
import type { Queries } from '#store/db.ts';
import { caseRefs } from '#store/schema/work.ts';
import type { Step } from './step.ts';

export type RefRow = typeof caseRefs.$inferSelect;

/** The numbers by which the outside world will speak of this case from now on. */
export function refRows(steps: readonly Step[]): RefRow[] {
  const rows = steps.flatMap(({ event, after }) =>
    refsOf(event, after.caseNo).map((ref) => ({ ...ref, caseNo: after.caseNo })),
  );
  return [...new Map(rows.map((row) => [`${row.kind}/${row.ref}`, row])).values()];
}

function refsOf(event: CaseEvent, caseNo: string): Omit<RefRow, 'caseNo'>[] {
  if (event.type === 'returnAuthorised') {
    const { rma, trackingNo } = event.data;
    return [
      { kind: 'rma', ref: rma },
      { kind: 'tracking', ref: trackingNo },
    ];
  }
  if (event.type === 'requestReceived') {
    const { review } = event.data.request;
    return review ? [{ kind: 'review', ref: review.reviewId }] : [];
  }
  if (event.type === 'refundPlanned') return [{ kind: 'refund', ref: refundKeyOf(caseNo, event.data.n) }];
  if (event.type === 'refundReported') {
    const { ref } = event.data.report;
    return ref === undefined ? [] : [{ kind: 'refund', ref }];
  }
  return parcelsOf(event).map((ref) => ({ kind: 'tracking', ref }));
}

/** The parcels that are on the way besides the one that was authorised. */
function parcelsOf(event: CaseEvent): readonly string[] {
  if (event.type === 'offerMade')
    return (event.data.offer.terms?.outbound?.parcels ?? []).map(({ trackingNo }) => trackingNo);
  if (event.type === 'parcelAdded' || event.type === 'trackingGiven') return [event.data.trackingNo];
  if (event.type === 'shipmentReported' && event.data.report.trackingNo !== undefined)
    return [event.data.report.trackingNo];
  return [];
}

export async function projectRefs(queries: Queries, steps: readonly Step[]): Promise<void> {
  const rows = refRows(steps);
  if (rows.length > 0) await queries.insert(caseRefs).values(rows).onConflictDoNothing();
}
