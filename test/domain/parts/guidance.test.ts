import { waitingOn } from '#domain/case/waiting-on.ts';
import { AGENT, clocksOf, CUSTOMER, DAY, type TestCase } from '#test/support/a-case.ts';
import { agreed } from '#test/support/case-stages.ts';
import { offered } from '#test/support/case-steps.ts';

const STEPS = [{ zh: '长按电源键十秒', en: 'Hold the power key for ten seconds' }];
const sent = (ref: { article?: string; version?: string } = {}): TestCase =>
  agreed('guidance', { money: { amount: 0, currency: 'USD' }, terms: { guidance: { steps: STEPS, ...ref } } });

describe('guidance at a distance', () => {
  it('is sent with its steps once it is agreed, and then the customer has the word (B2, C4)', () => {
    const test = sent();
    expect(test.state).toMatchObject({ stage: 'execution', guidance: { status: 'sent', offer: 1 } });
    expect(waitingOn(test.state)).toBe('customer');
    expect(clocksOf(test.state)).toEqual(['guidanceAnswer']);
    expect(test.told.at(-1)).toMatchObject({
      template: 'guidance_sent',
      params: { steps: '1. Hold the power key for ten seconds' },
    });
  });

  it('closes the case when the customer says that it is solved, without asking once more (B2, J1)', () => {
    const test = sent();
    expect(test.ask('answerGuidance', { solved: true }, CUSTOMER).ok).toBe(true);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'fulfilled', guidance: { status: 'solved' } });
    expect(test.ask('answerGuidance', { solved: true })).toMatchObject({ refusal: { code: 'case_closed' } });
  });

  it('of a colleague that did not help is followed by another offer of a person (B2, C5)', () => {
    const test = sent();
    test.ask('answerGuidance', { solved: false }, CUSTOMER);
    expect(test.state).toMatchObject({ stage: 'execution', tasks: [{ kind: 'newOffer' }] });
    expect(test.ask('answerGuidance', { solved: true })).toMatchObject({ refusal: { code: 'not_now' } });
    offered(test, { remedy: 'return_and_refund' });
    expect(test.state).toMatchObject({ stage: 'negotiation', tasks: [], offer: { version: 2 } });
  });

  it('that did not help ends in a refusal when nothing more is offered (B2)', () => {
    const test = sent();
    test.ask('answerGuidance', { solved: false }, CUSTOMER);
    test.ask('decideTask', { task: 't1', verdict: 'deny', reason: 'out of warranty' }, AGENT);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'refused' });
  });

  it('is not offered again by itself to whom it did not help, however long the agent is silent (R41)', () => {
    const test = sent();
    test.ask('answerGuidance', { solved: false }, CUSTOMER);
    test.wait(20 * DAY);
    expect(test.state).toMatchObject({ stage: 'execution', offers: 1, tasks: [{ kind: 'newOffer' }] });
  });

  it('out of the knowledge base that did not help is judged anew, not asked of a person (B2)', () => {
    const test = sent({ article: 'power', version: '3' });
    test.ask('answerGuidance', { solved: false }, CUSTOMER);
    expect(test.state).toMatchObject({ stage: 'diagnosis', tasks: [] });
  });

  it('that nobody answers ends the case after a reminder (B2, J1)', () => {
    const test = sent();
    test.wait(4 * DAY);
    expect(test.told.map(({ template }) => template)).toContain('reminder_guidanceAnswer');
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'unanswered', guidance: { status: 'unanswered' } });
  });
});
