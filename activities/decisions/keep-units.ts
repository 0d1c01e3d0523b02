import type { CaseState } from '#domain/case/state.ts';
import type { OfferSummary } from '#domain/offer.ts';
import { reduceBy } from '#domain/settlement/price-reduction.ts';
import { lineOf } from '#domain/settlement/line.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { Unit } from '#store/ledger/units.ts';

/**
 * A part of the price goes back while the customer keeps the goods: each unit remembers its share, so that a later
 * return of it pays so much less, and is free again for that return (R1, R3, R14).
 */
export async function keepUnits(
  tx: CaseTx,
  { caseNo }: CaseState,
  { offer, units, at }: { readonly offer: OfferSummary; readonly units: readonly Unit[]; readonly at: number },
): Promise<void> {
  const reductions = reduceBy(offer.money.amount, units);
  if (!reductions) throw new Error(`${caseNo}: its units are not worth the offer that was made for keeping them`);
  await tx.reduceUnits(reductions);
  const lines = reductions.flatMap(({ lineNo, unitNo, amount }) =>
    lineOf({ kind: 'priceReduction', label: `unit ${unitNo} kept for less`, amount, lineNo }),
  );
  await tx.noteSettlement({ settlement: `offer ${offer.version}`, lines, at });
  await tx.releaseUnits();
}
