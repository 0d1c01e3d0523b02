import { z } from 'zod';
import type { Reservation, WarehousePort } from './port.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, wireInstant, wireOptional, wireQuantity, wireText, withoutAbsent } from '#adapters/wire.ts';

const reservation = z.object({
  reservationKey: wireText,
  orderNo: wireText,
  lines: z.array(z.object({ sku: wireText, quantity: wireQuantity })),
  status: z.enum(['reserved', 'released', 'expired', 'used']),
  expiresAt: wireOptional(wireInstant),
});

const reservationAnswer = (key: string): z.ZodType<Reservation> =>
  reservation
    .refine(isAbout('reservationKey', key), 'about another reservation')
    .transform(({ reservationKey, ...rest }) => ({ key: reservationKey, ...withoutAbsent(rest) }));

type Calls = Pick<WarehousePort, 'reserve' | 'lookupReservation' | 'releaseReservation'>;

/** Units put aside, and given back exactly once (R32). */
export const reservationCalls = (http: HttpClient): Calls => ({
  reserve: async (key, { expiresAt, ...input }, ctx) => {
    const until = expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt).toISOString() };
    const body = { reservationKey: key, ...input, ...until };
    return http.write({ key, path: '/reservations', body, answer: reservationAnswer(key) }, ctx);
  },
  lookupReservation: async (key, ctx) =>
    http.find(
      { path: `/reservations/${segment(key)}`, absentCode: 'reservation_unknown', answer: reservationAnswer(key) },
      ctx,
    ),
  releaseReservation: async (key, ctx) =>
    http.write(
      {
        key: `${key}/release`,
        path: `/reservations/${segment(key)}/release`,
        body: {},
        answer: reservationAnswer(key),
      },
      ctx,
    ),
});
