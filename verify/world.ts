import { z } from 'zod';

/** Where the world's own record is read. */
export interface WorldAccess {
  /** Root of the world's control, `http://127.0.0.1:8090/world/v1`. */
  readonly url: string;
  readonly token: string;
}

const money = z.object({ amount: z.number(), currency: z.string() });
const refund = z.object({ refundKey: z.string(), paymentId: z.string(), amount: money, status: z.string() });
const made = z.object({ refund });
const paidOut = z.object({
  payout: z
    .object({ payoutKey: z.string(), paymentId: z.string(), amount: money, status: z.string() })
    .transform(({ payoutKey, ...payout }) => ({ refundKey: payoutKey, ...payout })),
});
const changed = z.object({ refundKey: z.string(), status: z.string(), version: z.number() });
const authorised = z.object({ value: z.object({ rma: z.string(), orderNo: z.string() }) });
const labelled = z.object({ label: z.object({ labelId: z.string(), reference: z.string(), trackingNo: z.string() }) });
const page = z.object({
  data: z.array(z.object({ key: z.string().nullable(), orderNo: z.string().nullable(), data: z.unknown() })),
  last: z.number(),
  more: z.boolean(),
});
const picture = z.object({
  order: z.object({ payments: z.array(z.object({ paymentId: z.string(), captured: money })) }),
});

export interface WorldRefund extends z.output<typeof refund> {
  /** How often it was made: more than once is what must never be. */
  readonly times: number;
}

/** What the world really did, from its own append-only record. */
export interface World {
  readonly refunds: ReadonlyMap<string, WorldRefund>;
  readonly returns: readonly { readonly rma: string; readonly orderNo: string }[];
  readonly labels: readonly { readonly reference: string; readonly trackingNo: string }[];
  /** Keys of cancellations and messages, as often as they had an effect. */
  readonly cancellations: readonly string[];
  readonly messages: readonly string[];
  /** Keys of coupons, points and the like, as often as they were given. */
  readonly grants: readonly string[];
  /** What the provider took, by payment. */
  readonly captured: ReadonlyMap<string, z.output<typeof money>>;
}

export async function readWorld({ url, token }: WorldAccess, orderNos: readonly string[]): Promise<World> {
  const ask = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`the world answered ${answer.status} to ${path}: ${await answer.text()}`);
    return answer.json();
  };
  const happened = async (type: string): Promise<z.output<typeof page>['data']> => {
    const all: z.output<typeof page>['data'] = [];
    for (let after = 0; ;) {
      const { data, last, more } = page.parse(await ask(`/journal?type=${type}&after=${after}`));
      all.push(...data);
      if (!more) return all;
      after = last;
    }
  };
  const keysOf = async (type: string): Promise<string[]> => (await happened(type)).map(({ key }) => key ?? '');
  return {
    // Money that went another way is a refund like any other to us (R16).
    refunds: new Map([
      ...refundsOf(await happened('refund.created'), await happened('refund.changed')),
      ...payoutsOf(await happened('payout.created'), await happened('payout.changed')),
    ]),
    returns: (await happened('return.authorised')).map(({ data }) => authorised.parse(data).value),
    labels: (await happened('label.created')).map(({ data }) => labelled.parse(data).label),
    cancellations: await keysOf('order.lines_cancelled'),
    messages: await keysOf('message.accepted'),
    grants: await keysOf('grant.made'),
    captured: await capturedOf(orderNos, ask),
  };
}

type Entries = readonly { readonly data: unknown }[];

function refundsOf(created: Entries, changes: Entries): ReadonlyMap<string, WorldRefund> {
  const found = new Map<string, WorldRefund>();
  for (const { data } of created) {
    const one = made.parse(data).refund;
    found.set(one.refundKey, { ...one, times: (found.get(one.refundKey)?.times ?? 0) + 1 });
  }
  for (const { data } of changes) {
    const { refundKey, status } = changed.parse(data);
    const known = found.get(refundKey);
    if (known) found.set(refundKey, { ...known, status });
  }
  return found;
}

function payoutsOf(created: Entries, changes: Entries): ReadonlyMap<string, WorldRefund> {
  const found = new Map<string, WorldRefund>();
  for (const { data } of created) {
    const { payout } = paidOut.parse(data);
    found.set(payout.refundKey, { ...payout, times: (found.get(payout.refundKey)?.times ?? 0) + 1 });
  }
  for (const { data } of changes) {
    const { payout } = paidOut.parse(data);
    const known = found.get(payout.refundKey);
    if (known) found.set(payout.refundKey, { ...known, status: payout.status });
  }
  return found;
}

async function capturedOf(
  orderNos: readonly string[],
  ask: (path: string) => Promise<unknown>,
): Promise<World['captured']> {
  const captured = new Map<string, z.output<typeof money>>();
  for (const orderNo of orderNos) {
    const answer = await ask(`/orders/${encodeURIComponent(orderNo)}`);
    if (answer === undefined) continue;
    for (const payment of picture.parse(answer).order.payments) captured.set(payment.paymentId, payment.captured);
  }
  return captured;
}
