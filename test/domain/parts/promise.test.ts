import { AGENT, DAY, HOUR, START } from '#test/support/a-case.ts';
import { closed, inNegotiation } from '#test/support/case-stages.ts';

const promised = (test = inNegotiation(), dueAt = START + 3 * DAY) => {
  const made = test.ask('makePromise', { dueAt }, AGENT);
  expect(made.ok).toBe(true);
  return test;
};
const clocksOf = (test: ReturnType<typeof promised>) =>
  test.state.clocks.filter(({ name }) => name === 'promise').map(({ key }) => key);

describe('a promise to a customer', () => {
  it('is a commitment with an owner and a time, of which the customer is told (E6)', () => {
    const test = promised();
    expect(test.state.promises).toEqual([
      { id: 'p1', owner: 'agent-1', madeAt: test.now, dueAt: START + 3 * DAY, status: 'open', missed: 0 },
    ]);
    expect(clocksOf(test)).toEqual(['p1.0']);
    expect(test.told.at(-1)).toEqual({ template: 'promise_made', to: 'customer', params: { dueAt: START + 3 * DAY } });
  });

  it('runs on while the case waits for its customer (R39)', () => {
    const test = promised();
    expect(test.state.stage).toBe('negotiation');
    test.wait(13 * HOUR);
    expect(test.told.at(-1)).toMatchObject({ template: 'promise_due', to: 'agent' });
    test.wait(12 * HOUR);
    expect(test.told.at(-1)).toMatchObject({ template: 'promise_missed', to: 'supervisor' });
    expect(clocksOf(test)).toEqual(['p1.1']);
  });

  it('is kept once, and then nobody is called any more (E6)', () => {
    const test = promised();
    test.ask('keepPromise', { promise: 'p1' }, AGENT);
    expect(test.ask('keepPromise', { promise: 'p1' }, AGENT)).toEqual({ ok: true, value: [] });
    expect(clocksOf(test)).toEqual([]);
    expect(test.state.promises).toMatchObject([{ status: 'kept' }]);
  });

  it('refuses a time that has passed, and a promise nobody gave', () => {
    const test = inNegotiation();
    expect(test.ask('makePromise', { dueAt: test.now }, AGENT)).toMatchObject({ refusal: { code: 'due_in_past' } });
    expect(test.ask('keepPromise', { promise: 'p1' }, AGENT)).toMatchObject({ refusal: { code: 'promise_unknown' } });
  });

  it('keeps a closed case from being put away (R47)', () => {
    const test = promised(closed(), START + 400 * DAY);
    test.wait(70 * DAY);
    expect(test.state.stage).toBe('closed');
    test.ask('keepPromise', { promise: 'p1' }, AGENT);
    expect(test.state.stage).toBe('archived');
  });
});
