import { z } from 'zod';
import type { Intercept, WarehousePort } from './port.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, wireInstant, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';

const intercept = z.object({
  interceptKey: wireText,
  orderNo: wireText,
  status: z.enum(['asked', 'intercepted', 'too_late']),
  answeredAt: wireOptional(wireInstant),
});

const interceptAnswer = (key: string): z.ZodType<Intercept> =>
  intercept
    .refine(isAbout('interceptKey', key), 'about another intercept')
    .transform(({ interceptKey, ...rest }) => ({ key: interceptKey, ...withoutAbsent(rest) }));

type Calls = Pick<WarehousePort, 'intercept' | 'lookupIntercept'>;

/** Asking for units to be held back before they leave (R31). */
export const interceptCalls = (http: HttpClient): Calls => ({
  intercept: async (key, input, ctx) =>
    http.write({ key, path: '/intercepts', body: { interceptKey: key, ...input }, answer: interceptAnswer(key) }, ctx),
  lookupIntercept: async (key, ctx) =>
    http.find(
      { path: `/intercepts/${segment(key)}`, absentCode: 'intercept_unknown', answer: interceptAnswer(key) },
      ctx,
    ),
});
