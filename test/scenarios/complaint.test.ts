import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Answer, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

describe('a complaint', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const complaintOf = (order: StoryOrder, more: Json = {}): Json => ({
    shop: 'retail-us',
    order: order.orderNo,
    channel: 'hotline',
    problem: 'complaint',
    symptom: 'The driver threw it over the fence.',
    contact: { email: order.email },
    ...more,
  });
  const post = (caseNo: string, path: string, body: Json, role: 'agent' | 'warehouse' | 'finance' = 'agent') =>
    story.api(role, 'POST', `/v1/cases/${caseNo}${path}`, body);

  async function complained(more: Json = {}): Promise<string> {
    const order = await story.anOrder({ where: ({ tier }) => tier === 'standard' });
    const answer = await story.api('integrator', 'POST', '/v1/cases', complaintOf(order, more));
    expect(answer.status).toBe(201);
    return answer.body.caseNo;
  }

  it('asks for its class when nobody told it, and goes to the department of that class (A3, A6)', async () => {
    const caseNo = await complained();
    expect(await story.read(caseNo)).toMatchObject({ kind: 'complaint', stage: 'intake', questions: ['cause'] });
    expect(await post(caseNo, '/answers', { cause: 'service' })).toMatchObject({ status: 200 });
    expect(await story.until(caseNo, ({ tasks }) => tasks.length > 0)).toMatchObject({
      department: 'service',
      triage: { priority: 2, queue: 'complaint', rule: 'complaint' },
      tasks: [{ kind: 'complaint', role: 'agent', department: 'service' }],
      clocks: [{ name: 'complaintAnswer' }],
    });
    expect(await story.told(caseNo)).toEqual(['request_received', 'in_hands']);
    const queue: Answer = await story.api('agent', 'GET', '/v1/tasks?department=service&queue=complaint&limit=200');
    expect(queue.body.data.map(({ caseNo: no }: Json) => no)).toContain(caseNo);
    const list = await story.api('agent', 'GET', '/v1/cases?kind=complaint&department=service&open=true&limit=200');
    expect(list.body.data).toContainEqual(
      expect.objectContaining({ caseNo, kind: 'complaint', department: 'service', priority: 2, queue: 'complaint' }),
    );
  });

  it('about a delivery has the carrier asked by rule, whose answer the agent hears, with its own deadline (B6)', async () => {
    const caseNo = await complained({ cause: 'logistics' });
    const view = await story.read(caseNo);
    expect(view).toMatchObject({
      waitingOn: 'agent',
      tasks: [
        { id: 't1', kind: 'complaint', department: 'logistics' },
        { id: 't2', kind: 'ask', department: 'carrier', why: 'What does the carrier say of this delivery?' },
      ],
    });
    expect(view.clocks.map(({ name }: Json) => name)).toContain('departmentAnswer');
    expect(await post(caseNo, '/tasks/t2/answer', { answer: 'The driver was warned.' })).toMatchObject({ status: 200 });
    expect(await story.read(caseNo)).toMatchObject({ tasks: [{ id: 't1' }] });
    expect(await story.told(caseNo, 'agent')).toEqual(['task_complaint', 'task_ask', 'task_answered']);
    const done = (await story.events(caseNo)).find(({ type }) => type === 'taskDone');
    expect(done).toMatchObject({ because: 'The driver was warned.', data: { task: 't2', how: 'answered' } });
  });

  it('has departments asked by an agent, with owner and deadline; each answers its own, late ones climb (B6, F2)', async () => {
    const caseNo = await complained({ cause: 'quality' });
    const dueAt = new Date(Date.now() + 3 * 3_600_000).toISOString();
    const asked = { department: 'warehouse', what: 'Was the box intact when it left?', dueAt, owner: 'demo-warehouse' };
    expect(await post(caseNo, '/tasks', asked)).toMatchObject({ status: 200 });
    expect(await story.read(caseNo)).toMatchObject({
      waitingOn: 'agent',
      tasks: [
        { id: 't1' },
        { id: 't2', kind: 'ask', role: 'warehouse', department: 'warehouse', owner: 'demo-warehouse' },
      ],
    });
    const queue = await story.api('warehouse', 'GET', '/v1/tasks?role=warehouse&department=warehouse&limit=200');
    expect(queue.body.data).toContainEqual(
      expect.objectContaining({ caseNo, id: 't2', dueAt, owner: 'demo-warehouse' }),
    );
    expect(await post(caseNo, '/tasks/t2/answer', { answer: 'It was.' }, 'finance')).toMatchObject({ status: 403 });
    await story.after(caseNo, 'PT3H5M');
    expect((await story.read(caseNo)).tasks).toContainEqual(expect.objectContaining({ id: 't2', level: 1 }));
    expect(await story.told(caseNo, 'warehouse')).toEqual(['task_ask', 'task_quiet']);
    expect(await story.told(caseNo, 'supervisor')).toContain('task_overdue');
    expect(await post(caseNo, '/tasks/t2/answer', { answer: 'It was.' }, 'warehouse')).toMatchObject({ status: 200 });
    expect(await post(caseNo, '/tasks/t2/answer', { answer: 'It was.' }, 'warehouse')).toMatchObject({
      status: 404,
      body: { code: 'task_unknown' },
    });
    const past = { department: 'finance', what: 'Paid?', dueAt: '2026-01-01T00:00:00Z' };
    expect(await post(caseNo, '/tasks', past)).toMatchObject({ status: 422, body: { code: 'due_in_past' } });
  });

  it('ends with an offer of any remedy that the customer takes, and the case closes over no open task (A6, C1, R47)', async () => {
    const caseNo = await complained({ cause: 'service' });
    const offer = { remedy: 'coupon', amount: 1000, reason: 'for the rude call' };
    expect(await story.act('agent', caseNo, '/offers', offer)).toMatchObject({ status: 200 });
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'negotiation',
      tasks: [],
      offer: { remedy: 'coupon', status: 'open' },
    });
    expect(await story.accept(caseNo)).toMatchObject({ status: 200 });
    await story.until(caseNo, ({ stage }) => stage === 'followUp');
    await story.after(caseNo, 'P6D');
    await story.revisit(caseNo, { solved: true, score: 5 });
    expect(await story.read(caseNo)).toMatchObject({ stage: 'closed', outcome: 'fulfilled' });
  });

  it('ends with an explanation where nothing is due, and climbs when nobody gives one (A6, F1, F2)', async () => {
    const caseNo = await complained({ cause: 'returns' });
    await story.after(caseNo, 'PT9H');
    expect(await story.read(caseNo)).toMatchObject({ tasks: [{ kind: 'complaint', level: 1 }] });
    expect((await story.told(caseNo)).slice(-2)).toEqual(['reminder_complaintAnswer', 'slip']);
    expect(await post(caseNo, '/replies', { text: 'The label was right: this is what happened.' })).toMatchObject({
      status: 200,
      body: { stage: 'followUp' },
    });
    await story.revisit(caseNo, { solved: true, score: 4 });
    expect(await story.read(caseNo)).toMatchObject({ stage: 'closed', outcome: 'answered' });
  });

  it('is one case when it is told twice, and another when it is about something else (A8)', async () => {
    const order = await story.anOrder();
    const open = (cause: string): Promise<Answer> =>
      story.api('integrator', 'POST', '/v1/cases', complaintOf(order, { cause }));
    const first = await open('service');
    expect((await open('service')).body).toMatchObject({ caseNo: first.body.caseNo, duplicate: true });
    expect((await open('transaction')).body.caseNo).not.toBe(first.body.caseNo);
  });

  it('can be about an order that was cancelled (A5, A6)', async () => {
    const order = await story.anOrder({ status: 'cancelled' });
    const answer = await story.api('integrator', 'POST', '/v1/cases', complaintOf(order, { cause: 'transaction' }));
    expect(answer).toMatchObject({ status: 201, body: { stage: 'diagnosis', waitingOn: 'agent' } });
    const { tasks } = await story.read(answer.body.caseNo);
    expect(tasks).toMatchObject([{ department: 'finance' }, { kind: 'ask', role: 'finance' }]);
  });
});
