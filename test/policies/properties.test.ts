import fc from 'fast-check';
import { CHANNELS, PROBLEMS, WISHES } from '#domain/intake/request.ts';
import type { PolicyVerdict } from '#domain/policy/decision.ts';
import type { PolicyFacts } from '#domain/policy/facts.ts';
import { isRefusalCode } from '#domain/refusals.ts';
import { isRemedyKind } from '#domain/remedies/index.ts';
import type { LoadedPolicy } from '#policies/policy.ts';
import { STATUSES, theBook } from './support.ts';

/** The same facts on another day after delivery, with the window as that day says. */
const onDay = (policy: LoadedPolicy, facts: PolicyFacts, days: number): PolicyVerdict =>
  policy.decide({
    ...facts,
    orderStatus: 'delivered',
    daysSinceAnchor: days,
    windowOpen: days <= policy.file.window.days,
  });

const anyFacts: fc.Arbitrary<PolicyFacts> = fc.record({
  problem: fc.constantFrom(...PROBLEMS),
  orderStatus: fc.constantFrom(...STATUSES),
  hasProof: fc.boolean(),
  channel: fc.constantFrom(...CHANNELS),
  wish: fc.constantFrom(...WISHES),
  liability: fc.constantFrom('customer' as const, 'merchant' as const, 'carrier' as const),
  windowOpen: fc.boolean(),
  daysSinceAnchor: fc.nat({ max: 800 }),
  categories: fc.subarray(['clothing', 'fresh', 'custom-made', 'Laptop']),
  amount: fc.oneof(fc.nat({ max: 5_000 }), fc.nat({ max: 1_000_000 })),
  tier: fc.constantFrom('standard' as const, 'vip' as const),
  requestsForUnits: fc.nat({ max: 8 }),
});

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
      fc.property(anyFacts, ({ problem, orderStatus, hasProof, channel }) => {
        const finding = policy.find({ problem, orderStatus, hasProof, channel });
        expect(policy.rules.liability).toContain(finding.because.rule);
        expect(['customer', 'merchant', 'carrier']).toContain(finding.liability);
      }),
      { numRuns: 500 },
    );
  });

  it('answers the same facts with the same words every time (R35)', () => {
    fc.assert(fc.property(anyFacts, (facts) => expect(policy.decide(facts)).toEqual(policy.decide({ ...facts }))));
  });

  it('never offers on a later day what it refused for the window on an earlier one (R36)', () => {
    const noReason = fc.constantFrom('no_longer_wanted' as const, 'ordered_by_mistake' as const);
    fc.assert(
      fc.property(anyFacts, noReason, fc.nat({ max: 60 }), (...[facts, problem, more]) => {
        const own = { ...facts, problem, categories: ['clothing'] };
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

  it('offers nothing above the limit without a person (R43)', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(), (facts, more) => {
        const amount = policy.limits.autoOffer + 1 + more;
        expect(policy.decide({ ...facts, amount }).verdict).not.toBe('offer');
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
        const soon = { orderStatus: 'delivered', windowOpen: false, daysSinceAnchor: 15, requestsForUnits: 0 } as const;
        const offer = policy.decide({ ...facts, ...proven, ...soon, amount: policy.limits.autoOffer });
        expect(offer).toMatchObject({ verdict: 'offer', remedy: 'return_and_refund', freight: 'merchant' });
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

  it('lets the merchant pay the way back whenever the fault is not the customer`s (C2)', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const verdict = policy.decide(facts);
        expect(verdict.verdict !== 'offer' || facts.liability === 'customer' || verdict.freight === 'merchant').toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });
});
