import type { NewEvent } from '#domain/case/events.ts';
import { event, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { isBooked, isUndecided, takenOf } from '#domain/parts/charge/charge.ts';
import { ownUnits } from './goods.ts';
import { dueOf, type Repair } from './repair.ts';

/** Asks for what was agreed to, once the work is done; another time where a person wants it so (D4). */
export function askedForPayment(state: CaseState, repair: Repair, act: Act): readonly NewEvent[] {
  const due = dueOf(repair);
  if (!due) return [];
  const { charges = [], request } = state;
  // Another try has a time of its own, and a card that was declined is not tried again.
  const isFirst = !charges.some(({ kind, offer }) => kind === 'payment' && offer === repair.offer);
  const by = isFirst && request.payWith !== undefined ? { methodId: request.payWith } : {};
  return [
    event(
      'chargePlanned',
      {
        n: charges.length + 1,
        offer: repair.offer,
        kind: 'payment',
        money: due,
        ...by,
      },
      act,
    ),
  ];
}

/** The goods go back, repaired or as they came; what was paid for it stays, what was paid beyond it does not (R7). */
export function sentBack(state: CaseState, repair: Repair, act: Act): readonly NewEvent[] {
  const { n, offer } = repair;
  const isAgreed = offer === state.agreement?.version;
  const lines = ownUnits(repair, repair.held ?? state.parcel);
  const shipment = (state.shipments ?? []).length + 1;
  const as = repair.status === 'repaired' && dueIsForWork(repair) ? 'repaired' : 'unrepaired';
  return [
    ...decidedCharges(state, repair, { keep: repair.released ? 0 : (dueOf(repair)?.amount ?? 0), act }),
    event(
      'shipmentPlanned',
      isAgreed
        ? { n: shipment, offer, reason: 'repair_back', lines }
        : { n: shipment, offer: 0, reason: 'refused_units_back', lines },
      act,
    ),
    event('repairGoesBack', { n, shipment, as }, act),
  ];
}

/** Done, and nobody had said no to it. */
const dueIsForWork = ({ quotes }: Repair): boolean => {
  const answer = quotes.at(-1)?.answer;
  return answer !== 'declined' && answer !== 'lapsed';
};

/** What of the payments for it stays; the rest is on its way back as soon as the case gets to it (R7). */
export function decidedCharges(
  { charges = [] }: CaseState,
  { offer }: Repair,
  { keep, act }: { readonly keep: number; readonly act: Act },
): readonly NewEvent[] {
  let left = keep;
  return charges
    .filter((charge) => charge.offer === offer && isBooked(charge) && isUndecided(charge))
    .map((charge) => {
      const stays = Math.min(left, takenOf(charge));
      left -= stays;
      return event('chargeSettled', { n: charge.n, back: takenOf(charge) - stays }, act);
    });
}

/** The goods got lost, or could not be repaired after all: whatever was paid for it goes back (R29). */
export const paidBack = ({ charges = [] }: CaseState, { offer }: Repair, act: Act): readonly NewEvent[] =>
  charges
    .filter((charge) => charge.offer === offer && isBooked(charge) && (charge.back ?? 0) < takenOf(charge))
    .map((charge) => event('chargeSettled', { n: charge.n, back: takenOf(charge) }, act));
