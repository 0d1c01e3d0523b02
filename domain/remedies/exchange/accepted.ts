import type { CaseState } from '#domain/case/state.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';

const ACCEPTED: ReadonlySet<UnitOutcome['outcome']> = new Set<UnitOutcome['outcome']>([
  'accepted',
  'accepted_with_deduction',
]);

/** How many units of each line passed the inspection; what got lost on our label counts as passed (R26, R29). */
export function acceptedCounts(
  { parcel }: CaseState,
  claimed: readonly { readonly lineNo: number }[],
): ReadonlyMap<number, number> {
  const passed =
    parcel?.status === 'lost'
      ? claimed.map(({ lineNo }) => lineNo)
      : (parcel?.inspected ?? [])
          .filter(({ outcome }) => ACCEPTED.has(outcome))
          .flatMap(({ lineNo }) => (lineNo === null ? [] : [lineNo]));
  const counts = new Map<number, number>();
  for (const lineNo of passed) counts.set(lineNo, (counts.get(lineNo) ?? 0) + 1);
  return counts;
}
