import { claimUpdated } from '#adapters/carrier/claims.ts';
import { inspectedUnannounced, interceptAnswered, receivedUnannounced } from '#adapters/warehouse/news.ts';
import { withoutAbsent } from '#adapters/wire.ts';
import { caseNoOfClaimKey, caseNoOfInterceptKey } from '#domain/ids.ts';
import type { Reading } from './happening.ts';

/** A parcel of the order is back, refused or undeliverable; its own number says whose it is (R30). */
export const cameBack: Reading = receivedUnannounced.transform(({ trackingNo, receivedAt }) => ({
  what: { type: 'unannouncedReceived', at: receivedAt, data: { trackingNo } },
  reference: { kind: 'parcel', trackingNo },
}));

/** What was found in it; only the last look counts (R26). */
export const lookedAt: Reading = inspectedUnannounced.transform(({ trackingNo, inspectedAt, units, final }) =>
  final
    ? {
        what: { type: 'unannouncedInspected', at: inspectedAt, data: { trackingNo, units } },
        reference: { kind: 'parcel', trackingNo },
      }
    : 'the inspection is not final',
);

/** How the race with the parcel ended (R31). */
export const goodsStopped: Reading = interceptAnswered.transform(({ key, outcome, at }) => ({
  what: {
    type: 'interceptAnswered',
    at,
    data: { key, outcome: outcome === 'intercepted' ? 'intercepted' : 'tooLate' },
  },
  reference: { kind: 'intercept', key, ...withoutAbsent({ caseNo: caseNoOfInterceptKey(key) }) },
}));

/** What a carrier said to a claim (R29). */
export const claimChanged: Reading = claimUpdated.transform(({ key, trackingNo, at, ...report }) => ({
  what: { type: 'claimReported', at, data: { key, report: { ...report, trackingNo } } },
  reference: { kind: 'claim', key, ...withoutAbsent({ caseNo: caseNoOfClaimKey(key) }) },
}));
