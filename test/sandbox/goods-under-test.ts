import { aReceiver, SECRET } from './webhook-receiver.ts';
import type { Receiver } from './webhook-receiver.ts';
import { aWorld, stopWorlds } from './world-under-test.ts';
import type { Json, OrderView, Reply, RunningWorld } from './world-under-test.ts';

export type Happened = { readonly at: string; readonly what: string };
export type Entry = {
  readonly type: string;
  readonly at: string;
  readonly key: string | null;
  readonly data: Record<string, unknown>;
};

/** A world with a receiver of webhooks, and the few calls that every test of goods needs. */
export type GoodsWorld = RunningWorld & {
  readonly receiver: Receiver;
  /** a write of a port, with its key, on the order's clock */
  write(path: string, key: string, body: object): Promise<Reply>;
  act(path: string, body?: object): Promise<Reply>;
  plan(order: OrderView, what: string, body: object): Promise<Reply>;
  clock(order: OrderView): Promise<string>;
  advance(order: OrderView, to: string): Promise<Happened[]>;
  stock(sku: string): Promise<number>;
  /** what really happened to the order, of these types, oldest first */
  journal(order: OrderView, type: string): Promise<Entry[]>;
  /** the webhooks of a type that came for the order */
  told(order: OrderView, type: string): Json[];
  end(): Promise<void>;
};

export async function aGoodsWorld(): Promise<GoodsWorld> {
  const receiver = await aReceiver();
  // orders on the road left a few days ago, whenever the test runs
  const epoch = new Date(Date.now()).toISOString();
  const world = await aWorld({ epoch, webhook: { url: receiver.url, secretOf: () => SECRET } });
  return { ...world, ...controls(world, receiver) };
}

type Controls = Omit<GoodsWorld, keyof RunningWorld>;

function controls({ ask }: RunningWorld, receiver: Receiver): Controls {
  return {
    receiver,
    write: (path, key, body) => ask('POST', path, { headers: { 'Idempotency-Key': key }, body }),
    act: (path, body = {}) => ask('POST', `/world/v1${path}`, { body }),
    plan: ({ orderNo }, what, body) => ask('PUT', `/world/v1/orders/${orderNo}/${what}-plan`, { body }),
    clock: async ({ orderNo }) => (await ask<{ now: string }>('GET', `/world/v1/timelines/${orderNo}`)).body.now,
    async advance({ orderNo }, to) {
      const path = `/world/v1/timelines/${orderNo}/advance`;
      return (await ask<{ happened: Happened[] }>('POST', path, { body: { to } })).body.happened;
    },
    stock: async (sku) => (await ask<{ available: number }>('GET', `/world/v1/stock/${sku}`)).body.available,
    async journal({ orderNo }, type) {
      const path = `/world/v1/journal?orderNo=${orderNo}&type=${type}`;
      return (await ask<{ data: Entry[] }>('GET', path)).body.data;
    },
    told: ({ orderNo }, type) =>
      receiver.received.filter((one) => one.timeline === orderNo && one.type === type).map(({ data }) => data),
    async end() {
      await stopWorlds();
      await receiver.close();
    },
  };
}

/** An order of that status that no other test of the file has used. */
export function orderGiver({ ask }: RunningWorld): (status: string) => Promise<OrderView> {
  const used = new Set<string>();
  return async (status) => {
    const { body } = await ask<{ data: { orderNo: string }[] }>(
      'GET',
      `/world/v1/orders?status=${status}&tender=card&shop=retail-us&limit=100`,
    );
    const free = body.data.find(({ orderNo }) => !used.has(orderNo));
    used.add(free?.orderNo ?? '');
    return (await ask<OrderView>('GET', `/shop/v1/orders/${free?.orderNo}`)).body;
  };
}

/** The first line of an order. */
export function lineOf({ lines }: OrderView): OrderView['lines'][number] {
  const [line] = lines;
  if (!line) throw new Error('the order has no line');
  return line;
}
