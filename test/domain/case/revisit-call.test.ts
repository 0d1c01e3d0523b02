import type { Channel } from '#domain/intake/request.ts';
import { A_REQUEST, AGENT, aCase, DAY, typesOf, type TestCase } from '#test/support/a-case.ts';
import { reportOn } from '#test/support/case-stages.ts';
import { carriedOut, judged } from '#test/support/case-steps.ts';

const asked = (channel: Channel): TestCase => {
  const test = aCase({ request: { ...A_REQUEST, channel } });
  judged(test, 'offerRefund');
  test.ask('acceptOffer', { version: 1 });
  carriedOut(test);
  carriedOut(test);
  reportOn(test, { status: 'arrived', version: 2 });
  test.wait(5 * DAY);
  return test;
};
const tasks = (test: TestCase): readonly string[] => test.state.tasks.map(({ kind }) => kind);

describe('the revisit of a customer who spoke to the shop', () => {
  it.each(['hotline', 'offline'] as const)('by %s is a call by a person, who is reminded of it (E3)', (channel) => {
    const test = asked(channel);
    expect(tasks(test)).toEqual(['revisitCall']);
    expect(test.told.at(-1)).toMatchObject({ template: 'task_revisitCall', to: 'agent' });
    expect(test.state.clocks.map(({ name }) => name)).toContain('revisitCall');
  });

  it('in writing is a message (E1)', () => expect(tasks(asked('web'))).toEqual([]));

  it('is over once they have answered, whoever wrote the answer down (E1, E3)', () => {
    const test = asked('hotline');
    test.ask('answerRevisit', { solved: true, score: 5 }, AGENT);
    expect(tasks(test)).toEqual([]);
    expect(test.state.stage).toBe('closed');
  });

  it('is given up with the revisit itself, and the case closes (E1)', () => {
    const test = asked('hotline');
    expect(typesOf(test.wait(8 * DAY))).toContain('stageMoved');
    expect(test.state).toMatchObject({ stage: 'closed', tasks: [] });
  });
});
