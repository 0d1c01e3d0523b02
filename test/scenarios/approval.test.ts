import { randomUUID } from 'node:crypto';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

const AGENT_LIMIT = 50_000;
const net = ({ lines }: StoryOrder, n = 0): number => lines[n]?.net.amount ?? 0;

describe('an offer above the limit of its maker', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  /** What the customer sees through the link of the case: the case, the decisions, the messages. */
  async function asCustomer(caseNo: string) {
    const { token } = (await story.api('agent', 'POST', `/v1/cases/${caseNo}/links`, {})).body;
    const ask = (method: string, path: string, body?: Json) =>
      story.call(method, `${stack.api}/v1/cases/${caseNo}${path}`, {
        body,
        headers: {
          authorization: `Bearer ${token}`,
          ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        },
      });
    return {
      view: async (): Promise<Json> => (await ask('GET', '')).body,
      decisions: async (): Promise<Json[]> => (await ask('GET', '/decisions')).body.data,
      messages: async (): Promise<string[]> =>
        (await ask('GET', '/messages')).body.data.map(({ template }: Json) => template),
      accept: (version: number, body: Json = {}) => ask('POST', `/offers/${version}/accept`, body),
    };
  }

  const dear = (one: StoryOrder): boolean => net(one) > AGENT_LIMIT + 10_000 && one.payments.length === 1;
  const taskOf = async (caseNo: string): Promise<string> => (await story.read(caseNo)).tasks[0].id as string;
  const decide = async (caseNo: string, verdict: string, reason: string, role: 'agent' | 'supervisor' = 'supervisor') =>
    story.act(role, caseNo, `/tasks/${await taskOf(caseNo)}/decide`, { verdict, reason });

  /** Declined, and an agent wants to give more than agents may. */
  async function proposed(order: StoryOrder, offer: Json = { remedy: 'refund_only' }): Promise<string> {
    const caseNo = await story.opened(order);
    await story.decline(caseNo, 1);
    expect(await story.act('agent', caseNo, '/offers', { ...offer, reason: 'a loyal customer' })).toMatchObject({
      status: 200,
      body: { waitingOn: 'supervisor', case: { tasks: [{ kind: 'approve', role: 'supervisor' }] } },
    });
    return caseNo;
  }

  it('is not the customer’s to see, read or accept before a supervisor’s yes; then it is the next version (B5, R43, R44)', async () => {
    const order = await story.anOrder({ where: dear });
    const caseNo = await proposed(order);
    const customer = await asCustomer(caseNo);
    expect(await story.read(caseNo)).toMatchObject({
      offer: { version: 1, status: 'declined' },
      proposal: {
        status: 'awaitingApproval',
        remedy: 'refund_only',
        money: { amount: net(order) },
        above: { what: 'limit', limit: AGENT_LIMIT, total: net(order) },
      },
      clocks: [{ name: 'approval', then: 'escalate' }],
    });

    const before = await customer.view();
    expect(before).toMatchObject({
      offer: { version: 1, status: 'declined' },
      proposal: null,
      next: null,
      tasks: [],
      clocks: [],
    });
    expect(JSON.stringify(before)).not.toContain('a loyal customer');
    expect(JSON.stringify(await customer.decisions())).not.toContain('a loyal customer');
    expect(await customer.messages()).toEqual(['request_received', 'offer_made', 'offer_declined']);
    expect(await customer.accept(2)).toMatchObject({
      status: 409,
      body: { code: 'offer_superseded', data: { version: 1 } },
    });
    expect(await story.told(caseNo, 'supervisor')).toEqual(['task_approve']);

    expect(await decide(caseNo, 'grant', 'she is', 'agent')).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(await decide(caseNo, 'grant', 'she is')).toMatchObject({ status: 200, body: { waitingOn: 'customer' } });
    expect(await customer.view()).toMatchObject({
      offer: { version: 2, status: 'open', remedy: 'refund_only', money: { amount: net(order) } },
      overrides: [],
    });
    expect((await customer.decisions()).map(({ rule }) => rule)).toContain('offer by a person');
    expect((await customer.messages()).at(-1)).toBe('offer_made');
    expect((await story.read(caseNo)).overrides).toMatchObject([
      { by: { type: 'supervisor' }, reason: 'she is', gave: expect.stringContaining('refund_only') },
    ]);
    expect(await customer.accept(2)).toMatchObject({ status: 200 });
  });

  it('goes back to the agent with the reason of a no; the customer never hears of it (B5, R37)', async () => {
    const order = await story.anOrder({ where: dear });
    const caseNo = await proposed(order);
    expect(await decide(caseNo, 'deny', 'half is enough')).toMatchObject({ status: 200, body: { waitingOn: 'agent' } });
    expect(await story.read(caseNo)).toMatchObject({
      proposal: null,
      offer: { version: 1 },
      tasks: [{ kind: 'newOffer', why: 'the offer was not approved: half is enough' }],
    });
    const customer = await asCustomer(caseNo);
    expect(JSON.stringify(await customer.decisions())).not.toContain('a loyal customer');
    expect(await customer.messages()).toEqual(['request_received', 'offer_made', 'offer_declined']);
    expect(
      await story.act('agent', caseNo, '/offers', { remedy: 'refund_only', amount: AGENT_LIMIT, reason: 'half' }),
    ).toMatchObject({ body: { case: { offer: { version: 2, money: { amount: AGENT_LIMIT } } } } });
  });

  it('climbs while no supervisor answers, and never turns into a yes (B5, F2, R43)', async () => {
    const caseNo = await proposed(await story.anOrder({ where: dear }));
    await story.after(caseNo, 'P7D');
    const waiting = await story.read(caseNo);
    expect(waiting).toMatchObject({ stage: 'negotiation', offer: { version: 1 }, tasks: [{ kind: 'approve' }] });
    expect(waiting.tasks[0].level).toBeGreaterThan(0);
    expect(await story.told(caseNo, 'supervisor')).toContain('task_quiet');
    expect(await story.told(caseNo, 'manager')).toContain('task_overdue');
    expect(await story.told(caseNo)).toEqual(['request_received', 'offer_made', 'offer_declined']);
  });

  it('counts what is combined: money and coupon together (C1, R43)', async () => {
    const order = await story.anOrder({ where: dear });
    const caseNo = await proposed(order, {
      remedy: 'refund_only',
      amount: AGENT_LIMIT - 400,
      extras: [{ kind: 'coupon', amount: 401 }],
    });
    expect((await story.read(caseNo)).proposal).toMatchObject({ above: { total: AGENT_LIMIT + 1 } });
    // One unit less is the agent's to give.
    expect(
      await story.act('agent', caseNo, '/offers', {
        remedy: 'refund_only',
        amount: AGENT_LIMIT - 400,
        extras: [{ kind: 'coupon', amount: 400 }],
        reason: 'just so',
      }),
    ).toMatchObject({ body: { waitingOn: 'customer', case: { proposal: null, offer: { version: 2 } } } });
  });

  it('counts over all cases of the order: splitting into several cases does not help (R43)', async () => {
    const half = AGENT_LIMIT / 2;
    const order = await story.anOrder({
      where: (one) => one.lines.length >= 2 && net(one) > half && net(one, 1) > half + 1 && one.payments.length === 1,
    });
    const caseOf = (n: number): Promise<string> =>
      story.opened(order, { items: [{ line: order.lines[n]?.lineNo, quantity: 1 }] });
    const [first, second] = [await caseOf(0), await caseOf(1)];
    const give = (caseNo: string, amount: number) =>
      story.act('agent', caseNo, '/offers', { remedy: 'refund_only', amount, reason: 'goodwill' });
    await story.decline(first, 1);
    await story.decline(second, 1);
    expect(await give(first, half)).toMatchObject({ body: { waitingOn: 'customer' } });
    expect(await give(second, half + 1)).toMatchObject({
      body: { waitingOn: 'supervisor', case: { proposal: { above: { limit: AGENT_LIMIT, total: AGENT_LIMIT + 1 } } } },
    });
    expect(await give(second, half)).toMatchObject({
      body: { waitingOn: 'customer', case: { offer: { version: 2 } } },
    });
    // Agreed, it counts as before.
    await story.accept(first, 2);
    await story.decline(second, 2);
    expect(await give(second, half + 1)).toMatchObject({ body: { waitingOn: 'supervisor' } });
  });

  it('lets only one of two cases of the order take the last of the limit at the same instant (R42, R43)', async () => {
    const part = 30_000;
    const order = await story.anOrder({
      where: (one) => one.lines.length >= 2 && net(one) > part && net(one, 1) > part && one.payments.length === 1,
    });
    const cases = await Promise.all(
      [0, 1].map((n) => story.opened(order, { items: [{ line: order.lines[n]?.lineNo, quantity: 1 }] })),
    );
    await Promise.all(cases.map((caseNo) => story.decline(caseNo, 1)));
    await Promise.all(
      cases.map((caseNo) =>
        story.act('agent', caseNo, '/offers', { remedy: 'refund_only', amount: part, reason: 'goodwill' }),
      ),
    );
    const waiting = await Promise.all(cases.map(async (caseNo) => (await story.read(caseNo)).waitingOn as string));
    expect(waiting.toSorted()).toEqual(['customer', 'supervisor']);
  });

  it('needs a supervisor as soon as the compensation is worth more than the goods were (R43)', async () => {
    const order = await story.anOrder({ where: (one) => net(one) < 20_000 && one.lines[0]?.quantity === 1 });
    const caseNo = await story.opened(order);
    await story.decline(caseNo, 1);
    expect(
      await story.act('agent', caseNo, '/offers', { remedy: 'coupon', amount: net(order) + 1, reason: 'sorry' }),
    ).toMatchObject({
      body: {
        waitingOn: 'supervisor',
        case: { proposal: { above: { what: 'worth', limit: net(order), total: net(order) + 1 } } },
      },
    });
    expect(await decide(caseNo, 'grant', 'it was bad')).toMatchObject({
      body: { case: { offer: { remedy: 'coupon' } } },
    });
  });
});
