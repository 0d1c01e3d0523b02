import { z } from 'zod';
import { orderAnswer, wireTender } from './order-answer.ts';
import type { Cancellation, PaymentMethod, ShopPort } from './port.ts';
import { createHttpClient, segment } from '#adapters/http-client.ts';
import type { Endpoint } from '#adapters/http-client.ts';
import { isAbout, wireInstant, wireText } from '#adapters/wire.ts';

const method = z.object({ methodId: wireText, customerId: wireText, tender: wireTender });

const methodAnswer = (methodId: string): z.ZodType<PaymentMethod> =>
  method.refine(isAbout('methodId', methodId), 'about another payment method');

const cancellation = z.object({
  cancellationKey: wireText,
  orderNo: wireText,
  lines: z.array(z.object({ lineNo: z.int().positive(), quantity: z.int().positive() })),
  cancelledAt: wireInstant,
});

const cancellationAnswer = (key: string): z.ZodType<Cancellation> =>
  cancellation
    .refine(isAbout('cancellationKey', key), 'about another cancellation')
    .transform(({ cancellationKey, ...rest }) => ({ key: cancellationKey, ...rest }));

/** A shop that speaks the HTTP contract `/shop/v1`. */
export function createHttpShop(endpoint: Endpoint): ShopPort {
  const http = createHttpClient(endpoint);
  return {
    order: async (orderNo, ctx) =>
      http.find({ path: `/orders/${segment(orderNo)}`, absentCode: 'order_unknown', answer: orderAnswer }, ctx),
    paymentMethod: async (methodId, ctx) =>
      http.find(
        {
          path: `/payment-methods/${segment(methodId)}`,
          absentCode: 'payment_method_unknown',
          answer: methodAnswer(methodId),
        },
        ctx,
      ),
    cancelLines: async (key, { orderNo, lines, reason }, ctx) =>
      http.write(
        {
          key,
          path: `/orders/${segment(orderNo)}/cancellations`,
          body: { cancellationKey: key, lines, reason },
          answer: cancellationAnswer(key),
        },
        ctx,
      ),
    lookupCancellation: async (key, ctx) =>
      http.find(
        {
          path: `/cancellations/by-key/${segment(key)}`,
          absentCode: 'cancellation_unknown',
          answer: cancellationAnswer(key),
        },
        ctx,
      ),
  };
}
