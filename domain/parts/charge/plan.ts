import type { CaseState } from '#domain/case/state.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isParked } from '#domain/task.ts';
import { isBooked, isUndecided, owesBack, type Charge } from './charge.ts';

/** How often the customer is asked for the same money before it counts as not paid. */
const TRIES = 4;

/** What a charge needs next until it is paid, or held, or over; undefined while the customer is waited for (R15). */
export function nextForCharge(state: CaseState, charge: Charge): NextStep | undefined {
  const step = NEXT[charge.status]?.(state, charge);
  return step === undefined || isParked(state, 'charge') ? undefined : step;
}

const NEXT: { readonly [S in Charge['status']]?: (state: CaseState, charge: Charge) => NextStep | undefined } = {
  planned: (_state, { n }) => ({ do: 'requestCharge', n }),
  // Nobody's money is overlooked because a message got lost: the provider says whether it may lapse.
  awaiting: (_state, { n, late }) => (late === true ? { do: 'cancelCharge', n } : undefined),
  authorised: (_state, { n, take }) =>
    take === undefined ? undefined : { do: take > 0 ? 'captureCharge' : 'cancelCharge', n },
  paid: (_state, charge) => (isBooked(charge) ? undefined : { do: 'bookCharge', n: charge.n }),
  failed: (state, charge) => (isOver(state, charge) ? undefined : { do: 'replaceCharge', n: charge.n }),
  reversed: (_state, { n, again }) =>
    again === true
      ? { do: 'replaceCharge', n }
      : { park: 'charge', why: `charge ${n} was paid and taken back by the provider` },
};

/** Whether it will not be paid any more; a card that declined leaves the customer other ways while there is time. */
export function isOver(state: CaseState, charge: Charge): boolean {
  const { status, kind, late } = charge;
  if (status === 'expired' || status === 'cancelled') return true;
  if (status !== 'failed') return false;
  return kind === 'hold' || late === true || triesOf(state.charges ?? [], charge) >= TRIES;
}

const triesOf = (charges: readonly Charge[], { replaces }: Charge): number => {
  const before = charges.find(({ n }) => n === replaces);
  return before ? triesOf(charges, before) + 1 : 1;
};

/** Takes back what was asked for, held or taken for something that will not be; undefined when nothing is left to. */
export function undoCharge(state: CaseState, charge: Charge): NextStep | undefined {
  if (isParked(state, 'charge')) return undefined;
  const { n, status } = charge;
  if (status === 'awaiting' || status === 'authorised') return { do: 'cancelCharge', n };
  if (!isUndecided(charge) && !owesBack(charge)) return undefined;
  return { do: isBooked(charge) ? 'returnCharge' : 'bookCharge', n };
}

/** When nobody has to free a stuck charge any more (B6). */
export const mootCharge: { readonly charge: (state: CaseState) => boolean } = {
  charge: (state) => !(state.charges ?? []).some((charge) => charge.replacedBy === undefined && isUnderWay(charge)),
};

const isUnderWay = (charge: Charge): boolean =>
  !AT_REST.has(charge.status) ||
  isUndecided(charge) ||
  owesBack(charge) ||
  ((charge.take ?? 0) > 0 && charge.status !== 'paid');

const AT_REST: ReadonlySet<Charge['status']> = new Set<Charge['status']>(['paid', 'expired', 'cancelled']);
