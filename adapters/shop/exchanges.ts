import { z } from 'zod';
import type { CallContext } from '#adapters/call-context.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, wireDifference, wireInstant, wireQuantity, wireText } from '#adapters/wire.ts';
import type { OrderNo } from '#domain/ids.ts';
import type { Money } from '#domain/money.ts';

/** Units that shall be exchanged, each for another article of the same product. */
export interface ExchangeInput {
  readonly orderNo: OrderNo;
  readonly items: readonly { readonly lineNo: number; readonly quantity: number; readonly newSku: string }[];
  /** Pays or receives the difference. */
  readonly methodId: string;
}

/** An exchange in the shop's book: no money and no goods move by it. */
export interface Exchange extends ExchangeInput {
  readonly key: string;
  /** Today's price less what was paid for the units; negative: to be given back (R15). */
  readonly difference: Money;
  readonly recordedAt: number;
}

/** The shop's book of exchanges. */
export interface ShopExchanges {
  /** Rejected: `not_delivered`, `other_product`, `same_options`, `quantity_above_ordered`... */
  readonly recordExchange: (key: string, input: ExchangeInput, ctx: CallContext) => Promise<Exchange>;
  readonly lookupExchange: (key: string, ctx: CallContext) => Promise<Exchange | undefined>;
}

const exchangeAnswer = (key: string): z.ZodType<Exchange> =>
  z
    .object({
      exchangeKey: wireText,
      orderNo: wireText,
      items: z.array(z.object({ lineNo: z.int().positive(), quantity: wireQuantity, newSku: wireText })).max(1000),
      paymentMethodId: wireText,
      difference: wireDifference,
      recordedAt: wireInstant,
    })
    .refine(isAbout('exchangeKey', key), 'about another exchange')
    .transform(({ exchangeKey, paymentMethodId, ...rest }) => ({
      key: exchangeKey,
      methodId: paymentMethodId,
      ...rest,
    }));

export const exchangeCalls = (http: HttpClient): ShopExchanges => ({
  recordExchange: async (key, { orderNo, items, methodId }, ctx) => {
    const path = `/orders/${segment(orderNo)}/exchanges`;
    const body = { exchangeKey: key, items, paymentMethodId: methodId };
    return http.write({ key, path, body, answer: exchangeAnswer(key) }, ctx);
  },
  lookupExchange: async (key, ctx) =>
    http.find(
      { path: `/exchanges/by-key/${segment(key)}`, absentCode: 'exchange_unknown', answer: exchangeAnswer(key) },
      ctx,
    ),
});
