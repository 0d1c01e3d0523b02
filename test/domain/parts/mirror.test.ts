import type { MirrorCommands } from '#domain/parts/mirror/deciders.ts';
import { DAY, HOUR, type TestCase } from '#test/support/a-case.ts';
import { closed, declined, inNegotiation, refundIn } from '#test/support/case-stages.ts';

const told = (test: TestCase, data: MirrorCommands['mirror']): TestCase => {
  expect(test.ask('mirror', data, { type: 'integrator' }).ok).toBe(true);
  return test;
};
const clock = ({ state }: TestCase, name: string) => state.clocks.find((one) => one.name === name);
const tasks = ({ state }: TestCase) => state.tasks.map(({ kind }) => kind);

describe('a case that a marketplace has, too', () => {
  it('goes by the marketplace’s deadline, for whichever side it is (R46)', () => {
    const test = inNegotiation();
    const at = test.now + 36 * HOUR;
    told(test, { status: 'open', deadline: { at, waitsFor: 'customer' } });
    expect(clock(test, 'offerAnswer')).toMatchObject({ dueAt: at, marks: [] });
    test.wait(37 * HOUR);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'lapsed' });
  });

  it('keeps its own deadline for the other side (R46)', () => {
    const test = declined();
    const before = clock(test, 'newOffer')?.dueAt;
    told(test, { status: 'open', deadline: { at: test.now + HOUR, waitsFor: 'customer' } });
    expect(clock(test, 'newOffer')?.dueAt).toBe(before);
    told(test, { status: 'open', deadline: { at: test.now + HOUR, waitsFor: 'merchant' } });
    expect(clock(test, 'newOffer')?.dueAt).toBe(test.now + HOUR);
  });

  it('is withdrawn when the customer cancelled there, while that can still be followed (R46)', () => {
    expect(told(inNegotiation(), { status: 'cancelled' }).state).toMatchObject({
      stage: 'closed',
      outcome: 'withdrawn',
    });
    expect(tasks(told(refundIn(), { status: 'cancelled' }))).toEqual(['mirror']);
  });

  it('shows a difference as a task, which ends when both say the same again (R46)', () => {
    const test = told(inNegotiation(), { status: 'closed' });
    expect(tasks(test)).toEqual(['mirror']);
    told(test, { status: 'refunded' });
    expect(tasks(test)).toEqual(['mirror']);
    told(test, { status: 'open' });
    expect(tasks(test)).toEqual([]);
    expect(tasks(told(closed(), { status: 'closed' }))).toEqual([]);
  });

  it('told twice changes nothing (R45)', () => {
    const test = told(inNegotiation(), { status: 'open', deadline: { at: 9 * DAY, waitsFor: 'merchant' } });
    const { seq } = test.state;
    told(test, { status: 'open', deadline: { at: 9 * DAY, waitsFor: 'merchant' } });
    expect(test.state.seq).toBe(seq);
  });
});
