import { randomUUID } from 'node:crypto';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story } from '#test/support/story.ts';

describe('the same request more than once', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const casesOf = async (orderNo: string): Promise<Json[]> =>
    (await story.api('agent', 'GET', `/v1/cases?order=${orderNo}`)).body.data;

  it('is one case when a problem is told over two channels, and the customer hears so (A1, A8)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order, { channel: 'web' });
    const again = await story.open(order, { channel: 'hotline' });
    expect(again).toMatchObject({ status: 201, body: { caseNo, duplicate: true, stage: 'negotiation' } });

    await story.until(caseNo, ({ version }) => version > again.body.version);
    expect((await story.events(caseNo)).at(-1)).toMatchObject({ type: 'reportedAgain', data: { channel: 'hotline' } });
    expect(await story.told(caseNo)).toEqual(['request_received', 'offer_made', 'reported_again']);
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'negotiation',
      offer: { version: 1, status: 'open' },
      request: { channel: 'web' },
    });
    expect(await casesOf(order.orderNo)).toHaveLength(1);
  });

  it('is one case when six equal requests come at the same instant (A8, R2)', async () => {
    const order = await story.anOrder();
    const answers = await Promise.all(
      ['web', 'app', 'chat', 'email', 'hotline', 'social'].map((channel) => story.open(order, { channel })),
    );
    expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
    const numbers = new Set(answers.map(({ body }) => body.caseNo));
    expect(numbers.size).toBe(1);
    expect(answers.filter(({ body }) => body.duplicate === false)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.duplicate === true)).toHaveLength(5);

    const [caseNo] = numbers;
    await story.until(caseNo, ({ stage }) => stage === 'negotiation');
    expect((await story.ledger(order)).units.filter((unit: Json) => unit.state === 'tied')).toEqual([
      expect.objectContaining({ line: 1, unit: 1, caseNo }),
    ]);
    expect(await casesOf(order.orderNo)).toHaveLength(1);
    const types = await story.eventTypes(caseNo);
    expect(types.filter((type) => type === 'requestReceived' || type === 'offerMade')).toEqual([
      'requestReceived',
      'offerMade',
    ]);
  });

  it('is one case and one refusal when two different requests want one unit at the same instant (R1, R2)', async () => {
    const order = await story.anOrder({ where: ({ lines }) => lines[0]?.quantity === 1 });
    const broken = {
      problem: 'defective',
      symptom: 'The zip is torn.',
      evidence: ['https://files.example.com/zip.jpg'],
    };
    const answers = await Promise.all([story.open(order), story.open(order, broken)]);
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect(won).toMatchObject({ status: 201, body: { stage: 'negotiation', duplicate: false } });
    expect(lost).toMatchObject({
      status: 422,
      body: { code: 'units_not_free', data: { line: 1, free: 0 }, disputable: false },
    });
    expect(await story.read(lost?.body.case)).toMatchObject({
      stage: 'closed',
      outcome: 'refused',
      refusal: { code: 'units_not_free' },
    });
    expect((await story.ledger(order)).units.filter((unit: Json) => unit.state === 'tied')).toEqual([
      expect.objectContaining({ line: 1, caseNo: won?.body.caseNo }),
    ]);
  });

  it('is the same answer again under one Idempotency-Key, and the same case (A8)', async () => {
    const order = await story.anOrder();
    const key = { 'idempotency-key': randomUUID() };
    const first = await story.open(order, {}, key);
    const second = await story.open(order, {}, key);
    expect(first).toMatchObject({ status: 201, body: { duplicate: false } });
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await story.told(first.body.caseNo)).toEqual(['request_received', 'offer_made']);

    expect(await story.open(order, { channel: 'chat' }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
  });

  it('is another case when the first one was withdrawn (A8, R3)', async () => {
    const order = await story.anOrder();
    const first = await story.opened(order);
    expect(await story.api('agent', 'POST', `/v1/cases/${first}/withdraw`, {})).toMatchObject({
      status: 200,
      body: { stage: 'closed' },
    });
    const second = await story.open(order);
    expect(second).toMatchObject({ status: 201, body: { duplicate: false, stage: 'negotiation' } });
    expect(second.body.caseNo).not.toBe(first);
  });

  it('is known again by what was answered meanwhile, not by what was said at first (A3, A8)', async () => {
    const order = await story.anOrder();
    const vague = await story.open(order, { items: undefined, problem: undefined });
    expect(vague.body).toMatchObject({ duplicate: false, openQuestions: ['items', 'problem'] });
    const { caseNo } = vague.body;
    await story.api('agent', 'POST', `/v1/cases/${caseNo}/answers`, {
      items: [{ line: 1, quantity: 1 }],
      problem: 'no_longer_wanted',
    });
    expect(await story.open(order)).toMatchObject({ status: 201, body: { caseNo, duplicate: true } });
  });

  it('becomes a question for a person after five cases about one unit (B5, R49)', async () => {
    const order = await story.anOrder();
    for (let n = 0; n < 5; n += 1) {
      const caseNo = await story.opened(order);
      await story.api('agent', 'POST', `/v1/cases/${caseNo}/withdraw`, {});
    }
    const sixth = await story.open(order);
    expect(sixth).toMatchObject({
      status: 201,
      body: { stage: 'diagnosis', waitingOn: 'supervisor', case: { tasks: [{ kind: 'decide', role: 'supervisor' }] } },
    });
  });
});
