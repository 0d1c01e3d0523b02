import { mailOf } from '#test/support/mailbox.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Answer, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

describe('a known problem', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const EARPHONES = /Earbuds|Headphones/;
  const DEFECT = {
    problem: 'defective',
    symptom: 'It does not pair with my phone.',
    evidence: ['https://photos.example/blinking.jpg'],
    impact: 'unusable',
  };

  /** An order with earphones, and the line they are. */
  async function withEarphones(): Promise<{ order: StoryOrder; line: number }> {
    const isEarphones = ({ name }: Json): boolean => EARPHONES.test(name);
    const order = await story.anOrder({ where: ({ lines }) => lines.some(isEarphones) });
    return { order, line: order.lines.find(isEarphones)?.lineNo ?? 0 };
  }

  async function reported(more: Json = {}): Promise<string> {
    const { order, line } = await withEarphones();
    const request = { ...DEFECT, items: [{ line, quantity: 1 }], symptomCode: 'no_connection', ...more };
    return story.opened(order, request);
  }

  const solved = (caseNo: string, yes: boolean): Promise<Answer> =>
    story.api('agent', 'POST', `/v1/cases/${caseNo}/guidance`, { solved: yes });

  it('is met with guidance first, in the version that is in force, and ends when it helped (B2)', async () => {
    const caseNo = await reported();
    const view = await story.read(caseNo);
    expect(view).toMatchObject({
      stage: 'negotiation',
      triage: { priority: 2, rule: 'unusable' },
      finding: { liability: 'merchant' },
      offer: {
        remedy: 'guidance',
        money: { amount: 0 },
        explanation: {
          rule: 'known-problem',
          cites: ['B2'],
          facts: { symptomCode: 'no_connection', article: 'earbuds-no-connection', articleVersion: '1' },
        },
      },
    });
    await story.accept(caseNo);
    expect(await story.until(caseNo, ({ guidance }) => guidance !== null)).toMatchObject({
      waitingOn: 'customer',
      guidance: { article: 'earbuds-no-connection', version: '1', status: 'sent' },
    });
    expect((await mailOf({ stack, story }, caseNo, 'guidance_sent')).text).toContain('Delete the old pairing');
    expect(await solved(caseNo, true)).toMatchObject({ status: 200 });
    const ended = await story.until(caseNo, ({ stage }) => stage === 'closed');
    expect(ended).toMatchObject({ outcome: 'fulfilled', refunds: [], parcel: null });
  });

  it('is judged as if nothing were known once the guidance did not help: the next remedy comes by itself (B2, C2)', async () => {
    const caseNo = await reported();
    await story.accept(caseNo);
    await story.until(caseNo, ({ guidance }) => guidance !== null);
    expect(await solved(caseNo, false)).toMatchObject({ status: 200 });
    expect(await story.until(caseNo, ({ offer }) => offer.version === 2)).toMatchObject({
      stage: 'negotiation',
      tasks: [],
      offer: { remedy: 'return_and_refund', freight: 'merchant', status: 'open' },
    });
    await story.accept(caseNo, 2);
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
  });

  it('is not met with it again when the customer would not try it (B2)', async () => {
    const caseNo = await reported();
    expect(await story.decline(caseNo, 1)).toMatchObject({ status: 200 });
    expect(await story.until(caseNo, ({ offer }) => offer.version === 2)).toMatchObject({
      offer: { remedy: 'return_and_refund' },
      tasks: [],
    });
  });

  it('is none without a symptom that was picked, and none for goods that nothing is known of (B2)', async () => {
    const { order, line } = await withEarphones();
    const plain = await story.opened(order, { ...DEFECT, items: [{ line, quantity: 1 }] });
    expect(await story.read(plain)).toMatchObject({ offer: { remedy: 'return_and_refund' } });
    const other = await reported({ symptomCode: 'smells' });
    expect(await story.read(other)).toMatchObject({ offer: { remedy: 'return_and_refund' } });
  });

  it('is found by words, goods and symptom, by whoever looks (B2, J2)', async () => {
    const found = async (query: string): Promise<string[]> => {
      const { body } = await story.api('integrator', 'GET', `/v1/knowledge?${query}`);
      return body.data.map(({ id }: Json) => id);
    };
    expect((await found('q=bluetooth'))[0]).toBe('earbuds-no-connection');
    expect(await found(`q=${encodeURIComponent('漏水')}`)).toEqual(['coffee-maker-leaks']);
    expect(await found('category=electronics&symptom=no_power')).toEqual(['device-no-power']);
    expect(await found('q=unheard-of')).toEqual([]);
  });
});
