import { typesOf, AGENT, CUSTOMER, DAY, HOUR, SUPERVISOR, clocksOf, type TestCase } from '#test/support/a-case.ts';
import { cared, counterAnswered, COUPON, proposed } from '#test/support/case-negotiation.ts';
import { agreed, closed, declined, inNegotiation, revisited, undecided, refused } from '#test/support/case-stages.ts';
import { anOffer, offered } from '#test/support/case-steps.ts';
import { waitingOn } from '#domain/case/waiting-on.ts';
import { mayOffer } from '#domain/negotiation/may-offer.ts';

const refusalOf = (answer: ReturnType<TestCase['ask']>) => (answer.ok ? 'taken' : answer.refusal.code);
const taskOf = (test: TestCase, kind: string): string => test.state.tasks.find((task) => task.kind === kind)?.id ?? '';
const decide = (test: TestCase, verdict: 'grant' | 'deny', by = SUPERVISOR) =>
  test.ask('decideTask', { task: taskOf(test, 'approve'), verdict, reason: 'the reason' }, by);

describe('a customer who declines', () => {
  it('without a wish is answered by a person (C5)', () => {
    const test = declined();
    expect(test.state.tasks).toMatchObject([{ kind: 'newOffer' }]);
    expect(clocksOf(test.state)).toEqual(['newOffer']);
  });

  it('with a wish is answered by the policy first, and by a person where no rule gives it (C5)', () => {
    const test = inNegotiation();
    test.ask('declineOffer', { version: 1, wish: 'partial_refund', amount: 900 });
    expect(test.state).toMatchObject({ counter: { wish: 'partial_refund', amount: 900 }, tasks: [] });
    expect(waitingOn(test.state)).toBe('aftercare');
    counterAnswered(test);
    expect(test.state.counter).toBeUndefined();
    expect(test.state.tasks).toMatchObject([{ kind: 'newOffer' }]);
  });

  it('gets each further offer under a version of its own; consent to an old one is refused (R44)', () => {
    const test = inNegotiation();
    for (const version of [1, 2, 3]) {
      expect(test.state.offer).toMatchObject({ version, status: 'open' });
      test.ask('declineOffer', { version, wish: 'refund_only' });
      counterAnswered(test, { remedy: 'refund_only' });
    }
    expect(test.state.offer).toMatchObject({ version: 4, status: 'open' });
    for (const version of [1, 2, 3]) expect(refusalOf(test.ask('acceptOffer', { version }))).toBe('offer_superseded');
    expect(refusalOf(test.ask('acceptOffer', { version: 5 }))).toBe('offer_superseded');
    expect(refusalOf(test.ask('acceptOffer', { version: 4 }))).toBe('taken');
    expect(test.state.agreement).toMatchObject({ version: 4 });
  });
});

describe('an offer above the limit of its maker', () => {
  const proposal = (): TestCase => {
    const test = declined();
    proposed(test, anOffer(test.state, { byPerson: true }));
    return test;
  };

  it('is not the customer’s to see or to accept: they hear nothing of it (R43)', () => {
    const before = declined().told.filter(({ to }) => to === 'customer').length;
    const test = proposal();
    expect(test.state.offer).toMatchObject({ version: 1, status: 'declined' });
    expect(test.state.proposal).toMatchObject({ above: { what: 'limit' }, by: AGENT });
    expect(test.told.filter(({ to }) => to === 'customer')).toHaveLength(before);
    expect(refusalOf(test.ask('acceptOffer', { version: 2 }))).toBe('offer_superseded');
  });

  it('has a deadline of its own that climbs and never turns into a yes (B5, R43)', () => {
    const test = proposal();
    expect(test.state.tasks).toMatchObject([{ kind: 'approve' }]);
    expect(clocksOf(test.state)).toEqual(['approval']);
    test.wait(3 * DAY);
    expect(test.state.tasks).toMatchObject([{ kind: 'approve', level: 3 }]);
    expect(test.state.offer).toMatchObject({ version: 1 });
    expect(test.told.filter(({ template }) => template.includes('approval'))).toEqual([]);
  });

  it('becomes the next version with a supervisor’s yes (B5, R44)', () => {
    const test = proposal();
    decide(test, 'grant');
    expect(test.state).toMatchObject({ stage: 'negotiation', tasks: [], offer: { version: 2, status: 'open' } });
    expect(test.state.proposal).toBeUndefined();
    expect(test.state.unapproved).toEqual([]);
    expect(test.told.at(-1)).toMatchObject({ template: 'offer_made', to: 'customer' });
  });

  it('goes back to the agent with the reason of a no; what it said stays hidden (B5, R43)', () => {
    const test = proposal();
    decide(test, 'deny');
    expect(test.state.proposal).toBeUndefined();
    expect(test.state.tasks).toMatchObject([{ kind: 'newOffer', why: 'the offer was not approved: the reason' }]);
    expect(test.state.unapproved).toEqual([1]);
    expect(clocksOf(test.state)).toEqual(['newOffer']);
  });

  it('is approved by somebody else than its maker (R43)', () => {
    const test = declined();
    proposed(test, anOffer(test.state, {}), SUPERVISOR);
    expect(refusalOf(decide(test, 'grant'))).toBe('own_proposal');
    expect(refusalOf(decide(test, 'grant', { type: 'supervisor', id: 'another' }))).toBe('taken');
  });

  it('is needless once the customer accepts what they have already (R44)', () => {
    const test = inNegotiation();
    proposed(test, anOffer(test.state, { byPerson: true }));
    expect(waitingOn(test.state)).toBe('customer');
    test.ask('acceptOffer', { version: 1 });
    expect(test.state).toMatchObject({ stage: 'execution', tasks: [], agreement: { version: 1 } });
    expect(test.state.proposal).toBeUndefined();
  });

  it('keeps the case open when the offer before it lapses meanwhile (C6, B5)', () => {
    const test = inNegotiation();
    test.wait(6 * DAY + 12 * HOUR);
    proposed(test, anOffer(test.state, { byPerson: true }));
    test.wait(DAY);
    expect(test.state).toMatchObject({
      stage: 'negotiation',
      offer: { status: 'lapsed' },
      tasks: [{ kind: 'approve' }],
    });
    decide(test, 'deny');
    expect(test.state.stage).toBe('negotiation');
    test.ask('decideTask', { task: taskOf(test, 'newOffer'), verdict: 'deny', reason: 'no more' }, AGENT);
    expect(test.state.stage).toBe('closed');
  });

  it('can be made before anything was offered, and waits in diagnosis (B5)', () => {
    const test = undecided();
    proposed(test, anOffer(test.state, { byPerson: true }));
    expect(test.state).toMatchObject({ stage: 'diagnosis', tasks: [{ kind: 'approve' }] });
    decide(test, 'grant');
    expect(test.state).toMatchObject({ stage: 'negotiation', offer: { version: 1 } });
  });

  it('ends with the case that was withdrawn (A3)', () => {
    const test = proposal();
    test.ask('withdraw', {}, CUSTOMER);
    expect(test.state).toMatchObject({ stage: 'closed', tasks: [] });
    expect(test.state.proposal).toBeUndefined();
  });
});

describe('a rule that a person decides against', () => {
  it('is on record with who, why and which rule, where a refusal is set aside (R37)', () => {
    const test = refusedByRule();
    test.ask('decideTask', { task: taskOf(test, 'decide'), verdict: 'grant', reason: 'in hospital' }, SUPERVISOR);
    expect(test.state.overrides).toMatchObject([
      { rule: 'window-closed', said: 'refuse window_closed', gave: 'granted', by: SUPERVISOR, reason: 'in hospital' },
    ]);
  });

  function refusedByRule(): TestCase {
    const test = refused();
    test.write([
      {
        type: 'requestRefused',
        at: test.now,
        by: { type: 'system', id: 'policy' },
        data: { code: 'window_closed', disputable: true },
        because: 'window-closed',
      },
    ]);
    test.ask('disputeRefusal', { reason: true });
    return test;
  }
});

describe('an offer that costs the customer something or takes long', () => {
  it('is agreed in writing: a bare yes is refused by name, and the way of consent is kept (C4)', () => {
    const test = inNegotiation({ confirm: true });
    expect(refusalOf(test.ask('acceptOffer', { version: 1 }))).toBe('confirmation_missing');
    expect(refusalOf(test.ask('acceptOffer', { version: 1, confirmation: { method: 'typed' } }))).toBe('taken');
    expect(test.state.agreement).toMatchObject({ confirmed: 'typed' });
  });

  it('is the exception: everything else is agreed by a plain yes (C4)', () => {
    const test = agreed();
    expect(test.state.agreement).not.toHaveProperty('confirmed');
  });
});

describe('a poor score', () => {
  const scored = (score: number, solved = true): TestCase => {
    const test = revisited();
    test.ask('answerRevisit', { solved, score });
    return test;
  };

  it('brings an apology at once and a person who offers something (E2)', () => {
    const test = scored(2);
    expect(test.state).toMatchObject({ stage: 'closed', unhappy: { score: 2, solved: true } });
    cared(test);
    expect(test.state.grants).toMatchObject([{ kind: 'apology', status: 'delivered' }]);
    expect(test.state.tasks).toMatchObject([{ kind: 'care' }]);
    expect(clocksOf(test.state)).toEqual(['watch', 'care']);
    expect(test.told.at(-2)).toMatchObject({ template: 'apology', to: 'customer' });
  });

  it('of a case that starts over brings the apology; the person is on it already (E2)', () => {
    const test = scored(1, false);
    cared(test);
    expect(test.state.grants).toMatchObject([{ kind: 'apology' }]);
    expect(test.state.tasks).toMatchObject([{ kind: 'newOffer' }]);
  });

  it('is not what the best score is; the policy is not even asked (E2)', () => {
    expect(closed().state.unhappy).toBeUndefined();
    const fair = scored(4);
    cared(fair);
    expect(fair.state).toMatchObject({ stage: 'closed', tasks: [] });
    expect(fair.state.grants).toBeUndefined();
  });

  it('lets a care offer take the closed case up again, with all rounds counted (E2, R44)', () => {
    const test = scored(2);
    cared(test);
    expect(mayOffer(test.state)).toBe(true);
    const written = offered(test, {
      remedy: 'coupon',
      money: { amount: 0, currency: 'USD' },
      terms: { grants: [COUPON] },
    });
    expect(typesOf(written)).toEqual(['taskDone', 'caseReopened', 'offerMade', 'stageMoved', 'stageMoved']);
    expect(test.state).toMatchObject({ stage: 'negotiation', reopened: 1, tasks: [], offer: { version: 2 } });
  });

  it('is dealt with by a call alone, when nothing is to be offered (E2)', () => {
    const test = scored(2);
    cared(test);
    test.ask('decideTask', { task: taskOf(test, 'care'), verdict: 'deny', reason: 'called, all is well' }, AGENT);
    expect(test.state).toMatchObject({ stage: 'closed', tasks: [], outcome: 'fulfilled' });
  });
});
