import fc from 'fast-check';
import type { FindingLiability } from '#domain/diagnosis/finding.ts';
import type { PolicyVerdict } from '#domain/policy/decision.ts';
import type { OrderDates, PolicyFacts } from '#domain/policy/facts.ts';
import { windowOf } from '#domain/policy/window.ts';
import { loadCalendar } from '#policies/calendars.ts';
import { zoneOf } from '#policies/zone.ts';
import { anyFacts } from './any-facts.ts';
import { theBook } from './support.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const RANK = { refuse: 0, person: 1, offer: 2 } as const satisfies Record<PolicyVerdict['verdict'], number>;

const bare = ({ because: _because, ...verdict }: PolicyVerdict): unknown => verdict;
const freightOf = (verdict: PolicyVerdict): number =>
  verdict.verdict === 'offer' && verdict.freight === 'customer' ? 0 : 1;
const shippingOf = (verdict: PolicyVerdict): number => (verdict.verdict === 'offer' && verdict.refundShipping ? 1 : 0);

describe.each(theBook().all())('$id $version is monotone', (policy) => {
  /** Facts that fit each other: a window that is open has not been open for longer than it lasts. */
  const onSomeDay = fc.record({ facts: anyFacts, days: fc.nat({ max: policy.file.window.days }) });

  it('in the window: what a shorter one allows a longer one never refuses (R36)', () => {
    fc.assert(
      fc.property(onSomeDay, ({ facts, days }) => {
        const [shut, open] = [false, true].map((windowOpen) =>
          policy.decide({ ...facts, daysSinceAnchor: days, windowOpen }),
        ) as [PolicyVerdict, PolicyVerdict];
        expect(open.verdict === 'refuse' && shut.verdict !== 'refuse').toBe(false);
        if (shut.verdict === 'offer') expect(RANK[open.verdict]).toBe(RANK.offer);
      }),
      { numRuns: 300 },
    );
  });

  it('in liability: another`s fault never gives the customer less than their own (B4, C2)', () => {
    const others = fc.constantFrom<FindingLiability>('merchant', 'carrier');
    fc.assert(
      fc.property(onSomeDay, others, ({ facts, days }, liability) => {
        const own: PolicyFacts = { ...facts, daysSinceAnchor: days, windowOpen: true, liability: 'customer' };
        const [less, more] = [policy.decide(own), policy.decide({ ...own, liability })];
        expect(RANK[more.verdict]).toBeGreaterThanOrEqual(RANK[less.verdict]);
        expect(freightOf(more)).toBeGreaterThanOrEqual(freightOf(less));
        if (less.verdict === 'offer') expect(shippingOf(more)).toBeGreaterThanOrEqual(shippingOf(less));
      }),
      { numRuns: 300 },
    );
  });

  it('in proof: showing what is wrong never turns an offer into less (B4)', () => {
    fc.assert(
      fc.property(onSomeDay, ({ facts, days }) => {
        const request = { ...facts, daysSinceAnchor: days, windowOpen: true };
        const judged = (hasProof: boolean): PolicyVerdict => {
          const { liability } = policy.find({ ...request, hasProof });
          return policy.decide({ ...request, hasProof, liability });
        };
        expect(RANK[judged(true).verdict]).toBeGreaterThanOrEqual(RANK[judged(false).verdict]);
      }),
      { numRuns: 300 },
    );
  });

  it('in the number of requests: one more never gives more (R49)', () => {
    fc.assert(
      fc.property(onSomeDay, ({ facts }) => {
        const [fewer, more] = [
          policy.decide(facts),
          policy.decide({ ...facts, requestsForUnits: facts.requestsForUnits + 1 }),
        ];
        expect(bare(more)).toEqual(more.verdict === 'person' ? { verdict: 'person' } : bare(fewer));
      }),
      { numRuns: 300 },
    );
  });

  it('in what it says of problems without a rule: a person, never a refusal (B5)', () => {
    const talk = fc.constantFrom('question' as const, 'complaint' as const, 'bad_review' as const);
    fc.assert(
      fc.property(onSomeDay, talk, ({ facts }, problem) => {
        const told = { ...facts, problem, change: 'none' as const, orderStatus: 'delivered' as const };
        expect(policy.decide(told).verdict).not.toBe('refuse');
      }),
      { numRuns: 500 },
    );
  });
});

describe('the window of a policy', () => {
  const frames = [
    ['Asia/Shanghai', 'cn'],
    ['Europe/Berlin', 'de'],
    ['America/New_York', 'us'],
  ] as const;
  const dates = fc.record({
    placedAt: fc.constant(START),
    shippedAt: fc.option(fc.nat({ max: 20 }).map((days) => START + days * DAY)),
    deliveredAt: fc.option(fc.nat({ max: 300 }).map((hours) => START + hours * 3_600_000)),
    lastParcelAt: fc.option(fc.nat({ max: 300 }).map((hours) => START + hours * 3_600_000)),
  });

  it.each(frames)('counted longer in %s is open whenever the shorter one is (R36)', (zone, calendar) => {
    const frame = { zone: zoneOf(zone), calendar: loadCalendar(`policies/calendars/${calendar}.yaml`) };
    const rule = fc.record({
      anchor: fc.constantFrom(
        'signed' as const,
        'delivered' as const,
        'lastParcel' as const,
        'fulfilledPlusBuffer' as const,
      ),
      firstDay: fc.constantFrom('sameDay' as const, 'nextDay' as const),
      days: fc.integer({ min: 1, max: 60 }),
      rollToWorkingDay: fc.boolean(),
      buffer: fc.constantFrom(null, { kind: 'exact' as const, days: 5, ms: 0 }),
    });
    const hour = fc.nat({ max: 24 * 120 }).map((hours) => START + hours * 3_600_000);
    fc.assert(
      fc.property(fc.tuple(rule, dates, hour, fc.nat({ max: 30 })), ([short, given, at, more]) => {
        const longer = { ...short, days: short.days + more };
        const opens = (one: typeof short): boolean => windowOf(one, given satisfies OrderDates, frame).open(at);
        expect(opens(longer) || !opens(short)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
