import { TRADITIONAL } from '#domain/words/characters.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story } from '#test/support/story.ts';

describe('what a customer is told', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  async function mailbox(caseNo: string, atLeast: number): Promise<Json[]> {
    const end = Date.now() + 20_000;
    for (;;) {
      const { data } = await story.world('GET', `/messages/v1/messages?caseNo=${caseNo}`);
      if (data.length >= atLeast || Date.now() > end) return data as Json[];
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('is in the words of Taiwan, can be looked at and sent again once by two clicks, by name (D7, H2)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order, { locale: 'zh-TW' });
    const told = await mailbox(caseNo, 2);
    expect(told.map(({ locale, subject }: Json) => [locale, subject])).toEqual([
      ['zh-TW', `您的售後服務申請已收到 · ${caseNo}`],
      ['zh-TW', `給您的處理方案 · ${caseNo}`],
    ]);
    const offer = String(told[1]?.text);
    expect(offer).toMatch(/我們的方案是：您把商品退回.*– 您寄回商品/su);
    for (const simplified of ['们', '货', '单', '请', '款项'].filter((word) => TRADITIONAL.has(word)))
      expect(offer).not.toContain(simplified);

    const { body: seen } = await story.api('agent', 'GET', `/v1/cases/${caseNo}/messages`);
    const { id } = (seen.data as Json[]).find(({ template }) => template === 'offer_made');
    const { body: message } = await story.api('supervisor', 'GET', `/v1/messages/${id}`);
    expect(message).toMatchObject({
      caseNo,
      status: 'sent',
      sentBy: 'provider',
      subject: told[1]?.subject,
      text: offer,
    });
    expect((await story.api('agent', 'POST', `/v1/messages/${id}/cancel`, {})).status).toBe(409);

    const click = { 'idempotency-key': `again-${caseNo}` };
    const first = await story.api('agent', 'POST', `/v1/messages/${id}/resend`, {}, click);
    const second = await story.api('agent', 'POST', `/v1/messages/${id}/resend`, {}, click);
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    expect(first.body).toMatchObject({ resendOf: id, by: { type: 'agent' } });
    const after = await mailbox(caseNo, 3);
    expect(after.map(({ subject }: Json) => subject)).toEqual([...told, told[1]].map((one) => one?.subject));
    expect(after[2]?.messageKey).toBe(`${String(told[1]?.messageKey)}/resend/1`);

    const { body: listed } = await story.api(
      'agent',
      'GET',
      `/v1/messages?shop=${order.shop}&template=offer_made&limit=200`,
    );
    const ours = (listed.data as Json[]).filter((one) => one.caseNo === caseNo);
    expect(ours.map(({ resendOf }) => resendOf as number | null)).toEqual([id, null]);
  }, 60_000);
});
