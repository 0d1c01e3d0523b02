import fc from 'fast-check';
import { ABUSE_SIGNALS } from '#domain/diagnosis/abuse.ts';
import type { PolicyVerdict } from '#domain/policy/decision.ts';
import type { FindingFacts, PolicyFacts } from '#domain/policy/facts.ts';
import { isRefusalCode } from '#domain/refusals.ts';
import { isRemedyKind } from '#domain/remedies/index.ts';
import type { LoadedPolicy } from '#policies/policy.ts';
import { anyFacts } from './any-facts.ts';
import { theBook } from './support.ts';

/** The same facts on another day after delivery, with the window as that day says. */
const onDay = (policy: LoadedPolicy, facts: PolicyFacts, days: number): PolicyVerdict =>
  policy.decide({
    ...facts,
    orderStatus: 'delivered',
    daysSinceAnchor: days,
    windowOpen: days <= policy.file.window.days,
  });

const findingFactsOf = ({
  problem,
  orderStatus,
  hasProof,
  channel,
  batchDefect,
  ...facts
}: PolicyFacts): FindingFacts => {
  const { serialFits, daysOnTheRoad } = facts;
  return { problem, orderStatus, hasProof, channel, batchDefect, serialFits, daysOnTheRoad };
};

/** Remedies that give words or time, whatever the goods are worth. */
const MOVES_NO_MONEY: ReadonlySet<string> = new Set(['wait', 'guidance', 'apology', 'change_order']);

describe.each(theBook().all())('$id $version', (policy) => {
  it('answers every combination of facts with one verdict and its reason (C2)', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const verdict = policy.decide(facts);
        const { because } = verdict;
        expect(policy.rules.remedies).toContain(because.rule);
        expect(because).toMatchObject({ policy: policy.id, version: policy.version });
        expect(because.says.zh + because.says.en).not.toMatch(/undefined|[{}]/);
        expect(Object.keys(because.facts)).not.toHaveLength(0);
        expect(verdict.verdict !== 'offer' || isRemedyKind(verdict.remedy)).toBe(true);
        expect(verdict.verdict !== 'refuse' || isRefusalCode(verdict.code)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds somebody liable for every combination of facts (B4)', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const finding = policy.find(findingFactsOf(facts));
        expect(policy.rules.liability).toContain(finding.because.rule);
        expect(['customer', 'merchant', 'carrier']).toContain(finding.liability);
      }),
      { numRuns: 500 },
    );
  });

  it('lets signals of abuse add a look by a person, and never a refusal (R49)', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { because: _one, ...without } = policy.decide({ ...facts, abuseSignals: [] });
        const { because: _other, ...suspected } = policy.decide({ ...facts, abuseSignals: [...ABUSE_SIGNALS] });
        if (suspected.verdict !== 'person') expect(suspected).toEqual(without);
        if (without.verdict === 'refuse') expect(suspected).toEqual(without);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers the same facts with the same words every time (R35)', () => {
    fc.assert(fc.property(anyFacts, (facts) => expect(policy.decide(facts)).toEqual(policy.decide({ ...facts }))));
  });

  it('never offers on a later day what it refused for the window on an earlier one (R36)', () => {
    const noReason = fc.constantFrom('no_longer_wanted' as const, 'ordered_by_mistake' as const);
    fc.assert(
      fc.property(anyFacts, noReason, fc.nat({ max: 60 }), (...[facts, problem, more]) => {
        const own = { ...facts, problem, change: 'none' as const, categories: ['clothing'] };
        const shut = onDay(policy, own, policy.file.window.days + 1);
        expect(shut).toMatchObject({ verdict: 'refuse', code: 'window_closed' });
        const later = onDay(policy, own, policy.file.window.days + 1 + more);
        expect(later).toMatchObject({ verdict: 'refuse', code: 'window_closed' });
      }),
      { numRuns: 500 },
    );
  });

  it('never turns a refusal of delivered goods into anything else as days go by (R36, R38)', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat({ max: 400 }), (facts, more) => {
        const early = onDay(policy, facts, facts.daysSinceAnchor).verdict;
        const late = onDay(policy, facts, facts.daysSinceAnchor + more).verdict;
        expect(early !== 'refuse' || late === 'refuse').toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('offers no money above the limit without a person (R43)', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(), (facts, more) => {
        const amount = policy.limits.autoOffer + 1 + more;
        const verdict = policy.decide({ ...facts, change: 'none', amount });
        expect(verdict.verdict === 'offer' && !MOVES_NO_MONEY.has(verdict.remedy)).toBe(false);
      }),
    );
  });

  it('keeps the quality route open when the window for returns without a reason is shut (R38)', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const verdict = policy.decide({ ...facts, problem: 'defective', windowOpen: false });
        expect(verdict).not.toMatchObject({ code: 'window_closed' });
        const proven = {
          problem: 'defective',
          hasProof: true,
          liability: 'merchant',
          wish: 'return_and_refund',
        } as const;
        const soon = {
          orderStatus: 'delivered',
          windowOpen: false,
          daysSinceAnchor: 15,
          requestsForUnits: 0,
          abuseSignals: [],
          serialFits: true,
          repairOutcome: 'none',
          repairsOfUnit: 0,
        } as const;
        const offer = policy.decide({ ...facts, ...proven, ...soon, amount: policy.limits.autoOffer });
        // Where other remedies come first by then, a person or another offer answers; nobody is sent away.
        const takesBack = Number(policy.values['qualityDays'] ?? 0) >= soon.daysSinceAnchor;
        if (takesBack)
          expect(offer).toMatchObject({ verdict: 'offer', remedy: 'return_and_refund', freight: 'merchant' });
        else expect(offer.verdict).not.toBe('refuse');
      }),
    );
  });

  it('only adds a person when there were many requests, never a refusal (R49)', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const calm = policy.decide({ ...facts, requestsForUnits: 0 });
        const many = policy.decide({ ...facts, requestsForUnits: 9 });
        expect(many.verdict === 'refuse').toBe(calm.verdict === 'refuse');
      }),
      { numRuns: 500 },
    );
  });

  it('lets the merchant pay the way back whenever the fault is not the customer`s, while the warranty lasts (C2)', () => {
    const { warrantyDays, liabilityDays } = policy.values;
    const lasting = Number(warrantyDays ?? liabilityDays);
    fc.assert(
      fc.property(anyFacts, ({ daysSinceAnchor, ...facts }) => {
        const verdict = policy.decide({ ...facts, daysSinceAnchor: Math.min(daysSinceAnchor, lasting) });
        expect(verdict.verdict !== 'offer' || facts.liability === 'customer' || verdict.freight === 'merchant').toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });
});
