import fc from 'fast-check';
import type { CaseState } from '#domain/case/state.ts';
import { emptyState } from '#domain/case/state.ts';
import { above, type PromiseLimits } from '#domain/compensation/limits.ts';
import { agreedIn, committedIn, NOTHING, plus, worthOf, type Worth } from '#domain/compensation/worth.ts';
import type { OfferSummary } from '#domain/offer.ts';
import { GRANT_KINDS, needsWorth, type GrantTerms } from '#domain/parts/grant/terms.ts';
import { REMEDIES, type RemedyKind } from '#domain/remedies/index.ts';
import { AGENT, CASE_NO, CUSTOMER, SUPERVISOR } from '#test/support/a-case.ts';
import { AN_APOLOGY, COUPON } from '#test/support/case-negotiation.ts';
import { inNegotiation } from '#test/support/case-stages.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' as const });
const anOffer = (over: Partial<OfferSummary> = {}): OfferSummary => ({
  version: 1,
  remedy: 'refund_only',
  money: usd(5_000),
  freight: 'merchant',
  decision: 1,
  refundDays: 5,
  ...over,
});

const LIMITS: PromiseLimits = { agent: 50_000 };

describe('what an offer counts for', () => {
  it('is nothing where the policy gives back what was paid for goods (R43)', () => {
    expect(worthOf(anOffer())).toEqual(NOTHING);
  });

  it('is all of its money where a person promised it (R43)', () => {
    expect(worthOf(anOffer({ byPerson: true }))).toEqual({ promised: 5_000, compensation: 0 });
  });

  it('is compensation where the goods are kept, whoever gives it (D6, R43)', () => {
    expect(worthOf(anOffer({ remedy: 'partial_refund' }))).toEqual({ promised: 5_000, compensation: 5_000 });
  });

  it('adds the grants that come with it: combined remedies count together (C1, R43)', () => {
    const offer = anOffer({ byPerson: true, terms: { grants: [COUPON, AN_APOLOGY] } });
    expect(worthOf(offer)).toEqual({ promised: 7_000, compensation: 2_000 });
  });
});

describe('what a case has promised', () => {
  it('is what was agreed by a person, and lasts over reopening (R43, E2)', () => {
    const test = inNegotiation({
      byPerson: true,
      money: usd(3_000),
      remedy: 'refund_only',
      terms: { grants: [COUPON] },
    });
    expect(agreedIn(test.state)).toEqual(NOTHING);
    expect(committedIn(test.state)).toEqual({ promised: 5_000, compensation: 2_000 });
    test.ask('acceptOffer', { version: 1 });
    expect(agreedIn(test.state)).toEqual({ promised: 5_000, compensation: 2_000 });
    expect(committedIn(test.state)).toEqual(agreedIn(test.state));
  });

  it('is no more where it was withdrawn before anything moved (R43)', () => {
    const test = inNegotiation({ byPerson: true, money: usd(3_000), terms: { grants: [COUPON] } });
    test.ask('acceptOffer', { version: 1 });
    test.ask('withdraw', {}, CUSTOMER);
    expect(agreedIn(test.state)).toEqual(NOTHING);
  });
});

describe('the limit of whoever promises', () => {
  const total = (promised: number, compensation = 0): Worth => ({ promised, compensation });

  it('holds for an agent up to its last unit, and asks a supervisor above it (B5, R43)', () => {
    const asked = { by: AGENT, paid: 1_000_000 };
    expect(above(LIMITS, { ...asked, total: total(50_000) })).toBeUndefined();
    expect(above(LIMITS, { ...asked, total: total(50_001) })).toEqual({ what: 'limit', limit: 50_000, total: 50_001 });
  });

  it('is none for a supervisor unless the policy names one (R43)', () => {
    const asked = { by: SUPERVISOR, paid: 10, total: total(900_000, 900_000) };
    expect(above(LIMITS, asked)).toBeUndefined();
    expect(above({ ...LIMITS, supervisor: 500_000 }, asked)).toMatchObject({ what: 'limit', limit: 500_000 });
  });

  it('is what was paid where goods are compensated: above it a supervisor decides, whatever the figure (R43)', () => {
    const asked = { by: AGENT, paid: 4_000 };
    expect(above(LIMITS, { ...asked, total: total(4_000, 4_000) })).toBeUndefined();
    expect(above(LIMITS, { ...asked, total: total(4_001, 4_001) })).toEqual({
      what: 'worth',
      limit: 4_000,
      total: 4_001,
    });
  });

  it("is a senior's and a manager's own where the policy says so, else that of an agent and a supervisor (H2, R43)", () => {
    const asked = (type: 'senior' | 'manager', promised: number, limits: PromiseLimits) =>
      above(limits, { by: { type, id: 'x' }, paid: 1_000_000, total: total(promised, 0) })?.limit;
    expect(asked('senior', 50_001, LIMITS)).toBe(50_000);
    expect(asked('senior', 50_001, { ...LIMITS, senior: 80_000 })).toBeUndefined();
    expect(asked('senior', 80_001, { ...LIMITS, senior: 80_000 })).toBe(80_000);
    expect(asked('manager', 900_000, LIMITS)).toBeUndefined();
    expect(asked('manager', 900_000, { ...LIMITS, supervisor: 200_000 })).toBe(200_000);
    expect(asked('manager', 900_000, { ...LIMITS, supervisor: 200_000, manager: 900_000 })).toBeUndefined();
    expect(above(LIMITS, { by: { type: 'manager', id: 'x' }, paid: 10, total: total(20, 20) })).toBeUndefined();
    expect(above(LIMITS, { by: { type: 'senior', id: 'x' }, paid: 10, total: total(20, 20) })?.what).toBe('worth');
  });

  const grants: fc.Arbitrary<readonly GrantTerms[]> = fc.array(
    fc
      .record({ kind: fc.constantFrom(...GRANT_KINDS), amount: fc.nat({ max: 40_000 }) })
      .map(({ kind, amount }) => ({ kind, worth: usd(needsWorth(kind) ? amount : 0) })),
    { maxLength: 4 },
  );
  const offers = fc.array(
    fc.record({
      remedy: fc.constantFrom(...(Object.keys(REMEDIES) as RemedyKind[])),
      money: fc.nat({ max: 60_000 }),
      grants,
      ofCase: fc.nat({ max: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  );

  it('is never exceeded by agents, however offers are combined and split over cases of the order (R43, property)', () => {
    fc.assert(
      fc.property(offers, (wanted) => {
        const cases: CaseState[] = [0, 1, 2, 3].map((n) => emptyState(`${CASE_NO.slice(0, -1)}${n}`));
        for (const { remedy, money, grants: some, ofCase } of wanted) {
          const mine = cases[ofCase] as CaseState;
          const offer = anOffer({
            remedy,
            money: usd(money),
            byPerson: true,
            version: mine.offers + 1,
            terms: { grants: some },
          });
          const others = cases.filter((one) => one !== mine).reduce((sum, one) => plus(sum, committedIn(one)), NOTHING);
          const promise = plus(plus(agreedIn(mine), worthOf(offer)), others);
          if (above(LIMITS, { by: AGENT, total: promise, paid: Number.MAX_SAFE_INTEGER })) continue;
          cases[ofCase] = { ...mine, offers: offer.version, offer: { ...offer, status: 'open', madeAt: 0 } };
          const all = cases.reduce((sum, one) => plus(sum, committedIn(one)), NOTHING);
          expect(all.promised).toBeLessThanOrEqual(LIMITS.agent);
        }
      }),
      { numRuns: 300 },
    );
  });
});
