import { z } from 'zod';
import type { Address } from '#adapters/address.ts';
import type { CallContext } from '#adapters/call-context.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, wireAddress, wireDifference, wireInstant, wireText } from '#adapters/wire.ts';
import type { OrderNo } from '#domain/ids.ts';
import type { Money } from '#domain/money.ts';

/** What shall be different about an order that has not left yet (J1). */
export type OrderChangeWish =
  | { readonly kind: 'address'; readonly address: Address }
  | {
      readonly kind: 'items';
      /** Without a quantity: the whole line. */
      readonly items: readonly { readonly lineNo: number; readonly quantity?: number; readonly newSku: string }[];
      /** Pays or receives the difference. */
      readonly methodId: string;
    }
  | { readonly kind: 'payment'; readonly methodId: string };

export interface OrderChangeInput {
  readonly orderNo: OrderNo;
  readonly change: OrderChangeWish;
}

/** A change that the shop has made. */
export interface OrderChange {
  readonly key: string;
  readonly orderNo: OrderNo;
  readonly kind: OrderChangeWish['kind'];
  /** New price less the old one; negative: given back. */
  readonly difference: Money;
  readonly appliedAt: number;
}

export interface AddressChangeInput {
  readonly customerId: string;
  readonly address: Address;
}

/** The address that a customer's next orders go to. */
export interface AddressChange extends AddressChangeInput {
  readonly key: string;
  readonly changedAt: number;
}

/** Changes before shipment, and of the customer's own default address (J1). */
export interface ShopChanges {
  /** Rejected: `already_shipped`, `order_cancelled`, `already_modified`, `other_product`, `not_available`, `balance_too_low`... */
  readonly changeOrder: (key: string, input: OrderChangeInput, ctx: CallContext) => Promise<OrderChange>;
  readonly lookupOrderChange: (key: string, ctx: CallContext) => Promise<OrderChange | undefined>;
  readonly changeDefaultAddress: (key: string, input: AddressChangeInput, ctx: CallContext) => Promise<AddressChange>;
  readonly lookupAddressChange: (key: string, ctx: CallContext) => Promise<AddressChange | undefined>;
}

const changeAnswer = (key: string, kind?: OrderChangeWish['kind']): z.ZodType<OrderChange> =>
  z
    .object({
      changeKey: wireText,
      orderNo: wireText,
      kind: z.enum(['address', 'items', 'payment']),
      difference: wireDifference,
      appliedAt: wireInstant,
    })
    .refine(isAbout('changeKey', key), 'about another change')
    .refine((change) => kind === undefined || change.kind === kind, 'of another kind')
    .transform(({ changeKey, ...rest }) => ({ key: changeKey, ...rest }));

const addressAnswer = (key: string): z.ZodType<AddressChange> =>
  z
    .object({ changeKey: wireText, customerId: wireText, address: wireAddress, changedAt: wireInstant })
    .refine(isAbout('changeKey', key), 'about another change')
    .transform(({ changeKey, ...rest }) => ({ key: changeKey, ...rest }));

/** Each kind of wish as the contract writes it. */
const WIRE: { readonly [K in OrderChangeWish['kind']]: (wish: Extract<OrderChangeWish, { kind: K }>) => object } = {
  address: ({ address }) => ({ address }),
  items: ({ items, methodId }) => ({ items, paymentMethodId: methodId }),
  payment: ({ methodId }) => ({ paymentMethodId: methodId }),
};

const toWire = <K extends OrderChangeWish['kind']>(wish: Extract<OrderChangeWish, { kind: K }>): object =>
  WIRE[wish.kind](wish);

export const orderChangeCalls = (http: HttpClient): ShopChanges => ({
  changeOrder: async (key, { orderNo, change }, ctx) => {
    const path = `/orders/${segment(orderNo)}/changes`;
    const body = { changeKey: key, change: toWire(change) };
    return http.write({ key, path, body, answer: changeAnswer(key, change.kind) }, ctx);
  },
  lookupOrderChange: async (key, ctx) =>
    http.find(
      { path: `/order-changes/by-key/${segment(key)}`, absentCode: 'change_unknown', answer: changeAnswer(key) },
      ctx,
    ),
  changeDefaultAddress: async (key, { customerId, address }, ctx) => {
    const path = `/customers/${segment(customerId)}/default-address`;
    const body = { changeKey: key, address };
    return http.write({ key, path, method: 'PUT', body, answer: addressAnswer(key) }, ctx);
  },
  lookupAddressChange: async (key, ctx) =>
    http.find(
      { path: `/address-changes/by-key/${segment(key)}`, absentCode: 'change_unknown', answer: addressAnswer(key) },
      ctx,
    ),
});
