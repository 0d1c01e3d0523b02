import { runExamples, unhitRules } from '#policies/examples.ts';
import { theBook } from './support.ts';

describe.each(theBook().all())('$id $version', (policy) => {
  it.each(runExamples(policy))('answers $example $rule as its file says (C2)', ({ wrong }) =>
    expect(wrong).toBeUndefined(),
  );

  it('has an example for every rule (C2)', () => expect(unhitRules(policy)).toEqual([]));

  it('has only examples that name a rule there is (C2)', () => {
    const { find, decide } = policy.file.tests;
    expect(policy.rules.liability).toEqual(expect.arrayContaining(find.map((each) => each.rule)));
    expect(policy.rules.remedies).toEqual(expect.arrayContaining(decide.map((each) => each.rule)));
  });
});
