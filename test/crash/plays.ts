import { randomUUID } from 'node:crypto';
import type { Stack } from '#test/support/stack.ts';
import {
  requestOf,
  tell,
  type Answer,
  type Json,
  type StaffRole,
  type Story,
  type StoryOrder,
} from '#test/support/story.ts';

/** How a case ended, as far as two runs of the same play must agree on it. */
export interface Ending {
  readonly caseNo: string;
  readonly stage: string;
  readonly outcome: string;
  /** Everything that happened in the case, in order. */
  readonly events: readonly string[];
  /** What the customer was told, in order. */
  readonly told: readonly string[];
  /** The provider's refunds, without what names the case. */
  readonly refunds: readonly { readonly n: string; readonly status: string; readonly amount: number }[];
  /** What the world really did for the order, by type. */
  readonly effects: Readonly<Record<string, number>>;
}

const DAY_MS = 86_400_000;
const PATIENCE_MS = 180_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * People who do not give up: a call that was not answered is made again with its key, an answer that is due is waited
 * for. They never look at what has died.
 */
export function insistent(
  stack: Stack,
  story: Story = tell(stack),
  opened: (caseNo: string) => void = () => undefined,
) {
  const insist = async (
    what: string,
    ask: () => Promise<Answer>,
    isEnough: (answer: Answer) => boolean,
  ): Promise<Answer> => {
    let last: unknown;
    // many ask at once, and what they wait for comes at once or after a time-out
    let rest = 100;
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(rest)) {
      rest = Math.min(1_000, rest * 1.3);
      try {
        const answer = await ask();
        if (isEnough(answer)) return answer;
        last = [answer.status, answer.body];
      } catch (error) {
        last = error instanceof Error ? error.message : error;
      }
    }
    throw new Error(`${what} did not come about; the last answer was ${JSON.stringify(last)}`);
  };

  const people = {
    story,
    insist,

    /** Asks under one key until the answer is definite, and returns it. */
    async ask(
      role: StaffRole,
      path: string,
      { body, key = randomUUID(), headers = {} }: { body: Json; key?: string; headers?: Record<string, string> },
    ): Promise<Answer> {
      const isDefinite = ({ status, body: { code } }: Answer): boolean =>
        status !== 202 && status < 500 && code !== 'idempotency_in_progress';
      return insist(
        `POST ${path}`,
        () => story.api(role, 'POST', path, body, { 'idempotency-key': key, ...headers }),
        isDefinite,
      );
    },

    async does(path: string, body: Json, role: StaffRole = 'agent'): Promise<Answer> {
      const answer = await people.ask(role, path, { body });
      if (answer.status >= 400)
        throw new Error(`POST ${path} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer;
    },

    /** Acts on what was read; a case that has moved on meanwhile is read again. */
    async decides(role: StaffRole, caseNo: string, path: string, body: Json): Promise<void> {
      for (;;) {
        const { version } = await people.until(caseNo, () => true);
        const answer = await people.ask(role, `/v1/cases/${caseNo}${path}`, {
          body,
          headers: { 'if-match': `"v${version}"` },
        });
        if (answer.status < 400) return;
        if (answer.status !== 412) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`);
      }
    },

    /** Waits for a task of this kind that nobody has done, and answers its number. */
    async taskOf(caseNo: string, kind: string, nth = 0): Promise<string> {
      const isOne = (task: Json): boolean => task.kind === kind;
      const { tasks } = await people.until(caseNo, (view) => view.tasks.filter(isOne).length > nth);
      return tasks.filter(isOne)[nth].id as string;
    },

    /** Opens a case and waits until it has made its offer. */
    async opens(order: StoryOrder, more: Json = {}): Promise<string> {
      const answer = await people.ask('integrator', '/v1/cases', { body: { ...requestOf(order), ...more } });
      if (answer.status !== 201) throw new Error(`not opened: ${answer.status} ${JSON.stringify(answer.body)}`);
      opened(answer.body.caseNo);
      await people.until(answer.body.caseNo, ({ stage }) => stage === 'negotiation');
      return answer.body.caseNo as string;
    },

    async until(caseNo: string, holds: (view: Json) => boolean): Promise<Json> {
      const { body } = await insist(
        `${caseNo} as told (${holds.toString()})`,
        () => story.api('agent', 'GET', `/v1/cases/${caseNo}`),
        (answer) => answer.status === 200 && holds(answer.body),
      );
      return body;
    },

    /** Moves the case and its world to an instant; asked again, it is not moved twice. */
    async to(caseNo: string, at: number): Promise<void> {
      const to = new Date(at).toISOString();
      const isThere = ({ status, body }: Answer): boolean => status === 200 || body.code === 'time_passed';
      await insist(
        `${caseNo} at ${to}`,
        () => story.api('supervisor', 'POST', `/v1/cases/${caseNo}/fast-forward`, { to }),
        isThere,
      );
    },

    /** An act in the world; what was done and not answered is refused when it is asked for again. */
    async acts(method: string, path: string, body: Json): Promise<void> {
      let tries = 0;
      await insist(
        `${method} ${path}`,
        async () => {
          tries += 1;
          return story.call(method, `${stack.world}${path}`, {
            body,
            headers: { authorization: `Bearer ${stack.token}` },
          });
        },
        ({ status }) => status < 400 || (tries > 1 && status === 422),
      );
    },

    async endingOf(caseNo: string, { orderNo }: StoryOrder): Promise<Ending> {
      const { stage, outcome } = await story.read(caseNo);
      const { refunds } = await story.world('GET', `/world/v1/orders/${orderNo}`);
      const { data } = await story.world('GET', `/world/v1/journal?orderNo=${orderNo}`);
      return {
        caseNo,
        stage,
        outcome,
        events: await story.eventTypes(caseNo),
        told: await story.told(caseNo),
        refunds: (refunds as Json[]).map(({ refundKey, status, amount }) => ({
          n: refundKey.replace(`${caseNo}/`, ''),
          status,
          amount: amount.amount,
        })),
        effects: countBy(data as Json[]),
      };
    },
  };
  return people;
}

/** The same play is the same play on every case, whatever its numbers. */
export const likeness = ({ stage, outcome, events, told, refunds, effects }: Ending): Json => ({
  stage,
  outcome,
  events,
  told,
  refunds: refunds.map(({ n, status }) => ({ n, status })),
  effects,
});

const EFFECTS = new Set([
  'refund.created',
  'return.authorised',
  'return.cancelled',
  'label.created',
  'label.voided',
  'order.lines_cancelled',
  'order.changed',
  'reservation.made',
  'shipment.created',
  'charge.created',
  'grant.made',
  'grant.revoked',
  'repair.ordered',
  'repair.approved',
  'repair.declined',
  'intercept.asked',
  'claim.made',
  'claim.reversed',
  'payout.created',
  'dispute.evidence_given',
  'disposal.done',
  'order.exchanged',
  'shipment.cancelled',
  'reservation.released',
  'reservation.used',
  'charge.changed',
  'authorisation.made',
  'authorisation.changed',
  'payment.taken',
  'stock.moved',
]);

function countBy(entries: readonly Json[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of entries.filter((entry) => EFFECTS.has(entry.type))) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

/** A play: the same acts of people and world each time, on an order of the same kind. */
export interface Play {
  readonly name: string;
  anOrder(story: Story): Promise<StoryOrder>;
  act(people: ReturnType<typeof insistent>, order: StoryOrder, begins: SceneBegins): Promise<string>;
}

/** Where a play can be disturbed from outside. */
export type Scene = 'opened' | 'agreed' | 'sent' | 'inspected' | 'paying' | 'asked';
type SceneBegins = (scene: Scene) => void;

interface Staging {
  readonly story?: Story;
  /** Hears the number of the case as soon as it has one. */
  readonly opened?: (caseNo: string) => void;
  readonly begins?: SceneBegins;
  /** Waits until whoever disturbs the play has had enough. */
  readonly over?: () => Promise<void>;
}

/** One unit paid by card, so that every run refunds in the same way. */
export const byCard = ({ payments, lines }: StoryOrder): boolean =>
  payments.length === 1 && payments[0]?.tender === 'card' && (lines[0]?.net.amount ?? 0) < 40_000;

interface Defects {
  readonly ofSku: Map<string, number>;
  /** One looks for an order after the other, so that each knows what the other took. */
  turn: Promise<unknown>;
}
const defects = new WeakMap<Story, Defects>();

/** An order of an article that is found defective twice at most: a third case would raise an alarm (B3). */
export async function anOrderFoundDefective(
  story: Story,
  wanted: Parameters<Story['anOrder']>[0] & { readonly where: (order: StoryOrder) => boolean },
): Promise<StoryOrder> {
  const known: Defects = defects.get(story) ?? { ofSku: new Map(), turn: Promise.resolve() };
  defects.set(story, known);
  const timesOf = ({ lines }: StoryOrder): number => known.ofSku.get(lines[0]?.sku ?? '') ?? 0;
  const mine = known.turn.then(async () => {
    const order = await story.anOrder({ ...wanted, where: (one) => wanted.where(one) && timesOf(one) < 2 });
    known.ofSku.set(order.lines[0]?.sku ?? '', timesOf(order) + 1);
    return order;
  });
  known.turn = mine.catch(() => undefined);
  return mine;
}

/** A return in which the carrier's scan and the provider's success get lost on their way to us, so that both are asked. */
export const RETURN: Play = {
  name: 'a return',
  anOrder: (story) => story.anOrder({ where: byCard }),
  async act(people, order, begins) {
    const caseNo = await people.opens(order);
    const { openedAt } = await people.until(caseNo, ({ stage }) => stage === 'negotiation');
    const day = (n: number): number => Date.parse(openedAt) + n * DAY_MS;
    begins('opened');
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
    begins('agreed');
    const { parcel } = await people.until(caseNo, ({ parcel: way }) => way?.status === 'awaitingParcel');

    await people.to(caseNo, day(1));
    await people.acts('POST', `/world/v1/returns/${parcel.rma}/send`, { arrivesIn: 'P10D' });
    await people.until(caseNo, ({ parcel: way }) => way?.status === 'inTransit');
    begins('sent');
    await people.to(caseNo, day(4));
    await people.acts('POST', '/world/v1/trouble', {
      port: 'carrier',
      operation: 'webhook',
      orderNo: order.orderNo,
      fault: 'drop',
      times: 1,
    });
    await people.acts('POST', `/world/v1/parcels/${parcel.trackingNo}/scan`, { status: 'in_transit' });
    await people.to(caseNo, day(10));
    await people.acts('POST', '/world/v1/trouble', {
      port: 'payments',
      operation: 'webhook',
      orderNo: order.orderNo,
      fault: 'drop',
    });
    begins('inspected');
    await people.to(caseNo, day(12));
    await people.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
    begins('paying');
    await people.to(caseNo, day(16));
    await people.until(caseNo, ({ stage }) => stage === 'followUp');

    await people.to(caseNo, day(22));
    await people.until(caseNo, ({ revisit }) => revisit?.asked === true);
    begins('asked');
    await people.does(`/v1/cases/${caseNo}/revisit`, { solved: true, score: 5 });
    await people.until(caseNo, ({ stage }) => stage === 'closed');
    return caseNo;
  },
};

/** An order that has not left: stopped, then paid back. */
export const REFUND_ONLY: Play = {
  name: 'a refund only',
  anOrder: (story) => story.anOrder({ status: 'pending', where: byCard }),
  async act(people, order, begins) {
    const items = order.lines.map(({ lineNo, quantity }) => ({ line: lineNo, quantity }));
    const caseNo = await people.opens(order, { wish: 'refund_only', items });
    const { openedAt } = await people.until(caseNo, ({ stage }) => stage === 'negotiation');
    begins('opened');
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
    begins('agreed');
    await people.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
    await people.to(caseNo, Date.parse(openedAt) + 3 * DAY_MS);
    await people.until(caseNo, ({ stage }) => stage === 'followUp');
    return caseNo;
  },
};

/** Plays it and waits until everybody has been told everything. */
export async function play(
  stack: Stack,
  { anOrder, act }: Play,
  { story = tell(stack), opened, begins = () => undefined, over = () => Promise.resolve() }: Staging = {},
): Promise<Ending> {
  const people = insistent(stack, story, opened);
  const order = await anOrder(story);
  const caseNo = await act(people, order, begins);
  await over();
  return people.endingOf(caseNo, order);
}
