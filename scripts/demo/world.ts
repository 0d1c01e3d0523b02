import { createHttp } from './http.ts';
import { anything, orders, picture, timeline } from './schemas.ts';
import type { OrderSummary } from './schemas.ts';

/** What happened to an order's refunds, one step after the other, counted from the refund. */
export interface RefundStep {
  readonly status: 'pending' | 'held' | 'succeeded' | 'failed';
  readonly after: string;
}

/** The sandbox world's control: what customers, carriers, warehouse and provider do in a story. */
export interface World {
  /** Delivered orders that were paid by card, by number. */
  deliveredOrders(): AsyncIterable<OrderSummary>;
  /** Lets the order have been delivered so many days before its present time. */
  deliveredDaysAgo(orderNo: string, days: number): Promise<void>;
  now(orderNo: string): Promise<number>;
  sendParcel(rma: string): Promise<void>;
  planRefund(orderNo: string, steps: readonly RefundStep[]): Promise<void>;
  settleRefund(refundKey: string, status: 'succeeded' | 'failed'): Promise<void>;
  /** The words of all messages about a case to one address, in the order in which they came. */
  mailbox(orderNo: string, to: { readonly caseNo: string; readonly email: string }): Promise<readonly Letter[]>;
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

const DAY_MS = 86_400_000;

export function createWorld(root: string, token: string): World {
  const http = createHttp(root);
  const act = async (method: 'POST' | 'PUT', path: string, body: unknown): Promise<void> => {
    await http({ method, path, token, body, answer: anything });
  };
  const now = async (orderNo: string): Promise<number> =>
    Date.parse((await http({ path: `/timelines/${orderNo}`, token, answer: timeline })).now);
  return {
    now,
    async *deliveredOrders() {
      for (let cursor: string | null = ''; cursor !== null;) {
        const path: string = `/orders?shop=retail-us&status=delivered&tender=card&limit=50${cursor === '' ? '' : `&cursor=${cursor}`}`;
        const page: { data: OrderSummary[]; nextCursor: string | null } = await http({ path, token, answer: orders });
        yield* page.data;
        cursor = page.nextCursor;
      }
    },
    deliveredDaysAgo: async (orderNo, days) =>
      act('PUT', `/orders/${orderNo}/delivered-at`, {
        deliveredAt: new Date((await now(orderNo)) - days * DAY_MS).toISOString(),
      }),
    sendParcel: (rma) => act('POST', `/returns/${rma}/send`, {}),
    planRefund: (orderNo, steps) => act('PUT', `/orders/${orderNo}/refund-plan`, { steps }),
    settleRefund: (refundKey, status) => act('POST', `/refunds/${encodeURIComponent(refundKey)}/settle`, { status }),
    async mailbox(orderNo, { caseNo, email }) {
      const { messages } = await http({ path: `/orders/${orderNo}`, token, answer: picture });
      return messages
        .filter((message) => message.caseNo === caseNo && message.to === email)
        .map(({ subject, text }) => ({ subject: subject ?? '', text }));
    },
  };
}
