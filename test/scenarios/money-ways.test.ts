import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { tellMore, type MoreOfStory } from './telling.ts';

describe('money that cannot simply go back', () => {
  let stack: SharedStack;
  let story: Story;
  let more: MoreOfStory;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
    more = tellMore(story);
  }, 120_000);
  afterAll(() => stack?.stop());

  async function wornReturn(deduction: number): Promise<{ caseNo: string; order: StoryOrder }> {
    const plain = await story.anOrder({ where: (one) => one.payments[0]?.tender === 'card' && one.lines.length === 1 });
    const order = await more.sold(plain, [{ lineNo: 1, quantity: 2, net: 20_000 }]);
    const sku = order.lines[0]?.sku;
    const worn = { deduction: { amount: deduction, currency: 'USD' }, reason: 'scratches', evidence: [PHOTO] };
    await more.inspectionPlan(order, {
      units: [
        { lineNo: 1, sku, outcome: 'accepted', disposition: 'sellable' },
        { lineNo: 1, sku, outcome: 'accepted_with_deduction', disposition: 'refurbish', ...worn },
      ],
    });
    const { caseNo } = await more.returned(order, { items: [{ line: 1, quantity: 2 }] });
    return { caseNo, order };
  }

  const taken = (view: Json): string[] =>
    view.deductions.map(({ amount, repaid, state }: Json) => `${amount} ${repaid} ${state}`);
  const sums = (view: Json): number[] => view.refunds.map(({ money }: Json) => money.amount);

  it.concurrent(
    'a deduction is told with reason and proof, contested, and lowered by a supervisor; the rest is paid at once (R13)',
    async () => {
      const { caseNo, order } = await wornReturn(1_500);
      const told = await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
      expect(taken(told)).toEqual(['1500 0 proposed']);
      expect(sums(told)).toEqual([18_500]);
      expect(told.clocks.map(({ name }: Json) => name)).toContain('deductionContest');
      expect(await story.told(caseNo)).toContain('deduction_proposed');

      const contest = (): Promise<Json> =>
        story.api('agent', 'POST', `/v1/cases/${caseNo}/deductions/1/contest`, { reason: 'It came like that.' });
      expect(await contest()).toMatchObject({ status: 200, body: { waitingOn: 'supervisor' } });
      expect(await contest()).toMatchObject({ status: 409, body: { code: 'not_now' } });
      const { id } = await more.taskOf(caseNo, 'deduction');
      const decide = (amount: number): Promise<Json> =>
        story.act('supervisor', caseNo, `/tasks/${id}/deduction`, { amount, reason: 'half of it shows on the photo' });
      expect(await decide(1_501)).toMatchObject({ status: 422, body: { code: 'amount_above_net' } });
      expect((await decide(700)).status).toBe(200);
      const lowered = await story.until(caseNo, ({ refunds }) => refunds.length === 2);
      expect(taken(lowered)).toEqual(['700 800 decided']);
      expect(sums(lowered)).toEqual([18_500, 800]);
      await story.after(caseNo, 'P3D');
      expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({ outcome: 'fulfilled' });
      const { settlements } = await story.ledger(order);
      expect(settlements.map(({ kind, amount }: Json) => `${kind} ${amount}`)).toEqual([
        'goods 20000',
        'wear -1500',
        'wear 800',
      ]);
    },
    120_000,
  );

  it.concurrent(
    'a large deduction counts only once a supervisor agrees; then the customer still has their say (R13)',
    async () => {
      const { caseNo } = await wornReturn(4_000);
      const view = await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
      expect(taken(view)).toEqual(['4000 0 supervisor']);
      expect(sums(view)).toEqual([16_000]);
      const { id } = await more.taskOf(caseNo, 'deduction');
      await story.act('supervisor', caseNo, `/tasks/${id}/deduction`, { amount: 4_000, reason: 'the photo shows it' });
      expect(taken(await story.read(caseNo))).toEqual(['4000 0 proposed']);
      await story.after(caseNo, 'P7D');
      expect(taken(await story.until(caseNo, ({ stage }) => stage === 'followUp'))).toEqual(['4000 0 stands']);
    },
    120_000,
  );

  it.concurrent(
    'a gift card that was closed is issued anew, for the same amount and under the refund’s own key (R16, R18)',
    async () => {
      const order = await more.anUnshipped('gift_card');
      const methodId = order.payments[0]?.methodId ?? '';
      await more.troubleFor(order, {
        port: 'payments',
        operation: 'payments.refund',
        fault: 'refuse',
        code: 'account_closed',
        times: 1,
      });
      const { caseNo, money } = await more.refunding(order);
      const view = await story.until(caseNo, ({ refunds }) => refunds[1]?.status === 'arrived');
      expect(view.refunds.map(({ n, status, way }: Json) => `${n} ${status} ${way}`)).toEqual([
        '1 failed original',
        '2 arrived reissue',
      ]);
      const { grants } = await story.world('GET', `/world/v1/orders/${order.orderNo}`);
      const made = grants.filter(({ grantKey }: Json) => grantKey === `${caseNo}/refund/2`);
      expect(made).toEqual([expect.objectContaining({ kind: 'gift_card', value: { amount: money, currency: 'USD' } })]);
      expect(made[0].methodId).not.toBe(methodId);
      expect((await story.ledger(order)).refunds.map(({ payout, state }: Json) => `${payout} ${state}`)).toEqual([
        'original failed',
        'reissue arrived',
      ]);
    },
    60_000,
  );

  it.concurrent(
    'a wallet that was closed: the customer names a bank account, two other people agree, then it is paid out (R16)',
    async () => {
      const order = await story.anOrder({
        shop: 'retail-cn',
        status: 'pending',
        where: ({ payments }) => payments.length === 1 && payments[0]?.tender === 'wallet',
      });
      await more.troubleFor(order, {
        port: 'payments',
        operation: 'payments.refund',
        fault: 'refuse',
        code: 'account_closed',
        times: 1,
      });
      const { caseNo, money } = await more.refunding(order);
      const stuck = await more.taskOf(caseNo, 'stuckRefund');
      expect(stuck.why).toBe('refund 1 failed: account_closed');
      const choose = (body: Json): Promise<Json> =>
        story.api('agent', 'POST', `/v1/cases/${caseNo}/refunds/1/payout`, body);
      expect(await choose({ to: 'bank' })).toMatchObject({ status: 422, body: { code: 'account_missing' } });
      expect((await choose({ to: 'wallet', account: 'wx-1' })).status).toBe(200);
      await story.until(caseNo, ({ refunds }) => refunds[0]?.payout === null);
      expect(await story.told(caseNo)).toContain('payout_refused');
      expect((await choose({ to: 'bank', account: '6222 0000 1234' })).status).toBe(200);

      const asked = await story.until(
        caseNo,
        ({ tasks }) => tasks.filter((one: Json) => one.kind === 'approvePayout').length === 2,
      );
      expect(asked.tasks.map(({ kind }: Json) => kind)).toEqual(['approvePayout', 'approvePayout']);
      const [first, second] = asked.tasks.map(({ id }: Json) => id as string);
      const approve = (role: 'finance' | 'supervisor', task: string | undefined): Promise<Json> =>
        story.act(role, caseNo, `/tasks/${task}/decide`, { verdict: 'grant', reason: 'the account is theirs' });
      expect((await approve('finance', first)).status).toBe(200);
      expect(await approve('finance', second)).toMatchObject({ status: 403, body: { code: 'own_proposal' } });
      expect((await story.read(caseNo)).refunds).toHaveLength(1);
      expect((await approve('supervisor', second)).status).toBe(200);

      await story.until(caseNo, ({ refunds }) => refunds[1]?.status === 'accepted');
      await story.after(caseNo, 'P2D');
      const paid = await story.until(caseNo, ({ refunds }) => refunds[1]?.status === 'arrived');
      expect(paid.refunds[1]).toMatchObject({ way: 'alternate', payout: { to: 'bank', approvals: 2, approved: true } });
      const { payouts } = await story.world('GET', `/world/v1/orders/${order.orderNo}`);
      expect(payouts).toEqual([
        expect.objectContaining({
          payoutKey: `${caseNo}/refund/2`,
          amount: { amount: money, currency: 'CNY' },
          to: { kind: 'bank', ref: '6222 0000 1234' },
          status: 'succeeded',
        }),
      ]);
      // The account is nowhere in the record of the case (R50).
      expect(JSON.stringify(await story.events(caseNo))).not.toContain('6222');
    },
    120_000,
  );

  it.concurrent(
    'two refunds of one payment keep the provider’s gap: the second of two cancels waits to the second (J1, R1, R21)',
    async () => {
      const plain = await story.anOrder({
        shop: 'retail-cn',
        status: 'pending',
        where: ({ payments, lines }) => payments.length === 1 && payments[0]?.tender === 'wallet' && lines.length === 1,
      });
      const yuan = (amount: number): Json => ({ amount, currency: 'CNY' });
      await story.world('PUT', `/world/v1/orders/${plain.orderNo}/sold`, {
        lines: [{ lineNo: 1, quantity: 2, net: yuan(10_001) }],
        shipping: yuan(0),
      });
      await story.world('PUT', `/world/v1/payments/${plain.payments[0]?.paymentId}/limits`, { minGap: 'PT1M' });
      const first = await more.refunding(plain, { items: [{ line: 1, quantity: 1 }] });
      await story.until(first.caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
      // What is left of the order, named by nobody.
      const second = await more.agreed(plain, { wish: 'cancel', items: undefined });
      expect(first.money + second.money).toBe(10_001);

      const waits = await story.until(second.caseNo, ({ refunds }) => refunds.length === 1);
      const [planned] = await more.eventsOf(first.caseNo, 'refundPlanned');
      const clock = waits.clocks.find(({ name }: Json) => name === 'refundNotBefore');
      expect(waits.refunds).toMatchObject([{ status: 'planned', money: yuan(second.money) }]);
      expect(Date.parse(clock.dueAt) - Date.parse(planned.at)).toBe(60_000);
      expect((await more.madeAtTheProvider(plain)).map(({ amount }) => amount)).toEqual([first.money]);

      await story.after(second.caseNo, 'PT5M');
      await story.until(second.caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
      const made = await story.refundsInTheWorld(plain);
      expect(made.map(({ amount }) => amount)).toEqual([yuan(first.money), yuan(second.money)]);
      expect(Date.parse(made[1].createdAt) - Date.parse(made[0].createdAt)).toBeGreaterThanOrEqual(60_000);
      const cancelled = await more.happenedInTheWorld(plain, 'order.lines_cancelled');
      expect(cancelled.map(({ key }) => key)).toEqual([first, second].map(({ caseNo }) => `${caseNo}/cancellation`));
      expect((await story.ledger(plain)).payments).toMatchObject([{ captured: 10_001, excess: 0 }]);
    },
    90_000,
  );

  it.concurrent(
    'a card payment older than the provider takes is store credit, by choice and two consents (R16, R21)',
    async () => {
      const order = await story.anOrder({
        deliveredDaysAgo: 88,
        where: (one) => one.payments[0]?.tender === 'card' && one.lines.length === 1,
      });
      const asked = await story.api('agent', 'POST', '/v1/cases', {
        shop: order.shop,
        order: order.orderNo,
        channel: 'web',
        policy: 'us',
        items: [{ line: 1, quantity: 1 }],
        problem: 'defective',
        symptom: 'It is broken.',
        evidence: [PHOTO],
        wish: 'refund_only',
        contact: { email: order.email },
      });
      const { caseNo } = asked.body;
      const offered = await story.read(caseNo);
      if (!offered.offer) throw new Error(JSON.stringify(asked.body));
      await story.accept(caseNo);
      await story.until(caseNo, ({ parcel, refunds }) => parcel?.status === 'awaitingParcel' || refunds.length > 0);
      if (offered.offer.remedy === 'return_and_refund') {
        await story.sendParcel(caseNo);
        await story.after(caseNo, 'P3D');
      }
      const stuck = await story.until(caseNo, ({ refunds, tasks }) => refunds.length > 0 && tasks.length > 0);
      expect(stuck.refunds[0]).toMatchObject({
        status: 'planned',
        way: 'alternate',
        failureCode: 'too_old',
        needsChoice: true,
      });
      expect(await story.refundsInTheWorld(order)).toEqual([]);
      await story.api('agent', 'POST', `/v1/cases/${caseNo}/refunds/1/payout`, { to: 'gift_card' });
      const { tasks } = await story.until(caseNo, (view) => view.tasks.length === 2);
      await story.act('finance', caseNo, `/tasks/${tasks[0].id}/decide`, { verdict: 'grant', reason: 'fine' });
      await story.act('supervisor', caseNo, `/tasks/${tasks[1].id}/decide`, { verdict: 'grant', reason: 'fine' });
      const paid = await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'arrived');
      const { grants } = await story.world('GET', `/world/v1/orders/${order.orderNo}`);
      expect(grants.filter(({ grantKey }: Json) => grantKey === `${caseNo}/refund/1`)).toEqual([
        expect.objectContaining({ kind: 'gift_card', value: paid.refunds[0].money }),
      ]);
    },
    120_000,
  );
});

const PHOTO = 'https://photos.example/1.jpg';
