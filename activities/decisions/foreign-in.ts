import { system } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Order } from '#domain/order.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';

/** Things in the box that are not what was announced: kept, and the customer is asked what becomes of them (R28, R33). */
export function foreignIn(
  { parcel }: CaseState,
  {
    verdict,
    order,
    at,
  }: { readonly verdict: readonly UnitOutcome[]; readonly order: Order | undefined; readonly at: number },
): readonly NewEvent[] {
  const found = verdict.filter(({ outcome }) => outcome === 'wrong_item' || outcome === 'not_ours');
  if (found.length === 0 || parcel?.rma === undefined) return [];
  const lineNos = [...new Set(found.map(({ lineNo }) => lineNo))];
  const units = lineNos.map((lineNo) => ({
    lineNo,
    sku: order?.lines.find((line) => line.lineNo === lineNo)?.sku ?? 'unknown',
    quantity: found.filter((unit) => unit.lineNo === lineNo).length,
  }));
  return [event('foreignFound', { rma: parcel.rma, units }, { by: system('settlement'), at })];
}
