import type { CallContext } from '#adapters/call-context.ts';
import type { Ports } from '#adapters/index.ts';
import type { ShopOrder } from '#adapters/shop/port.ts';

/** An outside under test: whatever stands behind the ports, and how to come by an order nobody has used yet. */
export interface ContractSubject {
  readonly ports: Ports;
  readonly order: (status: 'delivered' | 'pending') => Promise<ShopOrder>;
  readonly ctx: (order: ShopOrder) => CallContext;
  /** An order not paid by gift card, of a customer who owns one. */
  readonly giftCardOwner: () => Promise<{ readonly known: ShopOrder; readonly giftCard: string }>;
  /** A number that was never used with this outside. */
  readonly caseNo: () => string;
}

/** What only a world with switches can do. */
export interface TroubledSubject extends ContractSubject {
  readonly trouble: (trouble: Trouble) => Promise<void>;
  /** How often the outside really did this for the order: its own journal. */
  readonly effects: (order: ShopOrder, type: string) => Promise<number>;
  /** So many of an article are there. */
  readonly stock: (sku: string, available: number) => Promise<void>;
  /** A delivered order that nobody has used yet, paid by card alone. */
  readonly aCardOrder: () => Promise<ShopOrder>;
  /** A switch of the world. */
  readonly put: (path: string, body: object) => Promise<unknown>;
  /** An act of a person out there. */
  readonly act: (path: string, body: object) => Promise<unknown>;
}

export interface Trouble {
  readonly port: string;
  readonly operation: string;
  readonly fault: string;
  readonly orderNo: string;
  readonly code?: string;
  readonly delayMs?: number;
  readonly times?: number;
}

/** The first of a list that cannot be empty here. */
export function first<T>(list: readonly T[]): T {
  const [found] = list;
  if (found === undefined) throw new Error('the list is empty');
  return found;
}

/** The error of a call that must fail. */
export const failureOf = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    (value) => ({ answered: value }),
    (error: unknown) => error,
  );
