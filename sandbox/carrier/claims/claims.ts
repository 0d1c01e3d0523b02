import { durationMs } from '#sandbox/core/duration.ts';
import { heldValue } from '#sandbox/core/held.ts';
import { refused } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import type { Claim, ClaimDecision, ClaimInput, ClaimPlan } from '#sandbox/carrier/claims/schemas.ts';
import { parcelOf } from '#sandbox/carrier/parcels.ts';
import { cancelHappenings, schedule } from '#sandbox/time/schedule.ts';
import type { Happening } from '#sandbox/time/state.ts';

const SETTLED_AFTER = 'P7D';

type When = { readonly at: number; readonly key: string | null };

export const claimOf = ({ carrier }: State, claimKey: string): Claim => heldValue(carrier.claims, claimKey, 'claim');

const planOf = ({ carrier }: State, orderNo: string | null): ClaimPlan => carrier.claimPlans.get(orderNo ?? '') ?? {};

/** We want money for a parcel that the carrier lost, broke or brought late (R29). */
export function makeClaim(tx: Tx, input: ClaimInput, { at, key }: When): Claim {
  const { claimKey, trackingNo, amount, reason } = input;
  const { orderNo } = parcelOf(tx.state, trackingNo);
  const other = [...tx.state.carrier.claims.values()].find(
    ({ value }) => value.trackingNo === trackingNo && (value.status === 'open' || value.status === 'accepted'),
  );
  if (other) throw refused('claim_exists', `body.trackingNo: ${trackingNo} has claim ${other.value.claimKey}`);
  const value: Claim = {
    claimKey,
    trackingNo,
    orderNo,
    amount,
    reason,
    status: 'open',
    paid: null,
    version: 1,
    createdAt: iso(at),
    updatedAt: iso(at),
  };
  tx.emit('claim.made', { at, port: 'carrier', orderNo, key, data: { value } });
  const { outcome, after = SETTLED_AFTER } = planOf(tx.state, orderNo);
  if (outcome !== 'manual') {
    const due = at + durationMs(after);
    schedule(tx, { orderNo: orderNo ?? '', at: due, kind: 'claim.settle', what: 'claim.settled', data: { claimKey } });
  }
  return value;
}

/** The carrier decides as it was planned, or pays in full. */
export function settleAsPlanned(tx: Tx, claimKey: string, at: number): void {
  const { outcome = 'accepted', paid } = planOf(tx.state, claimOf(tx.state, claimKey).orderNo);
  settleClaim(tx, claimKey, { status: outcome === 'manual' ? 'accepted' : outcome, paid, at });
}

const isSettlementOf = (claimKey: string) => (one: Happening) =>
  one.kind === 'claim.settle' && one.data.claimKey === claimKey;

export type Settling = { readonly status: ClaimDecision; readonly paid?: Money | undefined; readonly at: number };

/** The carrier says yes, and pays, or no. */
export function settleClaim(tx: Tx, claimKey: string, { status, paid, at }: Settling): Claim {
  const { orderNo, amount, status: before } = claimOf(tx.state, claimKey);
  if (before !== 'open') throw refused('claim_not_open', `claim ${claimKey} is ${before}`);
  cancelHappenings(tx, orderNo ?? '', { at, matching: isSettlementOf(claimKey) });
  const data = { claimKey, status, paid: status === 'accepted' ? (paid ?? amount) : null };
  tx.emit('claim.settled', { at, port: 'carrier', orderNo, key: null, data });
  return tellClaim(tx, claimKey, at);
}

/** We take it back, since the parcel turned up after all; what was paid is given back. */
export function reverseClaim(tx: Tx, claimKey: string, { at, key }: When): Claim {
  const claim = claimOf(tx.state, claimKey);
  const { orderNo, status } = claim;
  if (status === 'refused')
    throw refused('claim_refused', `claim ${claimKey} was refused, there is nothing to take back`);
  if (status === 'reversed') return claim;
  cancelHappenings(tx, orderNo ?? '', { at, matching: isSettlementOf(claimKey) });
  tx.emit('claim.reversed', { at, port: 'carrier', orderNo, key, data: { claimKey } });
  return tellClaim(tx, claimKey, at);
}

function tellClaim(tx: Tx, claimKey: string, at: number): Claim {
  const claim = claimOf(tx.state, claimKey);
  const { trackingNo, orderNo, status, paid, version } = claim;
  const data = { claimKey, trackingNo, status, ...(paid && { paid }), version, at: iso(at) };
  tx.webhook({ port: 'carrier', type: 'claim.updated', at, orderNo, data });
  return claim;
}

/** What the carrier will decide; `manual` also stops decisions under way. */
export function planClaims(tx: Tx, orderNo: string, { plan, at }: { plan: ClaimPlan; at: number }): void {
  tx.emit('claim.planned', { at, port: 'carrier', orderNo, key: null, data: { plan } });
  if (plan.outcome === 'manual') {
    cancelHappenings(tx, orderNo, { at, matching: (one) => one.kind === 'claim.settle' });
  }
}
