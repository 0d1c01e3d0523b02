import { Client, Connection } from '@temporalio/client';
import { workflowIdOf } from '#domain/ids.ts';
import { serverAddress } from '#test/support/server-address.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story } from '#test/support/story.ts';

describe('triage', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const tiered = (tier: 'standard' | 'vip') => story.anOrder({ where: (order) => order.tier === tier });
  const question = async (tier: 'standard' | 'vip', more: Json = {}): Promise<string> =>
    story.opened(await tiered(tier), {
      items: undefined,
      wish: undefined,
      problem: 'question',
      question: 'How?',
      ...more,
    });

  it('orders the queue by impact, urgency, tier and kind, the oldest first among equals (A7, J3)', async () => {
    const cosmetic = await question('standard');
    const complaint = await question('standard', { problem: 'complaint', symptom: 'Rude.', cause: 'service' });
    const urgent = await question('standard', { urgent: true });
    const vip = await question('vip');
    const vipUrgent = await question('vip', { impact: 'unusable' });
    const { body } = await story.api('agent', 'GET', '/v1/tasks?role=agent&limit=200');
    const ours = [cosmetic, complaint, urgent, vip, vipUrgent];
    const listed = (body.data as Json[]).filter(({ caseNo }) => ours.includes(caseNo));
    expect(listed.map(({ caseNo }) => caseNo)).toEqual([vipUrgent, complaint, urgent, vip, cosmetic]);
    expect(listed.map(({ priority }) => priority)).toEqual([1, 2, 2, 2, 4]);
    expect(listed.map(({ queue }) => queue)).toEqual(['vip', 'complaint', 'general', 'vip', 'general']);
    const cases = await story.api('agent', 'GET', '/v1/cases?queue=vip&open=true&limit=200');
    const vips = (cases.body.data as Json[]).map(({ caseNo }) => caseNo).filter((caseNo) => ours.includes(caseNo));
    expect(vips).toEqual([vipUrgent, vip]);
  });

  it('is explained by its rule, with the facts that were read (A7, R35)', async () => {
    const caseNo = await question('vip', { urgent: true });
    expect(await story.read(caseNo)).toMatchObject({ triage: { priority: 1, queue: 'vip', rule: 'vip-unusable' } });
    const { body } = await story.api('agent', 'GET', `/v1/cases/${caseNo}/decisions`);
    expect(body.data[0]).toMatchObject({
      kind: 'triage',
      verdict: '1 vip',
      rule: 'vip-unusable',
      facts: { tier: 'vip', urgent: true },
    });
  });

  it('has the work of a case go before others once it is known whose order it is (A7, J3)', async () => {
    const connection = await Connection.connect({ address: serverAddress('TEMPORAL_ADDRESS') });
    const client = new Client({ connection, namespace: serverAddress('TEMPORAL_NAMESPACE') });
    const keyOf = async (caseNo: string): Promise<number | undefined> =>
      (await client.workflow.getHandle(workflowIdOf(caseNo)).describe()).priority?.priorityKey;
    const [standard, vip] = [await question('standard'), await question('vip')];
    const end = Date.now() + 10_000;
    while ((await keyOf(vip)) !== 2 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
    expect([await keyOf(standard), await keyOf(vip)]).toEqual([4, 2]);
    await connection.close();
  });

  it('gives a VIP shorter cycles (F1, J3)', async () => {
    const lengthOf = async (caseNo: string): Promise<number> => {
      const [clock] = (await story.read(caseNo)).clocks;
      return (Date.parse(clock.dueAt) - Date.parse(clock.startedAt)) / 3_600_000;
    };
    expect(await lengthOf(await question('standard'))).toBe(24);
    expect(await lengthOf(await question('vip'))).toBe(4);
  });
});
