import { CLOCKS } from '#domain/case/clocks.ts';
import { clockName } from '#policies/clock-section.ts';
import { showPolicy } from '#policies/show.ts';
import { theBook, theFacts } from './support.ts';

const NAMES = clockName.options;
const START = Date.parse('2026-11-02T10:00:00+08:00');
const HOUR = 3_600_000;
const book = theBook();
const cn = book.latest('cn-marketplace');
const us = book.latest('retail-us');

describe('the answer of a policy', () => {
  it('explains itself with version, rule, both languages and the facts it read (B4, R35)', () => {
    const { because } = cn.decide(theFacts({ windowOpen: false, daysSinceAnchor: 9 }));
    expect(because).toEqual({
      policy: 'cn-marketplace',
      version: '2026-01',
      rule: 'window-closed',
      cites: ['C2', 'R36'],
      says: {
        zh: '无理由退货期为签收次日起 7 天，现在是第 9 天。',
        en: 'Returns without a reason are taken for 7 days from the day after signing; this is day 9.',
      },
      facts: {
        orderStatus: 'delivered',
        problem: 'no_longer_wanted',
        changedMind: ['no_longer_wanted', 'ordered_by_mistake'],
        windowOpen: false,
        windowDays: 7,
        daysSinceAnchor: 9,
      },
    });
  });

  it('shows all facts when the rule that always matches decides (B5)', () => {
    const { because } = cn.decide(theFacts({ problem: 'defective' }));
    expect(because.rule).toBe('no-rule-decides');
    expect(because.facts).toEqual(theFacts({ problem: 'defective' }));
  });

  it('survives JSON: no bigint of the expressions gets out (R35)', () => {
    const verdict = cn.decide(theFacts({ amount: 999_999 }));
    expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
    expect(verdict.because.facts).toEqual({ amount: 999_999, autoOfferLimit: 300_000 });
  });
});

describe.each(book.all())('the clocks of $id', (policy) => {
  it.each(NAMES)('%s has an end after its start and its marks in order before it (F2)', (name) => {
    const { dueAt, marks } = policy.clock(name, START);
    expect([START, ...marks, dueAt]).toEqual([START, ...marks, dueAt].toSorted((a, b) => a - b));
    expect(new Set([START, ...marks, dueAt]).size).toBe(marks.length + 2);
    expect(Number.isSafeInteger(dueAt)).toBe(true);
  });

  it('promises a refund for the same instant as its clock runs out (D1)', () => {
    for (const tender of ['card', 'paypal', 'gift_card'] as const)
      expect(policy.clock('refundArrival', START, { tender }).dueAt).toBe(policy.refundPromise(START, tender));
  });
});

it('has the clocks a case can run, and no others (C2)', () =>
  expect(NAMES.toSorted()).toEqual(Object.keys(CLOCKS).toSorted()));

describe('times of cn-marketplace', () => {
  it('reminds twice and lapses when the goods are not sent in seven days (D2)', () => {
    expect(cn.clock('customerShips', START)).toEqual({
      dueAt: START + 7 * 24 * HOUR,
      marks: [START + 3 * 24 * HOUR, START + 6 * 24 * HOUR],
      then: 'lapse',
    });
  });

  it('lets a supervisor`s silence agree after 48 hours, warned after 24 (B5)', () => {
    expect(cn.clock('supervisorDecision', START)).toEqual({
      dueAt: START + 48 * HOUR,
      marks: [START + 24 * HOUR],
      then: 'agree',
    });
  });

  it('pays back within seven days although National Day lies between (D1)', () => {
    const before = Date.parse('2026-09-30T10:00:00+08:00');
    expect(cn.refundPromise(before, 'card')).toBe(Date.parse('2026-10-08T00:00:00+08:00'));
  });
});

describe('refunds', () => {
  it('are warned of before the promised date passes, half-way when the promise is short (D7)', () => {
    const start = Date.parse('2026-11-02T22:00:00-05:00');
    const card = us.clock('refundArrival', start, { tender: 'card' });
    expect(card.marks).toEqual([card.dueAt - 12 * HOUR]);
    expect(us.clock('refundArrival', start, { tender: 'gift_card' })).toMatchObject({
      marks: [start + HOUR],
      dueAt: start + 2 * HOUR,
    });
  });

  it('go to a gift card at once, otherwise within seven working days at retail-us (D1)', () => {
    expect(us.refundDays('gift_card')).toBe(0);
    expect(us.refundDays('card')).toBe(7);
    expect(us.refundDays()).toBe(7);
  });

  it('are never promised so soon that the provider could not answer (D1)', () => {
    const late = Date.parse('2026-11-23T23:59:30-05:00');
    expect(us.refundPromise(late, 'gift_card')).toBe(late + HOUR);
  });

  it('go to the original means of payment, at retail-us also to a gift card of the customer (D1)', () => {
    const giftCard = { original: false, tender: 'gift_card', ofCustomer: true } as const;
    expect(us.allowsRefundTo(giftCard)).toBe(true);
    expect(us.allowsRefundTo({ ...giftCard, ofCustomer: false })).toBe(false);
    expect(us.allowsRefundTo({ ...giftCard, tender: 'card' })).toBe(false);
    expect(us.allowsRefundTo({ ...giftCard, tender: 'card', original: true })).toBe(true);
    expect(us.allowsRefundTo({ ...giftCard, unshipped: true })).toBe(false);
    expect(us.allowsRefundTo({ ...giftCard, original: true, unshipped: true })).toBe(true);
    expect(cn.allowsRefundTo(giftCard)).toBe(false);
    expect(cn.allowsRefundTo({ ...giftCard, original: true })).toBe(true);
  });
});

it('shows its figures with how sure they are (C2)', () => {
  const text = showPolicy(cn);
  expect(text).toContain('warrantyDays = 365  [K]');
  expect(text).toContain('customerShips: P7D, reminds after P3D, P6D, then lapse  [verified]');
  for (const rule of cn.rules.remedies) expect(text).toContain(`${rule} (`);
});
