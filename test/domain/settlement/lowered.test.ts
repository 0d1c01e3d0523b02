import fc from 'fast-check';
import { dueOfAgreed } from '#domain/settlement/lowered.ts';

describe('a part of a lowered offer', () => {
  it('pays its share of what was agreed, not what was once paid for it (C5, R8)', () => {
    // Two articles of 60.00 and 40.00, agreed at 50.00; only the first passes the inspection.
    expect(dueOfAgreed({ agreed: 5_000, whole: 10_000, before: 0, now: 6_000 })).toBe(3_000);
    expect(dueOfAgreed({ agreed: 5_000, whole: 10_000, before: 6_000, now: 4_000 })).toBe(2_000);
  });

  it('pays what was paid for it where nothing was lowered, shipping or not (R8, R11)', () => {
    expect(dueOfAgreed({ agreed: 10_000, whole: 10_000, before: 0, now: 3_333 })).toBe(3_333);
    expect(dueOfAgreed({ agreed: 10_900, whole: 10_000, before: 0, now: 3_333 })).toBe(3_333);
  });

  it('is nothing of nothing (R23)', () => {
    expect(dueOfAgreed({ agreed: 0, whole: 0, before: 0, now: 0 })).toBe(0);
  });

  it('gives exactly what was agreed in whatever portions the units come back, and never more than they are worth (C5, R8, property)', () => {
    const worths = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(worths, fc.double({ min: 0, max: 1, noNaN: true }), (units, ratio) => {
        const whole = units.reduce((total, unit) => total + unit, 0);
        const agreed = Math.floor(whole * ratio);
        let before = 0;
        let paid = 0;
        for (const now of units) {
          const due = dueOfAgreed({ agreed, whole, before, now });
          expect(due).toBeGreaterThanOrEqual(0);
          before += now;
          paid += due;
          expect(paid).toBeLessThanOrEqual(before);
        }
        expect(paid).toBe(agreed);
      }),
    );
  });
});
