import { z } from 'zod';
import { exchangeCalls } from './exchanges.ts';
import { goodsCalls } from './goods.ts';
import { grantCalls } from './grants.ts';
import { orderAnswer, wireTender } from './order-answer.ts';
import { orderChangeCalls } from './order-changes.ts';
import type { Cancellation, PaymentMethod, ShopPort } from './port.ts';
import { reviewCalls } from './reviews.ts';
import { toShipCalls } from './to-ship.ts';
import { createHttpClient, segment } from '#adapters/http-client.ts';
import type { Endpoint } from '#adapters/http-client.ts';
import { isAbout, wireInstant, wireMoney, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';

const method = z.object({
  methodId: wireText,
  customerId: wireText,
  tender: wireTender,
  balance: wireOptional(wireMoney),
  closed: wireOptional(z.boolean()),
});

const methodAnswer = (methodId: string): z.ZodType<PaymentMethod> =>
  method
    .refine(isAbout('methodId', methodId), 'about another payment method')
    .transform(({ balance, closed, ...rest }) => ({
      ...rest,
      ...withoutAbsent({ balance }),
      ...(closed === true && { closed }),
    }));

const workingDays = z.int().nonnegative();
const days = z.object({ from: workingDays, to: workingDays });

const cancellation = z.object({
  cancellationKey: wireText,
  orderNo: wireText,
  lines: z.array(z.object({ lineNo: z.int().positive(), quantity: z.int().positive() })),
  cancelledAt: wireInstant,
  refunds: wireOptional(z.array(z.object({ paymentId: wireText, tender: wireTender, businessDays: days })).max(1000)),
});

const cancellationAnswer = (key: string): z.ZodType<Cancellation> =>
  cancellation
    .refine(isAbout('cancellationKey', key), 'about another cancellation')
    .transform(({ cancellationKey, ...rest }) => ({ key: cancellationKey, ...withoutAbsent(rest) }));

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
    ...orderChangeCalls(http),
    ...exchangeCalls(http),
    ...goodsCalls(http),
    ...grantCalls(http),
    ...reviewCalls(http),
    ...toShipCalls(http),
  };
}
