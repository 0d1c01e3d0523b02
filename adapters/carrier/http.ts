import { z } from 'zod';
import { claimCalls } from './claims.ts';
import type { CarrierPort, Label, LabelRecord, Scan, TrackedParcel, TrackedStatus } from './port.ts';
import { isTracked, scanAnswer } from './scan-answer.ts';
import { createHttpClient, segment } from '#adapters/http-client.ts';
import type { Endpoint } from '#adapters/http-client.ts';
import { wireInstant, wireText } from '#adapters/wire.ts';

const label = z.object({
  labelId: wireText,
  trackingNo: wireText,
  carrier: wireText,
  labelUrl: z.url({ protocol: /^https?$/ }),
  createdAt: wireInstant,
});

const labelAnswer: z.ZodType<Label> = label;
const labelRecordAnswer: z.ZodType<LabelRecord> = label.extend({ status: z.enum(['active', 'voided']) });
const voidedAnswer = z.object({ labelId: wireText, status: z.literal('voided') });

const parcel = z.object({ trackingNo: wireText, carrier: wireText, status: wireText, scans: z.array(scanAnswer) });

const parcelAnswer = (trackingNo: string): z.ZodType<TrackedParcel> =>
  parcel
    .refine((answer) => bare(answer.trackingNo) === bare(trackingNo), 'about another parcel')
    .transform(({ status, ...rest }) => ({
      ...rest,
      status: isTracked(status) ? status : lastTracked(rest.scans),
    }));

/** People write tracking numbers with blanks, dashes and in small letters; carriers do not. */
const bare = (trackingNo: string): string => trackingNo.replaceAll(/[\s-]/g, '').toUpperCase();

/** Where the parcel was last seen in words we know. */
const lastTracked = (scans: readonly Scan[]): TrackedStatus =>
  scans.toSorted((a, b) => b.at - a.at).find(({ status }) => status !== undefined)?.status ?? 'label_created';

/** A carrier that speaks the HTTP contract `/carrier/v1`. */
export function createHttpCarrier(endpoint: Endpoint): CarrierPort {
  const http = createHttpClient(endpoint);
  return {
    issueLabel: async (key, input, ctx) =>
      http.write({ key, path: '/labels', body: { ...input, service: 'return' }, answer: labelAnswer }, ctx),
    lookupLabel: async (key, ctx) =>
      http.find(
        { path: `/labels/by-key/${segment(key)}`, absentCode: 'label_unknown', answer: labelRecordAnswer },
        ctx,
      ),
    voidLabel: async (labelId, ctx) => {
      const path = `/labels/${segment(labelId)}/void`;
      await http.write({ key: `${labelId}/void`, path, body: {}, answer: voidedAnswer }, ctx);
    },
    parcel: async (trackingNo, ctx) =>
      http.find(
        { path: `/parcels/${segment(trackingNo)}`, absentCode: 'parcel_unknown', answer: parcelAnswer(trackingNo) },
        ctx,
      ),
    ...claimCalls(http),
  };
}
