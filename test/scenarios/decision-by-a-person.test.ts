import { daysAfter, endOfWorkingDay, minutesAfter } from '#test/support/business-time.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

const total = ({ lines }: StoryOrder): number => lines.reduce((sum, { net }) => sum + net.amount, 0);
const hoursAfter = (iso: string, hours: number): string => new Date(Date.parse(iso) + hours * 3_600_000).toISOString();

describe('a decision by a person', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const eventOf = async (caseNo: string, type: string): Promise<Json> =>
    (await story.events(caseNo)).find((one) => one.type === type);

  /** Refused by the marketplace's rules a day after its window, and disputable there. */
  async function refused(): Promise<{ caseNo: string; order: StoryOrder }> {
    const order = await story.anOrder({ deliveredDaysAgo: 8 });
    const answer = await story.api('agent', 'POST', '/v1/cases', {
      shop: 'retail-us',
      order: order.orderNo,
      channel: 'hotline',
      items: [{ line: 1, quantity: 1 }],
      problem: 'no_longer_wanted',
      wish: 'return_and_refund',
      contact: { email: order.email },
      policy: 'cn-marketplace',
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'window_closed', disputable: true } });
    return { caseNo: answer.body.case, order };
  }

  async function disputed(): Promise<{ caseNo: string; order: StoryOrder; disputedAt: string }> {
    const { caseNo, order } = await refused();
    expect(
      await story.api('agent', 'POST', `/v1/cases/${caseNo}/dispute`, { reason: 'I was in hospital.' }),
    ).toMatchObject({
      status: 200,
      body: { stage: 'diagnosis', waitingOn: 'supervisor', case: { refusal: { disputed: true } } },
    });
    return { caseNo, order, disputedAt: (await eventOf(caseNo, 'refusalDisputed')).at };
  }

  describe('on a disputed refusal', () => {
    it('makes an offer when the supervisor grants it; nobody else may, and the record says who and why (C5, R37)', async () => {
      const { caseNo, order, disputedAt } = await disputed();
      const view = await story.read(caseNo);
      expect(view.tasks).toMatchObject([
        { id: 't1', kind: 'decide', role: 'supervisor', why: 'refusal window_closed disputed', level: 0 },
      ]);
      expect(view.clocks).toMatchObject([
        {
          name: 'supervisorDecision',
          dueAt: hoursAfter(disputedAt, 48),
          reminders: [hoursAfter(disputedAt, 24)],
          then: 'agree',
        },
      ]);
      expect(await story.told(caseNo, 'supervisor')).toEqual(['task_decide']);
      expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/dispute`, {})).toMatchObject({
        status: 409,
        body: { code: 'not_now' },
      });

      expect(
        await story.act('agent', caseNo, '/tasks/t1/decide', { verdict: 'grant', reason: 'for once' }),
      ).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      expect(
        await story.act('supervisor', caseNo, '/tasks/t2/decide', { verdict: 'grant', reason: 'for once' }),
      ).toMatchObject({ status: 404, body: { code: 'task_unknown' } });
      expect(
        await story.act('supervisor', caseNo, '/tasks/t1/decide', { verdict: 'grant', reason: 'in hospital' }),
      ).toMatchObject({ status: 200 });
      const offered = await story.until(caseNo, ({ stage }) => stage === 'negotiation');
      expect(offered).toMatchObject({
        waitingOn: 'customer',
        refusal: null,
        tasks: [],
        offer: {
          version: 1,
          status: 'open',
          remedy: 'return_and_refund',
          money: order.lines[0]?.net,
          explanation: { rule: 'window-closed overridden' },
        },
      });
      expect(await eventOf(caseNo, 'decisionMade')).toMatchObject({
        by: { type: 'supervisor' },
        because: 'in hospital',
        data: { task: 't1', verdict: 'grant' },
      });
      expect(await story.told(caseNo)).toEqual(['request_received', 'refused', 'offer_made']);
    });

    it('ends the case when the supervisor denies it, and the customer is told (C5)', async () => {
      const { caseNo, order } = await disputed();
      expect(
        await story.act('supervisor', caseNo, '/tasks/t1/decide', { verdict: 'deny', reason: 'a week too late' }),
      ).toMatchObject({ status: 200, body: { stage: 'closed' } });
      expect(await story.read(caseNo)).toMatchObject({
        stage: 'closed',
        outcome: 'refused',
        waitingOn: 'nobody',
        tasks: [],
        offer: null,
      });
      expect(await story.told(caseNo)).toEqual(['request_received', 'refused', 'refused', 'closed']);
      expect((await eventOf(caseNo, 'decisionMade')).because).toBe('a week too late');
      expect((await story.ledger(order)).units.every(({ state }: Json) => state === 'free')).toBe(true);
    });

    it('is not asked for when nobody disputes in time; a late dispute is refused clearly (C5, R41)', async () => {
      const { caseNo } = await refused();
      const { clocks, openedAt } = await story.read(caseNo);
      expect(clocks).toMatchObject([{ name: 'refusalDispute', waitsFor: 'customer', then: 'close' }]);
      expect(minutesAfter(daysAfter(openedAt, 7, 'Asia/Shanghai'), clocks[0].dueAt)).toBe(0);
      await story.after(caseNo, 'P6DT23H');
      expect(await story.read(caseNo)).toMatchObject({ stage: 'diagnosis' });
      await story.after(caseNo, 'PT2H');
      expect(await story.read(caseNo)).toMatchObject({ stage: 'closed', outcome: 'refused' });
      expect(await story.told(caseNo)).toEqual(['request_received', 'refused', 'closed']);
      expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/dispute`, {})).toMatchObject({
        status: 409,
        body: { code: 'case_closed' },
      });
    });

    it('is taken as a yes when the supervisor stays silent, by the rule of the policy and after a reminder (R41)', async () => {
      const { caseNo, disputedAt } = await disputed();
      await story.after(caseNo, 'P1DT1H');
      expect(await story.told(caseNo, 'supervisor')).toEqual(['task_decide', 'task_due']);
      expect((await story.told(caseNo)).at(-1)).toBe('reminder_supervisorDecision');
      await story.after(caseNo, 'P1D');
      expect(await story.until(caseNo, ({ stage }) => stage === 'negotiation')).toMatchObject({
        refusal: null,
        tasks: [],
        offer: { version: 1, remedy: 'return_and_refund' },
      });
      const decision = await eventOf(caseNo, 'decisionMade');
      expect(decision).toMatchObject({
        by: { type: 'system', id: 'supervisorDecision' },
        because: 'merchant silent',
        data: { verdict: 'grant' },
      });
      expect(minutesAfter(hoursAfter(disputedAt, 48), decision.at)).toBe(0);
    });
  });

  describe('above the limit of what is offered without one', () => {
    const LIMIT = 500_000;
    const expensive = (): Promise<StoryOrder> => story.anOrder({ where: (order) => total(order) > LIMIT });
    const everything = ({ lines }: StoryOrder): Json => ({
      items: lines.map(({ lineNo, quantity }) => ({ line: lineNo, quantity })),
    });

    it('comes first, and then the customer gets the whole amount offered (B5, R43)', async () => {
      const order = await expensive();
      const opened = await story.open(order, everything(order));
      expect(opened).toMatchObject({
        status: 201,
        body: {
          stage: 'diagnosis',
          waitingOn: 'supervisor',
          case: { offer: null, tasks: [{ id: 't1', kind: 'decide', role: 'supervisor' }] },
        },
      });
      const { caseNo } = opened.body;
      // Nothing above the limit has reached the customer, and no unit is tied up for it.
      expect(await story.told(caseNo)).toEqual(['request_received']);
      expect(await eventOf(caseNo, 'taskOpened')).toMatchObject({ because: 'above-limit' });
      const queue = (await story.api('supervisor', 'GET', '/v1/tasks?role=supervisor&kind=decide')).body.data;
      expect(queue).toContainEqual(expect.objectContaining({ caseNo, id: 't1', level: 0 }));

      await story.act('supervisor', caseNo, '/tasks/t1/decide', { verdict: 'grant', reason: 'a good customer' });
      expect(await story.until(caseNo, ({ stage }) => stage === 'negotiation')).toMatchObject({
        tasks: [],
        offer: {
          version: 1,
          money: { amount: total(order), currency: 'USD' },
          explanation: { rule: 'above-limit overridden' },
        },
      });
      expect(await story.told(caseNo)).toEqual(['request_received', 'offer_made']);
    });

    it('may be no: the case is refused with the reason (B5, R37)', async () => {
      const order = await expensive();
      const caseNo = await story.opened(order, everything(order));
      expect(
        await story.act('supervisor', caseNo, '/tasks/t1/decide', { verdict: 'deny', reason: 'returned too often' }),
      ).toMatchObject({ status: 200, body: { stage: 'closed' } });
      expect(await story.read(caseNo)).toMatchObject({
        outcome: 'refused',
        refusal: { code: 'remedy_not_allowed', disputable: false },
      });
      expect(await story.told(caseNo)).toEqual(['request_received', 'refused', 'closed']);
    });

    it('is never taken for granted when the supervisor is silent: reminded on two working days, then it climbs (B5, F2, R43)', async () => {
      const order = await expensive();
      const caseNo = await story.opened(order, everything(order));
      const { at } = await eventOf(caseNo, 'taskOpened');
      const ends = [1, 2, 3].map((days) => endOfWorkingDay(at, days));
      expect((await story.read(caseNo)).clocks).toMatchObject([
        {
          name: 'supervisorDecision',
          reminders: [...ends.slice(0, 2), hoursAfter(ends[2] ?? '', -2)],
          dueAt: ends[2],
          then: 'escalate',
          to: 'manager',
        },
      ]);

      await story.api('supervisor', 'POST', `/v1/cases/${caseNo}/fast-forward`, {
        to: new Date(Date.parse(ends[2] ?? '') + 60_000).toISOString(),
      });
      expect(await story.read(caseNo)).toMatchObject({
        stage: 'diagnosis',
        waitingOn: 'manager',
        offer: null,
        tasks: [{ id: 't1', role: 'manager', level: 1 }],
        clocks: [{ name: 'supervisorDecision', dueAt: endOfWorkingDay(ends[2] ?? '', 1), setBy: 'customer_told' }],
        slips: [{ promisedAt: ends[2], newAt: endOfWorkingDay(ends[2] ?? '', 1), missed: true }],
      });
      expect(await story.told(caseNo, 'supervisor')).toEqual(['task_decide', 'task_due', 'task_due', 'task_due']);
      expect(await story.told(caseNo, 'manager')).toEqual(['task_overdue']);
      expect(await story.told(caseNo)).toEqual([
        'request_received',
        'reminder_supervisorDecision',
        'reminder_supervisorDecision',
        'slip',
      ]);
      const marked = (await story.events(caseNo)).filter(({ type }) => type === 'clockMarked');
      expect(marked.map((one, n) => minutesAfter(ends[n] ?? '', one.at))).toEqual([0, 0, -120]);

      await story.after(caseNo, 'P30D');
      const waiting = await story.read(caseNo);
      expect(waiting).toMatchObject({
        stage: 'diagnosis',
        waitingOn: 'manager',
        offer: null,
        clocks: [{ name: 'supervisorDecision' }],
      });
      expect(waiting.tasks[0].level).toBeGreaterThan(3);
      await story.act('supervisor', caseNo, '/tasks/t1/decide', { verdict: 'grant', reason: 'sorry for the wait' });
      expect(await story.until(caseNo, ({ stage }) => stage === 'negotiation')).toMatchObject({
        offer: { version: 1, money: { amount: total(order) } },
      });
    });
  });
});
