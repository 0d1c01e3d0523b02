import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Story } from '#test/support/story.ts';

describe('a case that is over', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  it('is found again by what was said and read as a whole (E4, E5)', async () => {
    const order = await story.anOrder({ where: (one) => one.email !== '' });
    // Words that no other story has.
    const words = `台灯忽明忽暗 ${order.orderNo.toLowerCase()}x`;
    const email = order.email;
    const caseNo = await story.opened(order, { symptom: words });
    const find = async (q: string, role: 'agent' | 'warehouse' = 'agent') => {
      const { body } = await story.api(role, 'GET', `/v1/search?limit=200&q=${encodeURIComponent(q)}`);
      return (body.data as { caseNo: string; by: string; snippet: { match: string } | null }[]).filter(
        (found) => found.caseNo === caseNo,
      );
    };
    expect(await find(email)).toMatchObject([{ by: 'contact', snippet: { match: email } }]);
    expect(await find(words)).toMatchObject([{ by: 'words' }]);
    expect(await find(words, 'warehouse')).toEqual([]);
    expect(await find(caseNo, 'warehouse')).toMatchObject([{ by: 'number', snippet: null }]);

    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/withdraw`, {})).toMatchObject({ status: 200 });
    await story.after(caseNo, 'P61D');
    await story.until(caseNo, ({ stage }) => stage === 'archived');
    const record = await story.api('agent', 'GET', `/v1/cases/${caseNo}/record`);
    expect(record.body).toMatchObject({ case: { stage: 'archived' }, person: { email }, texts: [{ text: words }] });
    expect(record.body.decisions.length).toBeGreaterThan(0);

    const prefers = { channel: 'hotline', locale: 'zh-TW' };
    const address = `/v1/customers/${order.shop}/${order.customerId}`;
    expect(await story.api('agent', 'POST', `${address}/preferences`, prefers)).toMatchObject({ status: 200 });
    expect((await story.api('agent', 'GET', address)).body).toMatchObject({ prefers });
    expect(await story.api('supervisor', 'POST', `${address}/erase`, { reason: 'asked' })).toMatchObject({
      status: 403,
    });
  }, 120_000);
});
