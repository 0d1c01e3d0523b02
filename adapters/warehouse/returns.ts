import { z } from 'zod';
import { inspectionAnswer } from './inspection-answer.ts';
import type { ReturnAuthorisation, ReturnRecord, UnannouncedParcel, WarehousePort } from './port.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, wireAddress, wireInstant, wireText } from '#adapters/wire.ts';
import type { Rma } from '#domain/ids.ts';

const authorisation = z.object({ rma: wireText, returnAddress: wireAddress, createdAt: wireInstant });

const authorisationAnswer = (rma: Rma): z.ZodType<ReturnAuthorisation> =>
  authorisation.refine(isAbout('rma', rma), 'about another return');

const record = authorisation.extend({
  status: z.enum(['open', 'cancelled']),
  receipts: z.array(z.object({ receiptId: wireText, trackingNo: wireText.nullable(), receivedAt: wireInstant })),
  inspections: z.array(inspectionAnswer),
});

const recordAnswer = (rma: Rma): z.ZodType<ReturnRecord> => record.refine(isAbout('rma', rma), 'about another return');

const cancelledAnswer = z.object({ rma: wireText, status: z.literal('cancelled') });

const unannounced = z.object({
  trackingNo: wireText,
  orderNo: wireText,
  receiptId: wireText,
  receivedAt: wireInstant,
  inspections: z.array(inspectionAnswer),
});

const unannouncedAnswer = (trackingNo: string): z.ZodType<UnannouncedParcel> =>
  unannounced.refine(isAbout('trackingNo', trackingNo), 'about another parcel');

type Calls = Pick<WarehousePort, 'authoriseReturn' | 'lookupReturn' | 'cancelReturn' | 'lookupUnannounced'>;

/** What comes back: announced (D2), or without a word (R30). */
export const returnCalls = (http: HttpClient): Calls => ({
  authoriseReturn: async (rma, input, ctx) =>
    http.write(
      { key: rma, path: '/return-authorisations', body: { rma, ...input }, answer: authorisationAnswer(rma) },
      ctx,
    ),
  lookupReturn: async (rma, ctx) =>
    http.find(
      { path: `/return-authorisations/${segment(rma)}`, absentCode: 'rma_unknown', answer: recordAnswer(rma) },
      ctx,
    ),
  cancelReturn: async (rma, ctx) => {
    const path = `/return-authorisations/${segment(rma)}/cancel`;
    await http.write({ key: `${rma}/cancel`, path, body: {}, answer: cancelledAnswer }, ctx);
  },
  lookupUnannounced: async (trackingNo, ctx) =>
    http.find(
      {
        path: `/unannounced/${segment(trackingNo)}`,
        absentCode: 'receipt_unknown',
        answer: unannouncedAnswer(trackingNo),
      },
      ctx,
    ),
});
