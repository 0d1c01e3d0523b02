import type { CaseRequest } from '#domain/intake/request.ts';
import { talkTaskOf } from '#domain/talk/talk-task.ts';
import { A_REQUEST, aCase, AGENT, CUSTOMER, DAY, SUPERVISOR, typesOf, type TestCase } from '#test/support/a-case.ts';
import { inNegotiation, refused, undecided } from '#test/support/case-stages.ts';
import { judged } from '#test/support/case-steps.ts';

const QUESTION: CaseRequest = { ...A_REQUEST, problem: 'question', hasSymptom: true };
const COMPLAINT: CaseRequest = { ...QUESTION, problem: 'complaint', cause: 'transaction' };
const OPINION: CaseRequest = { ...A_REQUEST, problem: 'bad_review', review: { reviewId: 'rev-1', stars: 1 } };

function begun(request: CaseRequest): TestCase {
  const test = aCase({ request });
  judged(test);
  return test;
}

describe('what a person leads from the start', () => {
  it('is a task of its own kind, a complaint’s with the department of its class (A6, G1, J1)', () => {
    expect(talkTaskOf(QUESTION)).toMatchObject({ kind: 'answer' });
    expect(talkTaskOf(COMPLAINT)).toMatchObject({ kind: 'complaint', department: 'finance' });
    expect(talkTaskOf(OPINION)).toMatchObject({ kind: 'contact', why: 'unhappy in public, 1 of 5' });
    expect(talkTaskOf(A_REQUEST)).toBeUndefined();
  });

  it('is not freed like a stuck step, and not decided like a question to a supervisor (B5, B6)', () => {
    const test = begun(COMPLAINT);
    expect(test.ask('resolveTask', { task: 't1', how: 'retry' }, SUPERVISOR).ok).toBe(false);
    expect(test.ask('decideTask', { task: 't1', verdict: 'grant', reason: 'x' }, SUPERVISOR).ok).toBe(false);
    expect(test.state.tasks).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('that closes ends the task and waits for the customer’s word; one in between ends nothing (J1)', () => {
    const test = begun(QUESTION);
    test.ask('replyToCustomer', { closes: false, words: 'w1' }, AGENT);
    expect(test.state).toMatchObject({ stage: 'diagnosis', replies: 1, tasks: [{ kind: 'answer' }] });
    const first = test.state.firstResponseAt;
    test.wait(DAY / 2);
    test.ask('replyToCustomer', { closes: true, words: 'w2' }, AGENT);
    expect(test.state).toMatchObject({ stage: 'followUp', outcome: 'answered', tasks: [], firstResponseAt: first });
    expect(test.told.filter(({ template }) => template === 'reply').map(({ params }) => params['words'])).toEqual([
      'w1',
      'w2',
    ]);
  });

  it('that closes is refused where an offer is out or nobody has the word (A6, R41)', () => {
    const refusalOf = (test: TestCase): unknown => test.ask('replyToCustomer', { closes: true }, AGENT);
    expect(refusalOf(inNegotiation())).toMatchObject({ ok: false, refusal: { code: 'not_now' } });
    expect(refusalOf(aCase())).toMatchObject({ ok: false, refusal: { code: 'not_now' } });
  });

  it('that did not help brings the same kind of task again (E2, J1)', () => {
    const test = begun(COMPLAINT);
    test.ask('replyToCustomer', { closes: true }, AGENT);
    test.ask('answerRevisit', { solved: false }, CUSTOMER);
    expect(test.state).toMatchObject({
      stage: 'diagnosis',
      reopened: 1,
      tasks: [{ kind: 'complaint', department: 'finance' }],
    });
    expect(test.state.explained).toBeUndefined();
  });
});

describe('a contact', () => {
  it('in which nobody was reached leaves the task; one that reached the customer ends it (G1)', () => {
    const test = begun(OPINION);
    test.ask('recordContact', { channel: 'hotline', reached: false }, AGENT);
    expect(test.state.tasks).toMatchObject([{ kind: 'contact' }]);
    test.ask('recordContact', { channel: 'chat', reached: true, cause: 'size' }, AGENT);
    expect(test.state).toMatchObject({ tasks: [], contacts: [{ reached: false }, { reached: true, cause: 'size' }] });
    expect(test.told.at(-1)).toMatchObject({ template: 'task_cause', to: 'supervisor', params: { cause: 'size' } });
  });

  it('is only recorded for who was unhappy in public (G1)', () => {
    expect(begun(QUESTION).ask('recordContact', { channel: 'chat', reached: true }, AGENT)).toMatchObject({
      ok: false,
    });
  });
});

describe('a change of what was said in public (G2, R48)', () => {
  it('is kept once, by its newest version, and leaves offer, money and tasks as they are', () => {
    const test = begun(OPINION);
    const { opinion: _opinion, seq: _seq, ...before } = test.state;
    test.hear('reviewChanged', { reviewId: 'rev-1', stars: 5, version: 3 });
    expect(test.hear('reviewChanged', { reviewId: 'rev-1', stars: 2, version: 2 })).toEqual([]);
    expect(test.hear('reviewChanged', { reviewId: 'rev-1', stars: 5, version: 3 })).toEqual([]);
    expect(test.hear('reviewChanged', { reviewId: 'rev-2', stars: 5, version: 9 })).toEqual([]);
    const { opinion, seq: _now, ...after } = test.state;
    expect(opinion).toMatchObject({ stars: 5, version: 3 });
    expect(after).toEqual(before);
  });
});

describe('a question to a department', () => {
  it('goes beside the case: it neither takes its turn nor keeps it from moving (B6)', () => {
    const test = inNegotiation();
    test.ask('askDepartment', { department: 'warehouse', what: 'Was it packed?', owner: 'anna' }, AGENT);
    expect(test.state.tasks).toMatchObject([{ kind: 'ask', department: 'warehouse', owner: 'anna' }]);
    test.ask('acceptOffer', { version: 1 });
    expect(test.state.stage).toBe('execution');
    expect(typesOf(test.journal)).toContain('offerAccepted');
  });

  it('is told to its own role, answered in words to whoever asked, and never with a day that has passed (B6)', () => {
    const test = begun(COMPLAINT);
    expect(test.ask('askDepartment', { department: 'warehouse', what: 'x', dueAt: test.now }, AGENT)).toMatchObject({
      ok: false,
      refusal: { code: 'due_in_past' },
    });
    test.ask('askDepartment', { department: 'warehouse', what: 'Was it packed?' }, AGENT);
    expect(test.told.at(-1)).toMatchObject({ template: 'task_ask', to: 'warehouse' });
    expect(test.ask('answerTask', { task: 't1', answer: 'Yes.' }, AGENT)).toMatchObject({ ok: false });
    test.ask('answerTask', { task: 't2', answer: 'Yes.' }, AGENT);
    expect(test.told.at(-1)).toMatchObject({ template: 'task_answered', to: 'agent', params: { answer: 'Yes.' } });
  });
});

describe('a supervisor who finds otherwise (B4, R37)', () => {
  const change = (test: TestCase) =>
    test.ask('changeFinding', { liability: 'merchant', reason: 'seen in the store' }, SUPERVISOR);

  it('has a refusal judged anew, with who, why and which rule on record', () => {
    const test = refused();
    change(test);
    expect(test.state.refusal).toBeUndefined();
    expect(test.state.finding).toEqual({ liability: 'merchant', rule: 'changed-mind', changed: 1 });
    expect(test.journal.find(({ type }) => type === 'findingChanged')).toMatchObject({
      by: SUPERVISOR,
      because: 'seen in the store',
      data: { liability: 'merchant', overrode: 'changed-mind' },
    });
  });

  it('ends the question that came of the old finding, and has an agent make another offer where one is out', () => {
    const question = undecided();
    change(question);
    expect(question.state.tasks).toEqual([]);
    const test = aCase();
    judged(test);
    change(test);
    expect(test.state).toMatchObject({
      stage: 'negotiation',
      tasks: [{ kind: 'newOffer' }],
      offer: { status: 'open' },
    });
  });

  it('changes nothing by finding the same, and nothing before anything was found', () => {
    const test = refused();
    expect(test.ask('changeFinding', { liability: 'customer', reason: 'x' }, SUPERVISOR)).toMatchObject({ value: [] });
    expect(change(aCase())).toMatchObject({ ok: false, refusal: { code: 'not_now' } });
  });
});
