import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Answer, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

describe('several cases on one article', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  /** Orders that hold the same article. */
  async function ordersOfOneSku(count: number): Promise<{ sku: string; orders: StoryOrder[] }> {
    const order = await story.anOrder({ where: ({ tier }) => tier === 'standard' });
    const orders = [order];
    while (orders.length < count) orders.push(await story.sameAs(order));
    return { sku: order.lines[0]?.sku ?? '', orders };
  }

  const itemsOf = ({ lines }: StoryOrder, sku: string): Json => [
    { line: lines.find((line) => line.sku === sku)?.lineNo, quantity: 1 },
  ];
  const defective = (order: StoryOrder, sku: string, more: Json = {}): Promise<Answer> =>
    story.open(order, {
      items: itemsOf(order, sku),
      problem: 'defective',
      symptom: 'It fell apart.',
      evidence: ['https://photos.example/apart.jpg'],
      ...more,
    });

  const alarmsOf = async (sku: string, status = 'open'): Promise<Json[]> =>
    (await story.api('agent', 'GET', `/v1/alarms?sku=${sku}&status=${status}`)).body.data;

  it('raise one alarm, whoever comes first of those that come at once; the next joins it (B3)', async () => {
    const { sku, orders } = await ordersOfOneSku(5);
    const [first, second, third, fourth, fifth] = orders as [
      StoryOrder,
      StoryOrder,
      StoryOrder,
      StoryOrder,
      StoryOrder,
    ];
    await defective(first, sku);
    expect(await alarmsOf(sku)).toEqual([]);
    // Three at the same instant: together with the first there are enough, and there is still one alarm.
    const answers = await Promise.all([second, third, fourth].map((order) => defective(order, sku)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const [alarm, ...others] = await alarmsOf(sku);
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({ kind: 'sku', sku, batch: null, status: 'open' });
    expect(alarm.cases).toHaveLength(4);
    const raiser = await story.read(alarm.openedBy);
    expect(raiser.tasks).toMatchObject([{ kind: 'ask', department: 'product', why: `${alarm.id}: 3 cases on ${sku}` }]);
    // The customer's case goes on: the question to the product department is beside it.
    expect(raiser).toMatchObject({ stage: 'negotiation', waitingOn: 'customer', alarms: [alarm.id] });

    const last = await defective(fifth, sku, { evidence: undefined });
    const joined = last.body.caseNo;
    await story.api('agent', 'POST', `/v1/cases/${joined}/answers`, { evidence: ['https://photos.example/2.jpg'] });
    expect(await story.until(joined, ({ offer }) => offer !== null)).toMatchObject({ alarms: [alarm.id], tasks: [] });
    expect((await story.api('agent', 'GET', `/v1/cases/${joined}/decisions`)).body.data).toContainEqual(
      expect.objectContaining({ kind: 'finding', rule: 'batch-defect', verdict: 'merchant' }),
    );
    expect((await alarmsOf(sku))[0].cases).toHaveLength(5);

    const closed = await story.api('supervisor', 'POST', `/v1/alarms/${alarm.id}/close`, {
      cause: 'material',
      note: 'a bad seal, the batch was taken off the shelf',
    });
    expect(closed).toMatchObject({ status: 200, body: { status: 'closed', cause: 'material' } });
    expect(await alarmsOf(sku)).toEqual([]);
    expect(
      await story.api('supervisor', 'POST', `/v1/alarms/${alarm.id}/close`, { cause: 'other', note: 'again' }),
    ).toMatchObject({ status: 409, body: { code: 'alarm_closed' } });
    expect(
      await story.api('supervisor', 'POST', '/v1/alarms/AL-AS-2020-000001-1/close', { cause: 'other', note: 'x' }),
    ).toMatchObject({ status: 404, body: { code: 'alarm_unknown' } });
  });

  it('are none where the customers only changed their minds (B3)', async () => {
    const { sku, orders } = await ordersOfOneSku(3);
    for (const order of orders)
      expect(await story.open(order, { items: itemsOf(order, sku) })).toMatchObject({ status: 201 });
    expect(await alarmsOf(sku)).toEqual([]);
  });
});
