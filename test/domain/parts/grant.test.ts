import { stepOf } from '#domain/case/own-turn.ts';
import { grantKeyOf } from '#domain/ids.ts';
import { grantsOf } from '#domain/parts/grant/extras.ts';
import { A_REQUEST, aCase, AGENT, CASE_NO, clocksOf, CUSTOMER, DAY, type TestCase } from '#test/support/a-case.ts';
import { A_GIFT, AN_APOLOGY, COUPON } from '#test/support/case-negotiation.ts';
import { agreed, fulfilled } from '#test/support/case-stages.ts';
import { carriedOut } from '#test/support/case-steps.ts';

const ZERO = { amount: 0, currency: 'USD' as const };
const promised = (...grants: (typeof COUPON)[]) => agreed('coupon', { money: ZERO, terms: { grants } });
const shipped = (test: TestCase, status: 'inTransit' | 'signed') =>
  test.put('shipmentReported', {
    n: 1,
    report: status === 'signed' ? { status: 'signed' } : { status: 'shipped', trackingNo: 'T1', carrier: 'test' },
  });

describe('a grant', () => {
  it('is owed from the agreement on, and then the case is over: coupon given, customer told (D6)', () => {
    const test = promised(COUPON);
    expect(test.state.grants).toMatchObject([{ n: 1, version: 1, status: 'granted' }]);
    expect(stepOf(test.state)).toEqual({ do: 'giveGrant', n: 1 });
    carriedOut(test);
    expect(test.state).toMatchObject({ stage: 'followUp', outcome: 'fulfilled', grants: [{ status: 'delivered' }] });
    expect(test.told.at(-1)).toMatchObject({ template: 'grant_delivered', to: 'customer', params: { kind: 'coupon' } });
  });

  it('keeps its key for life; only a definite refusal gives the next try one of its own (D6, R18)', () => {
    const test = promised(COUPON);
    const key = () => grantKeyOf(CASE_NO, test.state.grants?.[0] ?? { n: 0, failures: 0 });
    expect(key()).toBe(`${CASE_NO}/grant/1`);
    carriedOut(test, { stuck: true });
    expect(test.state.tasks).toMatchObject([{ kind: 'stuck', step: 'grant' }]);
    test.ask('resolveTask', { task: 't1', how: 'retry' }, AGENT);
    expect(key()).toBe(`${CASE_NO}/grant/1`);
    carriedOut(test, { report: { status: 'failed' } });
    carriedOut(test);
    expect(test.state.tasks).toMatchObject([{ kind: 'stuck', step: 'grant' }]);
    test.ask('resolveTask', { task: 't2', how: 'retry' }, AGENT);
    expect(key()).toBe(`${CASE_NO}/grant/1/2`);
    carriedOut(test);
    expect(test.state.stage).toBe('followUp');
  });

  it('that the shop refused is with a person until it is given or written off by hand (R19, D6)', () => {
    const test = promised(COUPON);
    carriedOut(test, { report: { status: 'failed' } });
    carriedOut(test);
    expect(test.state.stage).toBe('execution');
    expect(clocksOf(test.state)).toEqual(expect.arrayContaining(['stuckStep']));
    const outcome = { step: 'grant' as const, report: { status: 'delivered' as const, code: 'BY-HAND' } };
    test.ask('resolveTask', { task: 't1', how: 'record', outcome, evidence: 'shop desk' }, AGENT);
    expect(test.state).toMatchObject({ stage: 'followUp', grants: [{ status: 'delivered', code: 'BY-HAND' }] });
  });

  it('beside a remedy keeps the case open until it is given, and does not wait for it (C1, R47)', () => {
    const test = agreed('refund_only', { terms: { grants: [COUPON] } });
    carriedOut(test); // the refund is planned
    carriedOut(test, { report: { status: 'arrived', version: 1 } });
    expect(test.state).toMatchObject({ stage: 'execution', refunds: [{ status: 'arrived' }] });
    expect(stepOf(test.state)).toEqual({ do: 'giveGrant', n: 1 });
    carriedOut(test);
    expect(test.state.stage).toBe('followUp');
  });

  it('expires after its time, with a reminder before it, also when the case is closed long since (D6)', () => {
    const test = promised(COUPON);
    carriedOut(test);
    test.wait(20 * DAY);
    expect(test.state.stage).toBe('closed');
    expect(clocksOf(test.state)).toEqual(expect.arrayContaining(['grantExpiry', 'watch']));
    const lasting = aCaseWithLongWatch();
    lasting.wait(91 * DAY);
    expect(lasting.told.map(({ template }) => template)).toContain('reminder_grantExpiry');
    expect(lasting.state.grants).toMatchObject([{ status: 'expired' }]);
  });

  it('is not owed any more once the request is withdrawn (C4)', () => {
    const test = agreed('return_and_refund', { terms: { grants: [COUPON] } });
    test.ask('withdraw', {}, CUSTOMER);
    expect(test.state).toMatchObject({ stage: 'closed', grants: [{ status: 'cancelled' }] });
  });

  it('of words is with the customer as soon as they are said (E2)', () => {
    const test = agreed('apology', { money: ZERO, terms: { grants: [AN_APOLOGY] } });
    expect(test.state).toMatchObject({ stage: 'followUp', grants: [{ status: 'delivered' }] });
    expect(test.told.map(({ template }) => template)).toContain('apology');
  });

  it('that is a gift goes out by a parcel and is given when it is signed for (D3, D6)', () => {
    const test = agreed('gift', { money: ZERO, terms: { grants: [A_GIFT] } });
    expect(stepOf(test.state)).toEqual({ do: 'sendGift', n: 1 });
    carriedOut(test);
    expect(test.state.shipments).toMatchObject([{ n: 1, reason: 'gift', lines: [{ sku: 'mug', quantity: 1 }] }]);
    expect(test.state.grants).toMatchObject([{ shipment: 1, status: 'granted' }]);
    shipped(test, 'inTransit');
    expect(test.state.stage).toBe('execution');
    shipped(test, 'signed');
    expect(test.state).toMatchObject({ stage: 'followUp', grants: [{ status: 'delivered' }] });
  });

  it('that is a gift out of stock is with a person, who may have it tried again (D3)', () => {
    const test = agreed('gift', { money: ZERO, terms: { grants: [A_GIFT] } });
    carriedOut(test);
    test.put('shipmentReported', { n: 1, report: { status: 'outOfStock' } });
    expect(stepOf(test.state)).toMatchObject({ park: 'grant', why: 'gift 1 is out of stock: mug' });
    carriedOut(test);
    test.ask('resolveTask', { task: 't1', how: 'retry' }, AGENT);
    expect(stepOf(test.state)).toEqual({ do: 'sendGift', n: 1 });
  });

  it('does not touch what the money does (R25)', () => {
    const test = fulfilled();
    const before = test.state.refunds;
    test.put('grantMade', { grant: AN_APOLOGY });
    expect(test.state.refunds).toBe(before);
  });

  function aCaseWithLongWatch(): TestCase {
    const test = aCase({ request: A_REQUEST });
    test.put('grantMade', { grant: COUPON });
    test.put('grantReported', { n: 1, report: { status: 'delivered' } });
    test.put('requestRefused', { code: 'remedy_not_allowed', disputable: false });
    test.put('taskOpened', { task: 't1', kind: 'care', why: 'a call is due' });
    return test;
  }
});

describe('grants as they are named', () => {
  it('have to say what they are worth, and a gift what it is (C1, R43)', () => {
    expect(grantsOf([{ kind: 'coupon' }], 'CNY')).toMatchObject({ ok: false, refusal: { code: 'extras_invalid' } });
    expect(grantsOf([{ kind: 'gift', amount: 100 }], 'CNY')).toMatchObject({ ok: false });
    expect(
      grantsOf(
        [
          { kind: 'gift', amount: 100, sku: 'mug', quantity: 2 },
          { kind: 'apology', amount: 5 },
        ],
        'CNY',
      ),
    ).toEqual({
      ok: true,
      value: [
        { kind: 'gift', worth: { amount: 100, currency: 'CNY' }, sku: 'mug', quantity: 2 },
        { kind: 'apology', worth: { amount: 0, currency: 'CNY' } },
      ],
    });
  });
});
