import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createWorld } from '#sandbox/world.ts';
import type { World, WorldOptions } from '#sandbox/world.ts';

export const EPOCH = '2026-11-01T00:00:00.000Z';
export const TOKEN = 'sandbox-token';

export type Json = Record<string, unknown>;
export type Reply<T = Json> = { status: number; body: T; headers: Headers };
export type CallOptions = { body?: unknown; headers?: Record<string, string>; signal?: AbortSignal };

/** The answer's type is what the test expects it to be. */
export type Ask = <T = Json>(method: string, path: string, options?: CallOptions) => Promise<Reply<T>>;

export const askAt =
  (url: string): Ask =>
  async <T>(method: string, where: string, { body, headers, signal }: CallOptions = {}): Promise<Reply<T>> => {
    const answer = await fetch(`${url}${where}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    const text = await answer.text();
    const said: T = JSON.parse(text === '' ? '{}' : text);
    return { status: answer.status, body: said, headers: answer.headers };
  };

export type RunningWorld = {
  readonly url: string;
  readonly dataDir: string;
  readonly ask: Ask;
  /** stop and start on the same data */
  restart(): Promise<RunningWorld>;
  stop(): Promise<void>;
};

export const aDataDir = (): string => mkdtempSync(path.join(tmpdir(), 'aftercare-sandbox-'));

const running = new Set<World>();
const dirs = new Set<string>();

/** A world on a free port; closed and cleaned up by `stopWorlds`. */
export async function aWorld(options: Partial<WorldOptions> = {}): Promise<RunningWorld> {
  const dataDir = options.dataDir ?? aDataDir();
  dirs.add(dataDir);
  const world = createWorld({ epoch: EPOCH, tickMs: 20, ...options, dataDir });
  running.add(world);
  const { url } = await world.listen();
  const stop = async (): Promise<void> => {
    if (running.delete(world)) await world.close();
  };
  return {
    url,
    dataDir,
    ask: askAt(url),
    stop,
    async restart() {
      await stop();
      return aWorld({ ...options, dataDir });
    },
  };
}

export async function stopWorlds(): Promise<void> {
  for (const world of running) await world.close();
  running.clear();
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  dirs.clear();
}

export type OrderView = {
  orderNo: string;
  status: string;
  placedAt: string;
  customer: { id: string; email: string; phone: string };
  shippingAddress: Json;
  lines: {
    lineNo: number;
    sku: string;
    productId: string;
    quantity: number;
    unitPrice: { amount: number };
    net: { amount: number };
  }[];
  parcels: { trackingNo: string; shippedAt: string; deliveredAt: string | null }[];
  payments: {
    paymentId: string;
    methodId: string;
    tender: string;
    captured: { amount: number; currency: string };
    capturedAt: string;
  }[];
};

/** A delivered order that was paid by that tender. */
export async function anOrder({ ask }: RunningWorld, tender = 'card', status = 'delivered'): Promise<OrderView> {
  const { body } = await ask<{ data: { orderNo: string }[] }>(
    'GET',
    `/world/v1/orders?shop=retail-us&status=${status}&tender=${tender}&limit=1`,
  );
  return (await ask<OrderView>('GET', `/shop/v1/orders/${body.data[0]?.orderNo}`)).body;
}

let keys = 0;
export const aKey = (name = 'key'): string => `${name}-${(keys += 1)}`;

export type RefundView = {
  refundId: string;
  refundKey: string;
  status: string;
  version: number;
  failureCode?: string;
  expectedArrivalAt: string | null;
  updatedAt: string;
  createdAt: string;
  code?: string;
};

export type RefundWish = { amount?: number; refundKey?: string; at?: string; destination?: string };

/** Ask for a refund of an order's payment, in the way an adapter does. */
export function refund({ ask }: RunningWorld, order: OrderView, wish: RefundWish = {}): Promise<Reply<RefundView>> {
  const refundKey = wish.refundKey ?? aKey('refund');
  const [payment] = order.payments;
  return ask<RefundView>('POST', '/payments/v1/refunds', {
    headers: {
      'Idempotency-Key': refundKey,
      'X-Timeline': order.orderNo,
      ...(wish.at && { 'X-Business-Time': wish.at }),
    },
    body: {
      paymentId: payment?.paymentId,
      refundKey,
      amount: { amount: wish.amount ?? 100, currency: 'USD' },
      reason: 'returned',
      ...(wish.destination && { destinationMethodId: wish.destination }),
    },
  });
}

/** Announce a return of everything in the order and get a label for it. */
export async function anAnnouncedReturn(
  world: RunningWorld,
  order: OrderView,
): Promise<{ rma: string; trackingNo: string }> {
  const rma = aKey('RMA');
  const headers = { 'X-Timeline': order.orderNo };
  const lines = order.lines.map(({ lineNo, sku, quantity }) => ({ lineNo, sku, quantity }));
  const announced = await world.ask<{ returnAddress: Json }>('POST', '/warehouse/v1/return-authorisations', {
    headers: { ...headers, 'Idempotency-Key': rma },
    body: { rma, orderNo: order.orderNo, lines, reason: 'unwanted' },
  });
  const from = order.shippingAddress;
  const label = await world.ask<{ trackingNo: string }>('POST', '/carrier/v1/labels', {
    headers: { ...headers, 'Idempotency-Key': `${rma}-label` },
    body: { reference: rma, from, to: announced.body.returnAddress, payer: 'merchant', service: 'return' },
  });
  return { rma, trackingNo: label.body.trackingNo };
}

export const after = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
