import { randomUUID } from 'node:crypto';
import { daysAfter, minutesAfter } from '#test/support/business-time.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Answer, type Json, type Story } from '#test/support/story.ts';

const PROOF = { symptom: 'The left shoe has no sole.', evidence: ['https://files.example.com/sole.jpg'] };

describe('an incomplete request', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const answer = (caseNo: string, body: Json): Promise<Answer> =>
    story.api('agent', 'POST', `/v1/cases/${caseNo}/answers`, body);

  async function asCustomer(caseNo: string): Promise<(method: string, path: string, body?: Json) => Promise<Answer>> {
    const { token } = (await story.api('agent', 'POST', `/v1/cases/${caseNo}/links`, {})).body;
    return (method, path, body) =>
      story.call(method, `${stack.api}/v1/cases/${caseNo}${path}`, {
        body,
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
      });
  }

  it('is asked about, answered in two parts by agent and customer, and goes on to an offer (A3, A4)', async () => {
    const order = await story.anOrder();
    const opened = await story.open(order, { items: undefined, problem: 'defective' });
    expect(opened).toMatchObject({
      status: 201,
      body: {
        stage: 'intake',
        waitingOn: 'customer',
        duplicate: false,
        openQuestions: ['items', 'symptom', 'evidence'],
      },
    });
    const { caseNo } = opened.body;
    const { openedAt, clocks } = await story.read(caseNo);
    expect(clocks).toEqual([
      {
        name: 'openQuestions',
        waitsFor: 'customer',
        startedAt: openedAt,
        dueAt: daysAfter(openedAt, 5),
        reminders: [daysAfter(openedAt, 2), daysAfter(openedAt, 4)],
        then: 'lapse',
        to: null,
        within: null,
        setBy: null,
      },
    ]);

    await story.after(caseNo, 'P2DT1H');
    expect(await story.told(caseNo)).toEqual(['request_received', 'reminder_openQuestions']);

    expect(await answer(caseNo, { items: [{ line: 1, quantity: 1 }] })).toMatchObject({
      status: 200,
      body: { stage: 'intake', waitingOn: 'customer', case: { questions: ['symptom', 'evidence'] } },
    });
    // The deadline does not move: who answers a part still owes the rest.
    expect((await story.read(caseNo)).clocks).toMatchObject([
      { dueAt: daysAfter(openedAt, 5), reminders: [daysAfter(openedAt, 4)] },
    ]);
    expect(await answer(caseNo, { items: [{ line: 1, quantity: 1 }] })).toMatchObject({
      status: 422,
      body: { code: 'question_unknown', data: { question: 'items' } },
    });

    const customer = await asCustomer(caseNo);
    expect((await customer('GET', '')).body).toMatchObject({
      questions: ['symptom', 'evidence'],
      tasks: [],
      clocks: [],
      next: { clock: 'openQuestions' },
    });
    expect(await customer('POST', '/answers', PROOF)).toMatchObject({ status: 200 });

    const offered = await story.until(caseNo, ({ stage }) => stage === 'negotiation');
    expect(offered).toMatchObject({
      waitingOn: 'customer',
      questions: [],
      request: { hasSymptom: true, evidence: 1 },
      finding: { liability: 'merchant' },
      offer: { version: 1, remedy: 'return_and_refund', freight: 'merchant' },
    });
    expect(offered.clocks.map(({ name }: Json) => name)).toEqual(['offerAnswer']);
    expect(
      (await story.events(caseNo))
        .filter(({ type }) => type === 'questionAnswered')
        .map(({ by, data }) => [by.type, data.question]),
    ).toEqual([
      ['agent', 'items'],
      ['customer', 'symptom'],
      ['customer', 'evidence'],
    ]);
    expect(await story.told(caseNo)).toEqual(['request_received', 'reminder_openQuestions', 'offer_made']);
  });

  it('keeps the customer’s own words out of the record (R50)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order, { problem: 'defective' });
    await answer(caseNo, PROOF);
    await story.until(caseNo, ({ stage }) => stage === 'negotiation');
    const record = JSON.stringify([await story.events(caseNo), await story.read(caseNo)]);
    expect(record).not.toContain(PROOF.symptom);
    expect(record).not.toContain(PROOF.evidence[0]);
  });

  it('asks on when an answer raises new questions, and the customer hears which (A3)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order, { problem: undefined });
    expect(await answer(caseNo, { problem: 'wrong_item' })).toMatchObject({
      status: 200,
      body: { stage: 'intake', waitingOn: 'customer', case: { questions: ['symptom', 'evidence'] } },
    });
    const { data } = (await story.api('agent', 'GET', `/v1/cases/${caseNo}/messages`)).body;
    expect(data.map(({ template, params }: Json) => [template, params.questions])).toEqual([
      ['request_received', 'problem'],
      ['questions_asked', 'symptom, evidence'],
    ]);
  });

  it('takes problem, words and proof in one answer, though only the problem was asked for (A3)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order, { problem: undefined });
    expect(await answer(caseNo, { problem: 'wrong_item', ...PROOF })).toMatchObject({ status: 200 });
    const offered = await story.until(caseNo, ({ stage }) => stage === 'negotiation');
    expect(offered).toMatchObject({
      request: { problem: 'wrong_item', evidence: 1 },
      finding: { liability: 'merchant' },
    });
    expect(await story.told(caseNo)).toEqual(['request_received', 'offer_made']);
  });

  it('lapses when nobody answers: reminded twice, closed and told; a late answer is refused clearly (A3, R41)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order, { items: undefined });
    const { openedAt } = await story.read(caseNo);
    await story.after(caseNo, 'P4DT23H');
    expect(await story.read(caseNo)).toMatchObject({ stage: 'intake', waitingOn: 'customer' });
    await story.after(caseNo, 'PT2H');
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'closed',
      outcome: 'lapsed',
      waitingOn: 'nobody',
      offer: null,
      tasks: [],
    });
    expect(await story.told(caseNo)).toEqual([
      'request_received',
      'reminder_openQuestions',
      'reminder_openQuestions',
      'closed',
    ]);

    const events = await story.events(caseNo);
    const marks = events.filter(({ type }) => type === 'clockMarked');
    expect(marks.map(({ at }, n) => minutesAfter(daysAfter(openedAt, [2, 4][n] ?? 0), at))).toEqual([0, 0]);
    const ended = events.find(({ type }) => type === 'clockEnded');
    expect(ended).toMatchObject({ by: { type: 'system', id: 'openQuestions' }, data: { name: 'openQuestions' } });
    expect(minutesAfter(daysAfter(openedAt, 5), ended.at)).toBe(0);

    expect(await answer(caseNo, { items: [{ line: 1, quantity: 1 }] })).toMatchObject({
      status: 409,
      body: { code: 'case_closed', case: caseNo },
    });
    const customer = await asCustomer(caseNo);
    expect(await customer('POST', '/answers', { items: [{ line: 1, quantity: 1 }] })).toMatchObject({
      status: 409,
      body: { code: 'case_closed' },
    });

    const anew = await story.open(order);
    expect(anew).toMatchObject({ status: 201, body: { duplicate: false, stage: 'negotiation' } });
    expect(anew.body.caseNo).not.toBe(caseNo);
  });

  it('is judged by the day it came in, not the day it was completed (R36)', async () => {
    const order = await story.anOrder({ deliveredDaysAgo: 29 });
    const caseNo = await story.opened(order, { items: undefined });
    await story.after(caseNo, 'P4D');
    await answer(caseNo, { items: [{ line: 1, quantity: 1 }] });
    expect(await story.until(caseNo, ({ stage }) => stage === 'negotiation')).toMatchObject({ offer: { version: 1 } });
  });

  it('is refused by rule once it is complete, and the customer is told (A3, C2)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order, { items: undefined });
    expect(await answer(caseNo, { items: [{ line: 1, quantity: (order.lines[0]?.quantity ?? 0) + 1 }] })).toMatchObject(
      { status: 200 },
    );
    expect(await story.until(caseNo, ({ stage }) => stage === 'closed')).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'units_not_free', data: { line: 1 } },
    });
    expect(await story.told(caseNo)).toEqual(['request_received', 'refused', 'closed']);
  });
});
