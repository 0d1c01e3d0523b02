import { wasSpent } from '#domain/case/spent.ts';
import type { CaseState } from '#domain/case/state.ts';
import { nextForRefunds, refundsSettled } from '#domain/parts/refund-plan.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isParked } from '#domain/task.ts';
import { outboundReceipt, outboundSilence, type OutboundParcel } from './outbound.ts';

/** Whether every parcel has reached one of its ends. */
type Progress = NextStep | 'waiting' | 'done';

/**
 * Follows the parcels until each is back and inspected, lost, or delivered after all; no money moves before that (R30).
 * What then goes back or out is settled once; `delivered` is what follows when all of them reached the customer.
 */
export function nextForOutbound(state: CaseState, delivered: NextStep): NextStep | undefined {
  const { parcels } = state.outbound ?? { parcels: [] };
  const all = parcels.map((parcel, index) => progressOf(state, parcel, index));
  const step = all.find((one) => typeof one !== 'string');
  if (step !== undefined) return step;
  if (all.includes('waiting')) return undefined;
  return parcels.every(({ status }) => status === 'delivered') ? delivered : { do: 'settleOutbound' };
}

/** What follows once it is settled: the refunds, to their end. */
export function nextAfterOutbound(state: CaseState): NextStep | undefined {
  const { accepted, of } = state.outbound?.settled ?? { accepted: 0, of: 0 };
  if (accepted === 0) return { ended: 'nothing_acceptable' };
  const next = nextForRefunds(state);
  if (next !== undefined || !refundsSettled(state)) return next;
  return { ended: accepted < of ? 'partly_fulfilled' : 'fulfilled' };
}

function progressOf(state: CaseState, parcel: OutboundParcel, index: number): Progress {
  const trace: Progress = isParked(state, 'traceOutbound') ? 'waiting' : { do: 'traceOutbound', n: index + 1 };
  switch (parcel.status) {
    case 'unknown':
      return trace;
    case 'onTheRoad':
    case 'refused':
      return wasSpent(state, 'shipmentSilent', outboundSilence(index, parcel)) ? trace : 'waiting';
    case 'returned':
      return isLookedAt(state, parcel, index) ? 'done' : 'waiting';
    case 'lost':
    case 'delivered':
      return 'done';
  }
}

/** The warehouse has spoken, or has kept silent for so long that the goods count as they were sent (D2). */
export const isLookedAt = ({ spent, reopened }: CaseState, { inspected }: OutboundParcel, index: number): boolean =>
  inspected !== undefined || wasSpent({ spent }, 'merchantReceives', outboundReceipt(index, reopened));

/** When nobody has to ask the carrier any more. */
export const mootOutbound: { readonly traceOutbound: (state: CaseState) => boolean } = {
  traceOutbound: ({ outbound }) =>
    outbound === undefined ||
    outbound.settled !== undefined ||
    !outbound.parcels.some(({ status }) => status === 'unknown' || status === 'onTheRoad' || status === 'refused'),
};
