import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createHttpPorts } from '#adapters/index.ts';
import type { ShopOrder } from '#adapters/shop/port.ts';
import { createWorld } from '#sandbox/world.ts';
import type { WorldOptions } from '#sandbox/world.ts';
import type { TroubledSubject } from '#test/contract/subject.ts';

const TOKEN = 'contract-token';
/** The cases' clock is a day ahead of the real one: business time must come from the calls. */
const DAY_MS = 86_400_000;
/** Long enough for a busy machine, short enough for the faults that never answer. */
const TIMEOUT_MS = 1000;

export interface SandboxSubject extends TroubledSubject {
  readonly close: () => Promise<void>;
}

const orderPage = z.object({
  data: z.array(
    z.object({ orderNo: z.string(), tenders: z.array(z.string()), customer: z.object({ id: z.string() }) }),
  ),
});
const journalPage = z.object({ data: z.array(z.object({ type: z.string() })) });

/** A sandbox world of its own in this process, spoken to over HTTP only. */
export async function startSandboxSubject(options: Partial<WorldOptions> = {}): Promise<SandboxSubject> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aftercare-contract-'));
  const businessTime = Date.now() + DAY_MS;
  const world = createWorld({ dataDir, token: TOKEN, ...options });
  const { url } = await world.listen();

  const control = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/world/v1${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const put = async (path: string, body: object) => control(path, { method: 'PUT', body: JSON.stringify(body) });
  const post = async (path: string, body: object) => control(path, { method: 'POST', body: JSON.stringify(body) });

  const ports = createHttpPorts({
    shopUrl: `${url}/shop/v1`,
    warehouseUrl: `${url}/warehouse/v1`,
    carrierUrl: `${url}/carrier/v1`,
    paymentsUrl: `${url}/payments/v1`,
    messagesUrl: `${url}/messages/v1`,
    token: TOKEN,
    timeoutMs: TIMEOUT_MS,
  });
  const ctxOf = (timeline: string) => ({ businessTime, timeline });
  const known = async (orderNo: string | undefined): Promise<ShopOrder> => {
    const found = orderNo === undefined ? undefined : await ports.shop.order(orderNo, ctxOf(orderNo));
    if (found === undefined) throw new Error('no such order is left');
    return found;
  };
  const unused = {
    delivered: await orderNosOf(control, 'delivered'),
    pending: await orderNosOf(control, 'pending'),
  };
  const cards = new Set(await orderNosOf(control, 'delivered', '&tender=card'));
  let cases = 0;
  return {
    ports,
    order: async (status) => known(unused[status].shift()),
    aCardOrder: async () => {
      const index = unused.delivered.findLastIndex((orderNo) => cards.has(orderNo));
      return known(unused.delivered.splice(index, 1)[0]);
    },
    giftCardOwner: async () => {
      const { data } = orderPage.parse(await control('/orders?limit=1000'));
      const gifts = new Map(data.filter(isByGiftCard).map(({ customer, orderNo }) => [customer.id, orderNo]));
      const other = data.find((order) => gifts.has(order.customer.id) && unused.delivered.includes(order.orderNo));
      const { payments } = (await known(gifts.get(other?.customer.id ?? ''))).order;
      const giftCard = payments.find(({ tender }) => tender === 'gift_card')?.methodId ?? '';
      return { known: await known(other?.orderNo), giftCard };
    },
    ctx: ({ order }: ShopOrder) => ctxOf(order.orderNo),
    caseNo: () => `AS-2026-${String((cases += 1)).padStart(6, '0')}`,
    trouble: async (trouble) => {
      await post('/trouble', trouble);
    },
    effects: async ({ order }, type) => {
      const page = journalPage.parse(await control(`/journal?orderNo=${order.orderNo}`));
      return page.data.filter((entry) => entry.type === type).length;
    },
    stock: async (sku, available) => {
      await put(`/stock/${sku}`, { available });
    },
    put,
    act: post,
    close: async () => {
      await world.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const isByGiftCard = ({ tenders }: { readonly tenders: readonly string[] }): boolean => tenders.includes('gift_card');

/** Orders paid by card or PayPal: their refunds take time. */
async function orderNosOf(control: (path: string) => Promise<unknown>, status: string, more = ''): Promise<string[]> {
  const { data } = orderPage.parse(await control(`/orders?status=${status}&limit=300${more}`));
  return data.filter((order) => !isByGiftCard(order)).map(({ orderNo }) => orderNo);
}
