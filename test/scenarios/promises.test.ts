import { sharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story } from '#test/support/story.ts';

const DAY_MS = 86_400_000;
let story: Story;

beforeAll(async () => {
  story = tell(await sharedStack());
}, 120_000);

describe('a promise by name', () => {
  it('is due when it was said, while the case waits for its customer, and called for until it is kept (E6, R39, F2)', async () => {
    const caseNo = await story.opened(await story.anOrder());
    const { openedAt } = await story.read(caseNo);
    const dueAt = new Date(Date.parse(openedAt) + DAY_MS).toISOString();
    const promise = { what: 'We call you back about the colour.', dueAt };
    const made = await story.api('agent', 'POST', `/v1/cases/${caseNo}/promises`, promise);
    expect(made).toMatchObject({ status: 200, body: { case: { promises: [{ id: 'p1', dueAt, status: 'open' }] } } });
    expect(await story.told(caseNo)).toContain('promise_made');

    await story.after(caseNo, 'P1DT1H');
    expect(await story.read(caseNo)).toMatchObject({ waitingOn: 'customer', promises: [{ missed: 1 }] });
    const kept = await story.api('agent', 'POST', `/v1/cases/${caseNo}/promises/p1/keep`, {});
    expect(kept).toMatchObject({ status: 200, body: { case: { promises: [{ status: 'kept', missed: 1 }] } } });
    expect((await story.read(caseNo)).clocks.map(({ name }: Json) => name)).not.toContain('promise');
  });

  it('needs a time to come, and somebody of the shop (E6)', async () => {
    const caseNo = await story.opened(await story.anOrder());
    const past = { what: 'A call', dueAt: '2020-01-01T00:00:00Z' };
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/promises`, past)).toMatchObject({
      status: 422,
      body: { code: 'due_in_past', errors: [{ pointer: '/dueAt' }] },
    });
    expect(await story.api('integrator', 'POST', `/v1/cases/${caseNo}/promises`, past)).toMatchObject({ status: 403 });
  });
});

it('every running deadline is explained by the time that was counted (R40)', async () => {
  const caseNo = await story.opened(await story.anOrder());
  const { body } = await story.api('agent', 'GET', `/v1/cases/${caseNo}/clocks`);
  const { clocks } = await story.read(caseNo);
  expect(body.clocks).toHaveLength(clocks.length);
  for (const { intervals, startedAt, dueAt } of body.clocks) {
    expect(intervals[0].from).toBe(startedAt);
    expect(intervals.at(-1).to).toBe(dueAt);
  }
});

it('the next case finds the file of its customer: tier, orders, cases and how they like to be reached (E5, B1)', async () => {
  const order = await story.anOrder();
  const first = await story.opened(order, { channel: 'hotline' });
  const file = await story.api('agent', 'GET', `/v1/customers/retail-us/${order.customerId}`);
  expect(file).toMatchObject({
    status: 200,
    body: { customer: order.customerId, tier: 'standard', prefers: { channel: 'hotline', locale: 'en' } },
  });
  expect(file.body.cases.map(({ caseNo }: Json) => caseNo)).toContain(first);
  expect(await story.api('agent', 'GET', '/v1/customers/retail-us/nobody')).toMatchObject({ status: 404 });
});
