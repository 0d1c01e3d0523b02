import { z } from 'zod';
import type { CarrierPort, Claim } from './port.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, wireInstant, wireMoney, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';

const claim = z
  .object({
    claimKey: wireText,
    trackingNo: wireText,
    amount: wireMoney,
    reason: z.enum(['lost', 'damaged', 'late']),
    status: z.enum(['open', 'accepted', 'refused', 'reversed']),
    paid: wireOptional(wireMoney),
    version: z.int().positive(),
  })
  .refine(({ amount, paid }) => paid === undefined || paid.currency === amount.currency, 'more than one currency');

const claimAnswer = (key: string): z.ZodType<Claim> =>
  claim
    .refine(isAbout('claimKey', key), 'about another claim')
    .transform(({ claimKey, amount, ...rest }) => ({ key: claimKey, money: amount, ...withoutAbsent(rest) }));

/** What the carrier decided (R29); the form of `claim.updated`. */
export const claimUpdated = z
  .object({
    claimKey: wireText,
    trackingNo: wireText,
    status: z.enum(['accepted', 'refused', 'reversed']),
    paid: wireOptional(wireMoney),
    version: z.int().positive(),
    at: wireInstant,
  })
  .transform(({ claimKey, ...rest }) => ({ key: claimKey, ...withoutAbsent(rest) }));

type Calls = Pick<CarrierPort, 'claim' | 'lookupClaim' | 'reverseClaim'>;

/** What the carrier owes us for a parcel it lost, broke or brought late; taken back when it turns up (R29). */
export const claimCalls = (http: HttpClient): Calls => ({
  claim: async (key, { trackingNo, money, reason }, ctx) => {
    const body = { claimKey: key, trackingNo, amount: money, reason };
    return http.write({ key, path: '/claims', body, answer: claimAnswer(key) }, ctx);
  },
  lookupClaim: async (key, ctx) =>
    http.find({ path: `/claims/${segment(key)}`, absentCode: 'claim_unknown', answer: claimAnswer(key) }, ctx),
  reverseClaim: async (key, ctx) => {
    const path = `/claims/${segment(key)}/reverse`;
    return http.write({ key: `${key}/reverse`, path, body: {}, answer: claimAnswer(key) }, ctx);
  },
});
