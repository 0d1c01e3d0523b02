import type { WantedClock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import { chargeKeyOf } from '#domain/ids.ts';
import { formatMoney } from '#domain/money.ts';
import type { Part } from '#domain/parts/part.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isParked } from '#domain/task.ts';
import { isUndecided, owesBack, paymentClock, presentCharge, type Charge } from './charge.ts';
import { applyToCharges } from './fold.ts';
import { undoCharge } from './plan.ts';

/** Money asked of the customer, and money held (R15). What nothing is owed for any more goes back by itself. */
export const chargePart: Part = {
  fold: applyToCharges,
  clocks: chargeClocks,
  waitsFor: ({ charges = [] }) => (charges.some(({ status }) => status === 'awaiting') ? 'customer' : undefined),
  isOpen: (state) => (state.charges ?? []).some((charge) => isOpen(charge) || isBegun(state, charge)),
  owes: nextToUndo,
  rows: ({ caseNo, charges = [] }) =>
    charges.map((charge) => [
      `${charge.kind} ${charge.n}`,
      charge.status,
      `${chargeKeyOf(caseNo, charge.n)}, ${formatMoney(charge.money)}`,
    ]),
};

function chargeClocks(state: CaseState): readonly WantedClock[] {
  const { charges = [] } = state;
  const payment = presentCharge(state, 'payment');
  return payment && UNPAID.has(payment.status) ? [{ name: 'chargeDue', key: paymentClock(charges, payment) }] : [];
}

/** A try that failed, and the next one before it is made, leave the time to pay running. */
const UNPAID: ReadonlySet<Charge['status']> = new Set<Charge['status']>(['planned', 'awaiting', 'failed']);

/** Asked for, held, or taken without its being known whether it stays: no case ends over that (R47). */
const isOpen = (charge: Charge): boolean =>
  charge.status === 'awaiting' || charge.status === 'authorised' || isUndecided(charge) || owesBack(charge);

/** Withdrawn while it was being asked for: whatever came of it is taken back. */
const isBegun = (state: CaseState, { status, offer }: Charge): boolean =>
  state.withdrawn && status === 'planned' && offer === state.agreement?.version;

const cancelStep = (state: CaseState, { n }: Charge): NextStep | undefined =>
  isParked(state, 'charge') ? undefined : { do: 'cancelCharge', n };

/** Charges of what is not agreed any more are taken back; those of the present agreement are its remedy's business. */
function nextToUndo(state: CaseState): NextStep | undefined {
  const isGivenUp = ({ offer }: Charge): boolean => state.withdrawn || offer !== state.agreement?.version;
  const left = (state.charges ?? []).filter((charge) => isGivenUp(charge) || owesBack(charge));
  return left
    .map((charge) => (isBegun(state, charge) ? cancelStep(state, charge) : undoCharge(state, charge)))
    .find((step) => step !== undefined);
}
