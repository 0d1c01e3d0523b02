import fc from 'fast-check';
import { refundTiming } from '#domain/settlement/provider-limits.ts';

const T0 = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
const DAY = 86_400_000;
const limits = { maxAgeDays: 365, maxRefunds: 50, minGapMs: MINUTE };
const RULES = { providerLimits: { wallet: limits } };
const past = (refundedAt: readonly number[] = []) => ({ tender: 'wallet', capturedAt: T0, refundedAt }) as const;

describe('what a provider still takes', () => {
  it('is anything at once, where the policy knows no limits (R21)', () => {
    const old = { tender: 'card', capturedAt: 0, refundedAt: Array.from({ length: 99 }, () => T0) } as const;
    expect(refundTiming(RULES, old, T0)).toEqual({ when: 'now' });
  });

  it('waits for the gap after the last refund, whatever order they are given in (R21)', () => {
    expect(refundTiming(RULES, past([T0 + 30_000, T0]), T0 + 40_000)).toEqual({
      when: 'later',
      notBefore: T0 + 30_000 + MINUTE,
    });
    expect(refundTiming(RULES, past([T0]), T0 + MINUTE)).toEqual({ when: 'now' });
  });

  it('is nothing beyond the age of the payment, or the number of refunds: another way is needed (R21)', () => {
    const end = T0 + 365 * DAY;
    expect(refundTiming(RULES, past(), end)).toEqual({ when: 'now' });
    expect(refundTiming(RULES, past(), end + 1)).toEqual({ when: 'never', because: 'too_old' });
    const fifty = Array.from({ length: 50 }, (_, index) => T0 + index * MINUTE);
    expect(refundTiming(RULES, past(fifty.slice(1)), T0 + DAY)).toEqual({ when: 'now' });
    expect(refundTiming(RULES, past(fifty), T0 + DAY)).toEqual({ when: 'never', because: 'too_many' });
  });

  it('never waits into the time when the payment is too old (R21)', () => {
    expect(refundTiming(RULES, past([T0 + 365 * DAY - 1]), T0 + 365 * DAY)).toEqual({
      when: 'never',
      because: 'too_old',
    });
  });

  it('is kept by refunds that are planned one after the other (R21)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat({ max: 400 }), (count, days) => {
        const asked: number[] = [];
        let at = T0 + days * DAY;
        for (let n = 0; n < count; n += 1) {
          const timing = refundTiming(RULES, past(asked), at);
          if (timing.when === 'never') break;
          at = timing.when === 'later' ? timing.notBefore : at;
          asked.push(at);
        }
        expect(asked.length).toBeLessThanOrEqual(50);
        asked.forEach((now, index) => {
          expect(now).toBeLessThanOrEqual(T0 + 365 * DAY);
          if (index > 0) expect(now - (asked[index - 1] ?? 0)).toBeGreaterThanOrEqual(MINUTE);
        });
      }),
    );
  });
});
