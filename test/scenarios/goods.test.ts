import type { Json } from '#test/support/story.ts';
import { more, paid, registerOf, story, threeForAHundred, unit, unitsOf } from './goods-floor.ts';

describe('goods that come back and are not all as announced', () => {
  it('three announced, one damaged and one a wrong thing: one unit is paid to the cent, the others are free again (R3, R8, R26, R28)', async () => {
    const order = await threeForAHundred();
    const wrong = { lineNo: null, sku: 'none-of-ours', outcome: 'wrong_item', disposition: null };
    await more.inspectionPlan(order, {
      units: [unit(order, 'accepted'), unit(order, 'refused', { reason: 'scratched all over' }), wrong],
    });
    const { caseNo, money, view } = await more.returned(order, { items: [{ line: 1, quantity: 3 }] });
    expect(money).toBe(10_000);
    expect(view.settled).toEqual({ accepted: 1, of: 3 });
    expect(view.refunds).toEqual([expect.objectContaining({ money: { amount: 3_333, currency: 'USD' } })]);
    expect(await unitsOf(order)).toEqual(['1.1 3333 settled', '1.2 3333 free', '1.3 3334 free']);
    expect(await paid(caseNo)).toMatchObject({ outcome: 'partly_fulfilled' });
    expect(await registerOf(caseNo)).toEqual([
      expect.objectContaining({
        line: 1,
        sku: order.lines[0]?.sku,
        quantity: 1,
        reason: 'no_longer_wanted',
        result: 'accepted',
        disposition: 'sellable',
        tracking: view.parcel.trackingNo,
      }),
      expect.objectContaining({ line: 1, quantity: 1, result: 'refused', disposition: 'back_to_customer' }),
      expect.objectContaining({ line: null, sku: null, quantity: 1, result: 'wrong_item', disposition: null }),
    ]);
    expect(await story.told(caseNo)).toContain('return_settled');
  }, 90_000);

  it('the units left over go back in two more cases, and all three refunds are the price paid and not a cent less (R7, R8)', async () => {
    const order = await threeForAHundred();
    const amounts: number[] = [];
    const proof = { symptom: 'A crack.', evidence: ['https://photos.example/1.jpg'] };
    for (const reason of [
      { problem: 'no_longer_wanted' },
      { problem: 'ordered_by_mistake' },
      { problem: 'defective', ...proof },
    ]) {
      const { caseNo } = await more.agreed(order, { items: [{ line: 1, quantity: 1 }], ...reason });
      await more.catchUp(caseNo, order);
      await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
      await story.sendParcel(caseNo);
      await story.after(caseNo, 'P3D');
      const { refunds } = await paid(caseNo);
      amounts.push(refunds[0].money.amount);
    }
    expect(amounts).toEqual([3_333, 3_333, 3_334]);
    expect((await story.ledger(order)).payments).toEqual([
      expect.objectContaining({ captured: 10_000, held: 0, refunded: 10_000 }),
    ]);
    expect(await unitsOf(order)).toEqual(['1.1 3333 settled', '1.2 3333 settled', '1.3 3334 settled']);
    expect(
      await story.open(order, { problem: 'not_as_described', ...proof, items: [{ line: 1, quantity: 1 }] }),
    ).toMatchObject({ status: 422, body: { code: 'units_not_free' } });
  }, 120_000);

  it('what was worn is taken with a deduction, exactly the amount the warehouse found (R13, R26)', async () => {
    const order = await threeForAHundred();
    const off = (amount: number): Json => ({
      deduction: { amount, currency: 'USD' },
      reason: 'worn',
      evidence: ['https://photos.example/worn.jpg'],
    });
    await more.inspectionPlan(order, {
      units: [
        unit(order, 'accepted'),
        unit(order, 'accepted_with_deduction', { disposition: 'refurbish', ...off(633) }),
        unit(order, 'refused'),
      ],
    });
    const { caseNo, view } = await more.returned(order, { items: [{ line: 1, quantity: 3 }] });
    expect(view.settled).toEqual({ accepted: 2, of: 3 });
    expect(view.refunds).toEqual([expect.objectContaining({ money: { amount: 6_666 - 633, currency: 'USD' } })]);
    // The customer has a week to contest it; then it stands.
    await story.after(caseNo, 'P7D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'partly_fulfilled',
      deductions: [{ amount: 633, state: 'stands', reason: 'worn', repaid: 0 }],
    });
    expect((await registerOf(caseNo)).map(({ result, disposition }) => `${result} ${disposition}`)).toEqual([
      'accepted sellable',
      'accepted_with_deduction refurbish',
      'refused back_to_customer',
    ]);
  }, 90_000);

  it('nothing acceptable: no refund, the units are free, and the case says so (R3, R26)', async () => {
    const order = await threeForAHundred();
    await more.inspectionPlan(order, {
      units: [unit(order, 'refused'), unit(order, 'missing', { disposition: null }), unit(order, 'not_ours')],
    });
    const { caseNo } = await more.returned(order, { items: [{ line: 1, quantity: 3 }] });
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'closed',
      outcome: 'nothing_acceptable',
      settled: { accepted: 0, of: 3 },
      refunds: [],
    });
    expect(await unitsOf(order)).toEqual(['1.1 3333 free', '1.2 3333 free', '1.3 3334 free']);
    expect(await story.refundsInTheWorld(order)).toEqual([]);
    expect((await story.told(caseNo)).slice(-3)).toEqual(['return_settled', 'foreign_found', 'closed']);
  }, 60_000);

  it('all of the order back for a fault of ours: the shipping goes back with it, once (R11)', async () => {
    const plain = await story.anOrder({ where: (one) => one.payments[0]?.tender === 'card' && one.lines.length === 1 });
    const order = await more.sold(plain, [{ lineNo: 1, quantity: 1, net: 8_602 }], 495);
    const { caseNo, money, view } = await more.returned(order, {
      problem: 'defective',
      symptom: 'It does not start.',
      evidence: ['https://photos.example/1.jpg'],
    });
    expect(money).toBe(9_097);
    expect(view.refunds).toEqual([expect.objectContaining({ money: { amount: 9_097, currency: 'USD' } })]);
    expect(await paid(caseNo)).toMatchObject({ outcome: 'fulfilled', finding: { liability: 'merchant' } });
  }, 60_000);
});
