import { z } from 'zod';
import type { Disposal, WarehousePort } from './port.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, wireInstant, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';

const disposal = z.object({
  disposalKey: wireText,
  rma: wireText,
  orderNo: wireText,
  how: z.enum(['dispose', 'send_back']),
  trackingNo: wireOptional(wireText),
  doneAt: wireInstant,
});

const disposalAnswer = (key: string): z.ZodType<Disposal> =>
  disposal
    .refine(isAbout('disposalKey', key), 'about another disposal')
    .transform(({ disposalKey, ...rest }) => ({ key: disposalKey, ...withoutAbsent(rest) }));

type Calls = Pick<WarehousePort, 'dispose' | 'lookupDisposal'>;

/** The end of what was in the box and is not ours to keep (R28). */
export const disposalCalls = (http: HttpClient): Calls => ({
  dispose: async (key, input, ctx) =>
    http.write({ key, path: '/disposals', body: { disposalKey: key, ...input }, answer: disposalAnswer(key) }, ctx),
  lookupDisposal: async (key, ctx) =>
    http.find({ path: `/disposals/${segment(key)}`, absentCode: 'disposal_unknown', answer: disposalAnswer(key) }, ctx),
});
