import { endOfDayInChina, endOfWorkingDayInChina } from '#test/support/business-time.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story } from '#test/support/story.ts';

const SEVEN_DAYS_MS = 7 * 86_400_000;
const yuan = (amount: number): Json => ({ amount, currency: 'CNY' });

describe('seven days without a reason in the Chinese shop', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  /** What the customer got, oldest first, when so many messages have been delivered: they leave by themselves. */
  async function mailbox(caseNo: string, atLeast: number): Promise<Json[]> {
    const end = Date.now() + 20_000;
    for (;;) {
      const { data } = await story.world('GET', `/messages/v1/messages?caseNo=${caseNo}`);
      if (data.length >= atLeast || Date.now() > end) return data as Json[];
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  const dayInChina = (iso: string): string =>
    new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(Date.parse(iso) - 1);

  const inWords = async (problem: string): Promise<string> =>
    (await story.world('GET', `/world/v1/complaints?problem=${problem}`)).data[0].text as string;

  const clockOf = (view: Json, name: string): Json => view.clocks.find((clock: Json) => clock.name === name);

  it('one of three books goes back on the sixth day, paid by its share of 437.00 (R8, R9, R36)', async () => {
    const order = await story.theOrder('threeBooks', { deliveredDaysAgo: 6 });
    // There is no e-mail address: who asks is known by the number, written as people here write it.
    const phone = order.phone.replace('+86', '').replaceAll(' ', '');
    const symptom = await inWords('no_longer_wanted');
    const { status, body: opened } = await story.open(order, { contact: { phone }, symptom });
    expect({ status, ...opened }).toMatchObject({ status: 201, stage: 'negotiation', waitingOn: 'customer' });
    const { caseNo } = opened;
    expect(opened.case).toMatchObject({
      shop: 'retail-cn',
      policy: { id: 'cn-marketplace' },
      request: { channel: 'app', locale: 'zh-CN' },
      offer: {
        remedy: 'return_and_refund',
        // 477.00 less 40 for 满300减40 are 437.00 for three; 满300 still stands with two, so nothing else is taken off.
        money: yuan(14_566),
        freight: 'customer',
        explanation: { rule: 'no-reason-return', arithmetic: [expect.objectContaining({ amount: 14_566 })] },
      },
    });

    expect((await story.accept(caseNo)).status).toBe(200);
    const agreed = await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    const ships = clockOf(agreed, 'customerShips');
    expect(Date.parse(ships.dueAt) - Date.parse(ships.startedAt)).toBe(SEVEN_DAYS_MS);

    await story.after(caseNo, 'P1D');
    await story.sendParcel(caseNo);
    await story.after(caseNo, 'P3D');
    const paying = await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
    expect(paying).toMatchObject({
      settled: { accepted: 1, of: 1 },
      refunds: [{ tender: 'wallet', money: yuan(14_566), paymentId: order.payments[0]?.paymentId }],
    });
    // Five working days, but no holiday makes them more than the law's seven days after the goods came back.
    const { startedAt, dueAt } = clockOf(paying, 'refundArrival');
    const promised = [endOfWorkingDayInChina(startedAt, 5), endOfDayInChina(startedAt, 7)].toSorted()[0] ?? '';
    expect(dueAt).toBe(promised);

    await story.after(caseNo, 'P3D');
    await story.until(caseNo, ({ stage }) => stage === 'followUp');
    expect(await story.refundsInTheWorld(order)).toMatchObject([{ status: 'succeeded', amount: yuan(14_566) }]);
    const { units } = await story.ledger(order);
    expect(units.map(({ net, state }: Json) => `${net} ${state}`)).toEqual([
      '14566 settled',
      '14567 free',
      '14567 free',
    ]);

    const told = await mailbox(caseNo, 9);
    for (const { channel, to, locale } of told) expect([channel, to, locale]).toEqual(['sms', phone, 'zh-CN']);
    expect(told.map(({ subject }: Json) => subject.replace(` · ${caseNo}`, ''))).toEqual([
      '您的售后申请已收到',
      '给您的处理方案',
      '已达成一致，我们马上开始',
      '寄件标签已备好，可以寄回了',
      '您的退货包裹已在路上',
      '您的退货包裹已到仓库',
      '您的商品已验收',
      '您的退款已发出',
      '您的退款已到账',
    ]);
    const texts = told.map(({ text }: Json) => text as string);
    expect(texts[1]).toMatch(/退您 ¥145\.66。.*寄回的运费由您承担。.*5 个工作日内到账/su);
    expect(texts[3]).toContain('青鸢速运');
    expect(texts[3]).toContain(dayInChina(ships.dueAt));
    expect(texts[7]).toContain(`预计 ${dayInChina(promised)} 前到账`);
    for (const text of texts) expect(text).not.toMatch(/[{}]|undefined|null|\$/u);

    await story.after(caseNo, 'P5D');
    expect(await story.revisit(caseNo, { solved: true, score: 5 })).toMatchObject({ body: { stage: 'closed' } });
    expect(await story.read(caseNo)).toMatchObject({ outcome: 'fulfilled' });
  }, 120_000);

  it('grapes do not go back without a reason, which is said before any label, and for seven days disputed (R34)', async () => {
    const order = await story.theOrder('twoGrapes', { deliveredDaysAgo: 2 });
    const answer = await story.open(order);
    expect(answer).toMatchObject({ status: 422, body: { code: 'category_excluded', disputable: true } });
    const caseNo = answer.body.case as string;
    const view = await story.read(caseNo);
    expect(view).toMatchObject({ waitingOn: 'customer', offer: null, parcel: null });
    const dispute = clockOf(view, 'refusalDispute');
    expect(Date.parse(dispute.dueAt) - Date.parse(dispute.startedAt)).toBe(SEVEN_DAYS_MS);
    const { body: decided } = await story.api('agent', 'GET', `/v1/cases/${caseNo}/decisions`);
    expect(decided.data.at(-1)).toMatchObject({ rule: 'category-excluded', facts: { categories: ['fresh'] } });

    await story.after(caseNo, 'P6D');
    expect(await story.read(caseNo)).toMatchObject({ waitingOn: 'customer', outcome: null });
    await story.after(caseNo, 'P1D');
    const closed = await story.until(caseNo, ({ stage }) => stage === 'closed');
    expect(closed).toMatchObject({ outcome: 'refused', waitingOn: 'nobody' });
    expect((await story.ledger(order)).units.map(({ state }: Json) => state)).toEqual(['free', 'free']);
    expect((await story.world('GET', `/world/v1/orders/${order.orderNo}`)).returns).toEqual([]);

    const told = await mailbox(caseNo, 3);
    for (const { channel, to } of told) expect([channel, to]).toEqual(['email', order.email]);
    const subjects = told.map(({ subject }: Json) => subject.replace(` · ${caseNo}`, ''));
    expect(subjects.slice(0, 2)).toEqual(['您的售后申请已收到', '很抱歉，这次无法按您的要求处理']);
    expect(subjects.at(-1)).toBe('您的售后单已结束');
    expect(told[1].text).toContain('这类商品没有质量问题时不支持退货。如果商品有质量问题，请告诉我们');
    expect(told.at(-1).text).toContain('由于之前告诉您的原因');
  }, 120_000);
});
