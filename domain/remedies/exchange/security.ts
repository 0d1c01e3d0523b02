import type { CaseState } from '#domain/case/state.ts';
import { presentCharge, type Charge } from '#domain/parts/charge/charge.ts';
import { hasLeft } from '#domain/parts/shipment/shipment.ts';

/** The money held for new goods that go first; none where it was never granted: then the old goods come first. */
export function securityOf(state: CaseState): Charge | undefined {
  const hold = presentCharge(state, 'hold');
  return hold && !wasNeverGranted(state, hold) ? hold : undefined;
}

/** A hold that could not be renewed later secures nothing any more, but the new goods are out all the same. */
const wasNeverGranted = (state: CaseState, { status, take, replaces }: Charge): boolean =>
  (status === 'failed' || status === 'cancelled') && take === undefined && (replaces === undefined || !hasLeft(state));
