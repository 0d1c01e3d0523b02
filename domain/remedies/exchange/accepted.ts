import type { CaseState } from '#domain/case/state.ts';
import { acceptedPerLine } from '#domain/parts/accepted-units.ts';

/** How many units of each line passed the inspection; what got lost on our label counts as passed (R26, R29). */
export const acceptedCounts = (
  { parcel }: CaseState,
  claimed: readonly { readonly lineNo: number }[],
): ReadonlyMap<number, number> =>
  acceptedPerLine(
    parcel?.status === 'lost'
      ? claimed.map(({ lineNo }) => ({ lineNo, outcome: 'accepted' }))
      : (parcel?.inspected ?? []),
  );
