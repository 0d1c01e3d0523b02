import type { Order } from '#domain/order.ts';
import { remedyOf, type RemedyKind } from '#domain/remedies/index.ts';
import type { PriceBasis, Terms } from '#domain/remedies/price.ts';

const AN_ORDER: Order = {
  shop: 'retail-us',
  orderNo: 'W1',
  customerId: 'c1',
  tier: 'standard',
  status: 'delivered',
  currency: 'CNY',
  dates: { placedAt: 0, shippedAt: 0, deliveredAt: 0, lastParcelAt: 0 },
  lines: [{ lineNo: 1, sku: 'kettle', name: 'Kettle', category: 'home', quantity: 3, net: 10_000, trackingNo: null }],
  shipping: 0,
  payments: [],
};

const price = (remedy: RemedyKind, terms: Partial<Terms>, units: PriceBasis['units'] = []) =>
  remedyOf(remedy).price({
    order: AN_ORDER,
    units,
    terms: { remedy, freight: 'merchant', refundShipping: false, ...terms },
  });
const codeOf = (answer: ReturnType<typeof price>) => (answer.ok ? 'priced' : answer.refusal.code);
const unit = (net: number) => ({ lineNo: 1, net });

describe('the price of a part of the price back', () => {
  it('is the policy’s share of what was really paid, rounded down (C1, R8)', () => {
    expect(price('partial_refund', { percent: 20 }, [unit(3_333), unit(3_333)])).toMatchObject({
      value: { refund: [{ amount: 1_333 }] },
    });
  });

  it('is the amount that was named, up to what the units are still worth (C5, R14)', () => {
    expect(price('partial_refund', { amount: 3_333 }, [unit(3_333)])).toMatchObject({
      value: { refund: [{ amount: 3_333 }] },
    });
    expect(codeOf(price('partial_refund', { amount: 3_334 }, [unit(3_333)]))).toBe('amount_above_net');
  });

  it('has to be named by somebody (C5)', () => {
    expect(codeOf(price('partial_refund', {}, [unit(3_333)]))).toBe('amount_missing');
    expect(codeOf(price('partial_refund', { amount: 0 }, [unit(3_333)]))).toBe('amount_missing');
  });
});

describe('the price of a grant', () => {
  it('is no money back, and what it is worth is stated (C1, D6)', () => {
    expect(price('coupon', { amount: 2_000 })).toEqual({
      ok: true,
      value: { refund: [], terms: { grants: [{ kind: 'coupon', worth: { amount: 2_000, currency: 'CNY' } }] } },
    });
    expect(codeOf(price('coupon', {}))).toBe('amount_missing');
    expect(codeOf(price('gift', { extras: [{ kind: 'coupon', amount: 5 }] }))).toBe('extras_invalid');
    expect(codeOf(price('gift', { extras: [{ kind: 'gift', amount: 5, sku: 'mug', quantity: 1 }] }))).toBe('priced');
    expect(price('apology', {})).toMatchObject({ value: { refund: [], terms: { grants: [{ kind: 'apology' }] } } });
  });

  it('is refused for guidance without steps: nothing can be sent (B2)', () => {
    expect(codeOf(price('guidance', {}))).toBe('guidance_missing');
    expect(codeOf(price('guidance', { guidance: { steps: [{ zh: '重启', en: 'Restart' }] } }))).toBe('priced');
  });
});
