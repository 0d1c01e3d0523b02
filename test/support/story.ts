import { randomUUID } from 'node:crypto';
import type { KeyRole } from '#api/access.ts';
import { CHINESE_ORDERS, type ChineseOrder } from './chinese-orders.ts';
import { patternsOf } from './order-patterns.ts';
import type { SharedStack } from './shared-stack.ts';

/** Answers of the HTTP API as a test reads them: plain JSON, checked by what is expected of it. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

export type StaffRole = KeyRole;

/** The shops of the world that a story can play in. */
export type StoryShop = 'retail-us' | 'retail-cn';

/** One order of the world as a story needs it. */
export interface StoryOrder {
  readonly shop: StoryShop;
  readonly orderNo: string;
  /** Empty where the customer of a Chinese order left a telephone number only. */
  readonly email: string;
  readonly phone: string;
  readonly customerId: string;
  readonly tier: 'standard' | 'vip';
  readonly lines: readonly {
    readonly lineNo: number;
    readonly sku: string;
    readonly quantity: number;
    readonly net: { amount: number; currency: string };
  }[];
  readonly payments: readonly {
    readonly paymentId: string;
    readonly tender: string;
    readonly methodId: string;
    readonly captured: { amount: number };
  }[];
}

const DAY_MS = 86_400_000;

const storyOrder = (picture: Json): StoryOrder => ({
  shop: picture.shop,
  orderNo: picture.orderNo,
  email: picture.customer.email,
  phone: picture.customer.phone,
  customerId: picture.customer.id,
  tier: picture.customer.tier,
  lines: picture.lines,
  payments: picture.payments,
});

/** What people and the world do in a scenario, over HTTP only, in the words of the trade. */
export function tell(stack: SharedStack) {
  const call = async (
    method: string,
    url: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const answer = await fetch(url, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) };
  };

  /**
   * What a busy case has taken and not answered yet (202) is asked again under the same key, as every caller is told to;
   * who brings a key of their own looks at each answer.
   */
  const api = async (
    role: StaffRole,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const sent = {
      authorization: `Bearer ak_demo-${role}_sandbox-only-not-a-secret`,
      ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...headers,
    };
    const isPatient = headers['idempotency-key'] === undefined && path.startsWith('/v1/cases');
    let answer = await call(method, `${stack.api}${path}`, { body, headers: sent });
    for (let tries = 1; isPatient && answer.status === 202 && tries < 6; tries += 1)
      answer = await call(method, `${stack.api}${path}`, { body, headers: sent });
    return answer;
  };

  const world = async (method: string, path: string, body?: unknown): Promise<Json> => {
    const answer = await call(method, `${stack.world}${path}`, {
      body,
      headers: { authorization: `Bearer ${stack.token}` },
    });
    if (answer.status >= 400)
      throw new Error(`the world answered ${answer.status} to ${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  const order = async (orderNo: string): Promise<StoryOrder> =>
    storyOrder((await world('GET', `/world/v1/orders/${encodeURIComponent(orderNo)}`)).order);
  const patterns = patternsOf({ world: stack.world, ask: (path) => world('GET', path), order });

  const copyOf = async (
    orderNo: string,
    choice: { customer: 'another' | 'same'; articles?: 'same' | 'own' },
  ): Promise<StoryOrder> => storyOrder(await world('POST', `/world/v1/orders/${orderNo}/copies`, choice));

  /** Lets the order have been delivered so many days before now. */
  const deliveredAgo = (orderNo: string, days: number): Promise<Json> =>
    world('PUT', `/world/v1/orders/${encodeURIComponent(orderNo)}/delivered-at`, {
      deliveredAt: new Date(Date.now() - days * DAY_MS).toISOString(),
    });

  const story = {
    call,
    api,
    world,
    order,

    /**
     * An order that this story alone has, delivered so many days ago when it is a delivered one: a copy of an order of
     * that kind, of articles that nobody else bought, the same one whenever the test runs, whatever ran before it.
     */
    async anOrder({
      shop = 'retail-us',
      status = 'delivered',
      deliveredDaysAgo = 2,
      customer = 'another',
      where = () => true,
    }: {
      shop?: StoryShop;
      status?: string;
      deliveredDaysAgo?: number;
      /** `same`: one whom the data know, with other orders and means of payment; else somebody with no history. */
      customer?: 'another' | 'same';
      where?: (order: StoryOrder) => boolean;
    } = {}): Promise<StoryOrder> {
      for (const orderNo of await patterns.inTurn(shop, status)) {
        if (!where(await patterns.read(orderNo))) continue;
        const copy = await copyOf(orderNo, { customer, articles: 'own' });
        if (status === 'delivered') await deliveredAgo(copy.orderNo, deliveredDaysAgo);
        return copy;
      }
      throw new Error(`the world has no ${status} order of that kind`);
    },

    /** Somebody else's order for the same goods, delivered two days ago. */
    async sameAs({ orderNo }: StoryOrder): Promise<StoryOrder> {
      const copy = await copyOf(orderNo, { customer: 'another' });
      await deliveredAgo(copy.orderNo, 2);
      return copy;
    },

    /** A copy of a Chinese order that stories know by its number, for exact amounts. */
    async theOrder(name: ChineseOrder, { deliveredDaysAgo }: { deliveredDaysAgo?: number } = {}): Promise<StoryOrder> {
      const { orderNo } = await copyOf(CHINESE_ORDERS[name], { customer: 'another', articles: 'own' });
      if (deliveredDaysAgo !== undefined) await deliveredAgo(orderNo, deliveredDaysAgo);
      return order(orderNo);
    },

    /** A request as the shop's system sends it; what is not said is a plain change of mind about the first unit. */
    open(of: StoryOrder, more: Json = {}, headers: Record<string, string> = {}): Promise<Answer> {
      return api('integrator', 'POST', '/v1/cases', { ...requestOf(of), ...more }, headers);
    },

    async opened(of: StoryOrder, more: Json = {}): Promise<string> {
      const answer = await story.open(of, more);
      if (answer.status !== 201)
        throw new Error(`the case was not opened: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body.caseNo as string;
    },

    async read(caseNo: string): Promise<Json> {
      const { status, body } = await api('agent', 'GET', `/v1/cases/${caseNo}`);
      if (status !== 200) throw new Error(`${caseNo} cannot be read: ${status} ${JSON.stringify(body)}`);
      return body;
    },

    async events(caseNo: string): Promise<Json[]> {
      const { body } = await api('agent', 'GET', `/v1/cases/${caseNo}/events?limit=200`);
      return body.data as Json[];
    },

    async eventTypes(caseNo: string): Promise<string[]> {
      return (await story.events(caseNo)).map(({ type }) => type as string);
    },

    /** The templates the customer was sent, in order. */
    async told(caseNo: string, to = 'customer'): Promise<string[]> {
      const { body } = await api('agent', 'GET', `/v1/cases/${caseNo}/messages?limit=200`);
      return (body.data as Json[]).filter((message) => message.to === to).map(({ template }) => template as string);
    },

    accept: (caseNo: string, version = 1): Promise<Answer> =>
      api('agent', 'POST', `/v1/cases/${caseNo}/offers/${version}/accept`, {}),
    decline: (caseNo: string, version: number, body: Json = {}): Promise<Answer> =>
      api('agent', 'POST', `/v1/cases/${caseNo}/offers/${version}/decline`, body),
    revisit: (caseNo: string, body: Json): Promise<Answer> => api('agent', 'POST', `/v1/cases/${caseNo}/revisit`, body),
    ledger: async (of: StoryOrder): Promise<Json> =>
      (await api('finance', 'GET', `/v1/orders/${of.shop}/${encodeURIComponent(of.orderNo)}/ledger`)).body,

    /**
     * Staff act on what they have read: the version goes with the act. A case moves by itself meanwhile; refused for that,
     * they read again and act anew, as the refusal tells them to.
     */
    async act(role: StaffRole, caseNo: string, path: string, body: Json): Promise<Answer> {
      let answer: Answer;
      let tries = 0;
      do {
        const { version } = await story.read(caseNo);
        answer = await api(role, 'POST', `/v1/cases/${caseNo}${path}`, body, { 'if-match': `"v${version}"` });
        tries += 1;
      } while (answer.status === 412 && tries < 10);
      return answer;
    },

    /** Moves the case's clock, and the world around it. */
    async after(caseNo: string, duration: string): Promise<Json> {
      const { status, body } = await api('supervisor', 'POST', `/v1/cases/${caseNo}/fast-forward`, { duration });
      if (status !== 200) throw new Error(`the clock of ${caseNo} did not move: ${status} ${JSON.stringify(body)}`);
      return body;
    },

    async sendParcel(caseNo: string, body: Json = {}): Promise<void> {
      const { parcel } = await story.read(caseNo);
      await world('POST', `/world/v1/returns/${parcel.rma}/send`, body);
      // The first scan is on its way to the case; a story whose scans get lost goes on without it.
      await story.until(caseNo, (view) => view.parcel.status !== 'awaitingParcel', 2_000).catch(() => undefined);
    },

    trouble: (body: Json): Promise<Json> => world('POST', '/world/v1/trouble', body),

    /** Refunds the provider really made for an order. */
    async refundsInTheWorld(of: StoryOrder): Promise<Json[]> {
      return (await world('GET', `/world/v1/orders/${encodeURIComponent(of.orderNo)}`)).refunds as Json[];
    },

    /** Waits for the case to look as told: for what comes by itself, such as a webhook. */
    async until(caseNo: string, holds: (view: Json) => boolean, patienceMs = 40_000): Promise<Json> {
      const end = Date.now() + patienceMs;
      for (;;) {
        const view = await story.read(caseNo);
        if (holds(view)) return view;
        if (Date.now() > end)
          throw new Error(`${caseNo} did not get there in time; it is ${JSON.stringify(view, null, 1)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
  return story;
}

export type Story = ReturnType<typeof tell>;

/** How each shop's own system tells a request: an American one by its page, a Chinese one by the platform's app. */
const TOLD_BY = {
  'retail-us': { channel: 'web' },
  'retail-cn': { channel: 'app', locale: 'zh-CN' },
} as const;

export function requestOf(of: StoryOrder): Json {
  return {
    shop: of.shop,
    order: of.orderNo,
    ...TOLD_BY[of.shop],
    items: [{ line: of.lines[0]?.lineNo ?? 1, quantity: 1 }],
    problem: 'no_longer_wanted',
    wish: 'return_and_refund',
    contact: of.email === '' ? { phone: of.phone } : { email: of.email },
  };
}
