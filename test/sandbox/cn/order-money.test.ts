import fc from 'fast-check';
import { chineseCatalogue } from '#sandbox/seed/cn/catalogue.ts';
import { chineseOrder } from '#sandbox/seed/cn/orders.ts';
import { chinesePeople } from '#sandbox/seed/cn/people.ts';
import { shelvesOf } from '#sandbox/seed/cn/shelves.ts';

const shelves = shelvesOf(chineseCatalogue('any'));
const people = chinesePeople('any');
const epoch = Date.parse('2026-11-01T00:00:00.000Z');

describe('whatever is bought, reduced and paid', () => {
  it('adds up to what was captured, and no line costs less than nothing or more than its price (R9)', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...people), (seed, customer) => {
        const { lines, shipping, payments } = chineseOrder({ seed, nth: 1, epoch, customer, shelves });
        const net = lines.reduce((sum, line) => sum + line.net.amount, 0);
        const captured = payments.reduce((sum, payment) => sum + payment.captured.amount, 0);
        expect(captured).toBe(net + shipping.amount);
        expect(payments.every((payment) => payment.captured.amount > 0)).toBe(true);
        for (const { net: paid, unitPrice, quantity } of lines) {
          expect(paid.amount).toBeGreaterThanOrEqual(0);
          expect(paid.amount).toBeLessThanOrEqual(unitPrice.amount * quantity);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
