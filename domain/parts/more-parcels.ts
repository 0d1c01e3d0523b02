import type { CaseState } from '#domain/case/state.ts';
import { wasSpent } from '#domain/case/spent.ts';
import type { MoreParcel } from './return-parcel.ts';

const UNDER_WAY: ReadonlySet<string> = new Set(['inTransit', 'delivered', 'inspected']);

/** One more parcel can be told of while the return is carried out, each number once (R27). */
export const mayAddParcel = ({ stage, parcel }: CaseState, trackingNo: string): boolean =>
  stage === 'execution' &&
  parcel !== undefined &&
  UNDER_WAY.has(parcel.status) &&
  parcel.trackingNo !== trackingNo &&
  !(parcel.more ?? []).some((one) => one.trackingNo === trackingNo);

/** Names one silence of a further parcel. */
export const moreSilence = ({ trackingNo, news }: MoreParcel): string => `${trackingNo}.${news}`;

/** Further parcels that are on their way, or here and not looked into: one that stays silent is waited for no longer. */
export const awaitedMore = ({ parcel, spent }: CaseState): readonly MoreParcel[] =>
  (parcel?.more ?? []).filter(
    (one) =>
      (one.status === 'inTransit' || one.status === 'delivered') &&
      !wasSpent({ spent }, 'parcelSilent', moreSilence(one)),
  );
