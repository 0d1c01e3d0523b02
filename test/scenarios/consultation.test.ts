import { minutesAfter } from '#test/support/business-time.ts';
import { mailOf } from '#test/support/mailbox.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Answer, type Json, type Story } from '#test/support/story.ts';

describe('a consultation', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const reply = (caseNo: string, body: Json): Promise<Answer> =>
    story.api('agent', 'POST', `/v1/cases/${caseNo}/replies`, body);

  /** A question about an order, and nothing that has to be sent back. */
  async function asked(more: Json = {}): Promise<string> {
    const order = await story.anOrder({ where: ({ tier }) => tier === 'standard' });
    const answer = await story.api('integrator', 'POST', '/v1/cases', {
      shop: 'retail-us',
      order: order.orderNo,
      channel: 'chat',
      problem: 'question',
      question: 'How do I get an invoice?',
      contact: { email: order.email },
      ...more,
    });
    expect(answer).toMatchObject({ status: 201, body: { openQuestions: [] } });
    return answer.body.caseNo;
  }

  it('needs no goods, is a person’s at once, and the customer hears by when it is answered (A4, A5, J1)', async () => {
    const caseNo = await asked();
    const view = await story.read(caseNo);
    expect(view).toMatchObject({
      kind: 'consultation',
      stage: 'diagnosis',
      waitingOn: 'agent',
      triage: { priority: 4, queue: 'general', rule: 'question' },
      tasks: [{ id: 't1', kind: 'answer', role: 'agent' }],
      clocks: [{ name: 'consultationAnswer', then: 'escalate' }],
      firstResponseAt: null,
    });
    expect(minutesAfter(view.clocks[0].startedAt, view.clocks[0].dueAt)).toBe(24 * 60);
    expect(await story.told(caseNo)).toEqual(['request_received', 'in_hands']);
  });

  it('is answered in words that stay in the store, confirmed by the customer, and closed (J1, R50)', async () => {
    const caseNo = await asked();
    expect(await reply(caseNo, { text: 'It is in your mailbox, dear Ada.' })).toMatchObject({
      status: 200,
      body: { stage: 'followUp', waitingOn: 'customer' },
    });
    const view = await story.read(caseNo);
    expect(view).toMatchObject({ replies: 1, tasks: [], clocks: [{ name: 'revisitAnswer' }] });
    expect(view.firstResponseAt).not.toBeNull();
    expect(JSON.stringify(await story.events(caseNo))).not.toContain('Ada');
    const mail = await mailOf({ stack, story }, caseNo, 'reply');
    expect(mail.text).toContain('It is in your mailbox, dear Ada.');
    expect(await story.revisit(caseNo, { solved: true })).toMatchObject({ status: 200, body: { stage: 'closed' } });
    expect(await story.read(caseNo)).toMatchObject({ outcome: 'answered', waitingOn: 'nobody' });
  });

  it('can be answered with an article of the knowledge base, whose version is kept (B2, J1)', async () => {
    const found = await story.api('agent', 'GET', '/v1/knowledge?q=invoice');
    expect(found.body.data[0]).toMatchObject({ id: 'faq-invoice', version: '1', faq: true });
    const caseNo = await asked({ locale: 'zh-CN' });
    expect(await reply(caseNo, { article: 'faq-invoice' })).toMatchObject({ status: 200 });
    expect((await story.events(caseNo)).find(({ type }) => type === 'replyGiven').data).toMatchObject({
      closes: true,
      guidance: { article: 'faq-invoice', version: '1' },
    });
    expect((await mailOf({ stack, story }, caseNo, 'reply')).text).toContain('请告诉我们发票抬头和税号');
    expect(await reply(caseNo, { article: 'no-such-article' })).toMatchObject({
      status: 422,
      body: { code: 'article_unknown' },
    });
  });

  it('comes back to a person when it did not help, and keeps its first response (E2, J1, R47)', async () => {
    const caseNo = await asked();
    await reply(caseNo, { text: 'Look at the page of your order.' });
    const { firstResponseAt } = await story.read(caseNo);
    await story.after(caseNo, 'P1D');
    expect(await story.revisit(caseNo, { solved: false })).toMatchObject({ status: 200, body: { stage: 'diagnosis' } });
    expect(await story.read(caseNo)).toMatchObject({
      reopened: 1,
      waitingOn: 'agent',
      firstResponseAt,
      tasks: [{ id: 't2', kind: 'answer' }],
    });
    await reply(caseNo, { text: 'I have sent it to you once more.' });
    await story.after(caseNo, 'P8D');
    expect(await story.read(caseNo)).toMatchObject({ stage: 'closed', outcome: 'unanswered', firstResponseAt });
  });

  it('climbs when nobody answers within a day, and the customer is told before (D7, F1, F2)', async () => {
    const caseNo = await asked();
    await story.after(caseNo, 'P1DT1H');
    expect(await story.read(caseNo)).toMatchObject({ tasks: [{ id: 't1', level: 1 }] });
    expect(await story.told(caseNo)).toEqual(['request_received', 'in_hands', 'reminder_consultationAnswer', 'slip']);
    expect(await story.told(caseNo, 'senior')).toEqual(['task_overdue']);
  });

  it('is one case when it is asked twice, and a closed one refuses another answer (A8, R41)', async () => {
    const caseNo = await asked();
    const view = await story.read(caseNo);
    const again = await story.api('integrator', 'POST', '/v1/cases', {
      shop: 'retail-us',
      order: view.order,
      channel: 'hotline',
      problem: 'question',
      question: 'Again: the invoice?',
      contact: { email: (await story.order(view.order)).email },
    });
    expect(again.body).toMatchObject({ caseNo, duplicate: true });
    expect(await reply(caseNo, {})).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    await reply(caseNo, { text: 'Here it is.' });
    await story.revisit(caseNo, { solved: true });
    expect(await reply(caseNo, { text: 'One more thing.' })).toMatchObject({
      status: 409,
      body: { code: 'case_closed' },
    });
  });
});
