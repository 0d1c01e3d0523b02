import { canWithdraw } from '#domain/case/withdrawal.ts';
import { operatorsPage } from '#domain/case/operators-page.ts';
import { stepOf } from '#domain/case/own-turn.ts';
import { waitingOn } from '#domain/case/waiting-on.ts';
import { chargeKeyOf, repairKeyOf, shipmentKeyOf } from '#domain/ids.ts';
import type { Repair } from '#domain/parts/repair/repair.ts';
import { dueOf, isNewsOfRepair, reportedRepair } from '#domain/parts/repair/repair.ts';
import { CASE_NO, clocksOf, DAY, SUPERVISOR, typesOf, type TestCase } from '#test/support/a-case.ts';
import { aQuote, aRepair, quoted, worked } from '#test/support/case-repair.ts';
import { agreed, RMA, TRACKING, units } from '#test/support/case-stages.ts';
import { carriedOut, offered } from '#test/support/case-steps.ts';

const YES = { confirmation: { method: 'typed' as const } };

/** Agreed on, the goods are at the workshop; the way back of what is declined costs so much. */
function atWorkshop(freight = 0): TestCase {
  const test = agreed('repair', aRepair(freight));
  carriedOut(test);
  carriedOut(test);
  test.hear('parcelMoved', { trackingNo: TRACKING, status: 'in_transit' });
  test.hear('parcelMoved', { trackingNo: TRACKING, status: 'delivered' });
  test.hear('returnInspected', { rma: RMA, units: units('accepted', 'accepted') });
  return test;
}

/** The customer said yes to 12.00, and the work is done. */
function repaired(freight = 0): TestCase {
  const test = atWorkshop(freight);
  quoted(test, 1, 1_200);
  test.ask('approveQuote', { version: 1, ...YES });
  carriedOut(test);
  worked(test, 'repaired');
  return test;
}

const paid = (test: TestCase, n = 1): void => {
  const report = { status: 'paid' as const, version: 9, paymentId: `pay-charge-${n}` };
  test.hear('chargeReported', { key: chargeKeyOf(CASE_NO, n), report });
};

/** The parcel back leaves, and is signed for. */
function signed(test: TestCase): void {
  carriedOut(test);
  const [shipment] = test.state.shipments ?? [];
  if (!shipment) throw new Error('nothing goes back');
  test.hear('shipmentShipped', { key: shipmentKeyOf(CASE_NO, shipment), trackingNo: 'back-1', carrier: 'test' });
  test.hear('parcelMoved', { trackingNo: 'back-1', status: 'delivered' });
}

const presentOf = ({ state: { repairs = [] } }: TestCase): Repair => {
  const repair = repairs.at(-1);
  if (!repair) throw new Error('nothing is repaired');
  return repair;
};

describe('a repair on its way', () => {
  it('is ordered as soon as the goods are announced, so that nobody counts them into the stock (D4, D8)', () => {
    const test = agreed('repair', aRepair());
    expect(stepOf(test.state)).toEqual({ do: 'authoriseReturn' });
    carriedOut(test);
    expect(stepOf(test.state)).toEqual({ do: 'orderRepair', n: 1 });
    carriedOut(test);
    expect(presentOf(test)).toMatchObject({ status: 'intake', offer: 1 });
    expect(stepOf(test.state)).toBeUndefined();
    expect(waitingOn(test.state)).toBe('customer');
  });

  it('costs nothing without anybody being asked, and its week runs on from the goods’ arrival (C4, F1)', () => {
    const test = atWorkshop();
    const [due] = test.state.clocks.filter(({ name }) => name === 'repairDue');
    test.wait(DAY);
    quoted(test, 1, 0);
    expect(waitingOn(test.state)).toBe('warehouse');
    carriedOut(test);
    expect(presentOf(test)).toMatchObject({ status: 'repairing', quotes: [{ answer: 'approved', told: true }] });
    expect(test.state.clocks.find(({ name }) => name === 'repairDue')).toEqual(due);
    worked(test, 'testing');
    worked(test, 'repaired');
    expect(stepOf(test.state)).toEqual({ do: 'sendRepairBack', n: 1 });
  });

  it('waits for a written yes to a price, which stops its week, and begins another one after it (C4, F3, R44)', () => {
    const test = atWorkshop();
    quoted(test, 1, 1_200);
    expect(stepOf(test.state)).toBeUndefined();
    expect(clocksOf(test.state)).toEqual(['quoteAnswer']);
    expect(test.ask('approveQuote', { version: 1 })).toMatchObject({ refusal: { code: 'confirmation_missing' } });
    expect(test.ask('approveQuote', { version: 2, ...YES })).toMatchObject({ refusal: { code: 'quote_superseded' } });
    expect(test.ask('approveQuote', { version: 1, ...YES })).toMatchObject({ ok: true });
    expect(stepOf(test.state)).toEqual({ do: 'answerQuote', n: 1 });
    expect(test.state.clocks).toContainEqual(expect.objectContaining({ name: 'repairDue', startedAt: test.now }));
    expect(test.ask('approveQuote', { version: 1, ...YES })).toMatchObject({ ok: true, value: [] });
    expect(test.ask('declineQuote', { version: 1 })).toMatchObject({ refusal: { code: 'not_now' } });
  });

  it('is asked about when its week is over: told first, then traced, then a person’s (D7, F2)', () => {
    const test = atWorkshop();
    expect(typesOf(test.wait(6 * DAY))).toContain('slipTold');
    expect(test.told.at(-1)).toMatchObject({ template: 'slip', params: { reason: 'repair_not_done' } });
    test.wait(DAY);
    expect(stepOf(test.state)).toEqual({ do: 'traceRepair', n: 1 });
    carriedOut(test);
    expect(test.state.tasks).toMatchObject([{ kind: 'stuck', step: 'repair' }]);
    worked(test, 'repaired');
    expect(test.state.tasks).toEqual([]);
  });

  it('shows engineers the workshop’s key and the price on the table (E4)', () => {
    const test = atWorkshop();
    quoted(test, 1, 1_200);
    expect(operatorsPage(test.state)).toContain(
      `| repair 1 | quoted | ${repairKeyOf(CASE_NO, 1)}, quote 1 12.00 USD open |`,
    );
  });
});

describe('another price while the work is under way', () => {
  it('takes the place of the one before: consent to the old one is none (R44)', () => {
    const test = atWorkshop();
    quoted(test, 1, 1_200);
    test.ask('approveQuote', { version: 1, ...YES });
    carriedOut(test);
    quoted(test, 2, 2_000);
    expect(test.told.at(-1)).toMatchObject({
      template: 'repair_quoted',
      params: { superseded: true, money: '20.00 USD' },
    });
    expect(test.ask('approveQuote', { version: 1, ...YES })).toMatchObject({
      refusal: { code: 'quote_superseded', data: { version: 2 } },
    });
    test.ask('approveQuote', { version: 2, ...YES });
    carriedOut(test);
    worked(test, 'repaired');
    expect(dueOf(presentOf(test))).toEqual({ amount: 2_000, currency: 'USD' });
  });

  it('is news by its revision and its version only, whatever comes doubled or late (R45)', () => {
    const repair: Repair = {
      n: 1,
      offer: 1,
      lines: [],
      status: 'repairing',
      revision: 5,
      quotes: [{ ...aQuote(1, 500), answer: 'approved' }],
      answered: 1,
    };
    const at = (revision: number, version: number) => ({
      status: 'quoted' as const,
      revision,
      quotes: [aQuote(version, 900)],
    });
    expect(isNewsOfRepair(repair, at(6, 2))).toBe(true);
    expect(isNewsOfRepair(repair, at(5, 2))).toBe(false);
    expect(isNewsOfRepair(repair, at(6, 1))).toBe(false);
    expect(isNewsOfRepair({ ...repair, status: 'repaired' }, at(9, 9))).toBe(false);
    expect(reportedRepair(repair, at(6, 2)).quotes).toMatchObject([{ version: 1, answer: 'approved' }, { version: 2 }]);
  });
});

describe('what a repair costs', () => {
  it('is asked for when the work is done, and paid before the goods go back (D4, R7)', () => {
    const test = repaired();
    carriedOut(test);
    expect(test.state.charges).toMatchObject([{ n: 1, kind: 'payment', money: { amount: 1_200 }, status: 'planned' }]);
    carriedOut(test);
    expect(clocksOf(test.state)).toEqual(['chargeDue']);
    paid(test);
    carriedOut(test);
    carriedOut(test);
    expect(test.state).toMatchObject({
      charges: [{ back: 0 }],
      shipments: [{ reason: 'repair_back', lines: [{ lineNo: 1, sku: 'mug-red', quantity: 2 }] }],
    });
    signed(test);
    expect(test.state).toMatchObject({ stage: 'followUp', outcome: 'fulfilled', refunds: [] });
  });

  it('and is not paid keeps the goods here for a person, who may have it asked for again (D4, D7)', () => {
    const test = repaired();
    carriedOut(test);
    carriedOut(test);
    test.wait(2 * DAY);
    carriedOut(test);
    carriedOut(test);
    expect(test.state).toMatchObject({ charges: [{ status: 'cancelled' }], tasks: [{ step: 'repairPayment' }] });
    const [{ id } = { id: '' }] = test.state.tasks;
    test.ask('resolveTask', { task: id, how: 'retry' }, SUPERVISOR);
    carriedOut(test);
    carriedOut(test);
    expect(test.state.charges).toMatchObject([{ status: 'cancelled' }, { n: 2, status: 'awaiting' }]);
    expect(clocksOf(test.state)).toEqual(['chargeDue']);
    // The first try is paid after all: money is money, and the second one is not asked for any more (R45).
    paid(test, 1);
    carriedOut(test);
    carriedOut(test);
    expect(test.state.shipments).toHaveLength(1);
    carriedOut(test);
    expect(test.state.charges?.at(-1)).toMatchObject({ n: 2, status: 'cancelled' });
  });

  it('is nothing where a person waived it, and money that comes later goes back (R45)', () => {
    const test = repaired();
    carriedOut(test);
    carriedOut(test);
    test.wait(2 * DAY);
    carriedOut(test);
    carriedOut(test);
    const [{ id } = { id: '' }] = test.state.tasks;
    const outcome = { step: 'repairPayment' as const, how: 'waived' as const };
    test.ask('resolveTask', { task: id, how: 'record', outcome, evidence: 'as agreed by phone' }, SUPERVISOR);
    carriedOut(test);
    paid(test);
    for (let step = 0; step < 3; step += 1) carriedOut(test);
    expect(test.state.refunds).toMatchObject([{ paymentId: 'pay-charge-1', money: { amount: 1_200 } }]);
  });
});

describe('a price that is declined', () => {
  it('brings the goods back unrepaired, for the freight that the offer named (C4, D4)', () => {
    const test = atWorkshop(900);
    quoted(test, 1, 1_200);
    test.ask('declineQuote', { version: 1 });
    carriedOut(test);
    carriedOut(test);
    expect(test.state.charges).toMatchObject([{ money: { amount: 900 } }]);
    carriedOut(test);
    paid(test);
    carriedOut(test);
    carriedOut(test);
    signed(test);
    expect(test.state).toMatchObject({
      stage: 'closed',
      outcome: 'withdrawn',
      repairs: [{ goesBackAs: 'unrepaired' }],
    });
  });

  it('counts as declined when nobody answers, and an answer after that is refused by its reason (C6, R41)', () => {
    const test = atWorkshop();
    quoted(test, 1, 1_200);
    test.wait(3 * DAY);
    expect(presentOf(test).quotes).toMatchObject([{ answer: 'lapsed' }]);
    expect(test.ask('approveQuote', { version: 1, ...YES })).toMatchObject({ refusal: { code: 'quote_lapsed' } });
    carriedOut(test);
    carriedOut(test);
    signed(test);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'lapsed' });
  });

  it('is owed nothing for, though the workshop should have done it (C4, R45)', () => {
    const test = atWorkshop();
    quoted(test, 1, 1_200);
    test.ask('declineQuote', { version: 1 });
    carriedOut(test);
    expect(typesOf(worked(test, 'repaired'))).toEqual(['lateEventNoted']);
    carriedOut(test);
    expect(test.state).toMatchObject({
      shipments: [{ reason: 'repair_back' }],
      repairs: [{ goesBackAs: 'unrepaired' }],
    });
    expect(test.state.charges).toBeUndefined();
  });
});

describe('goods that cannot be repaired', () => {
  function unrepairable(): TestCase {
    const test = atWorkshop();
    quoted(test, 1, 0);
    carriedOut(test);
    worked(test, 'unrepairable');
    carriedOut(test);
    return test;
  }

  it('are here for what is offered instead: nothing is sent twice (D4, R47)', () => {
    const test = unrepairable();
    expect(test.state).toMatchObject({ stage: 'negotiation', offer: { version: 2, remedy: 'return_and_refund' } });
    expect(canWithdraw(test.state)).toBe(false);
    test.ask('acceptOffer', { version: 2 });
    expect(test.state.parcel).toMatchObject({ status: 'inspected', rma: RMA });
    expect(stepOf(test.state)).toEqual({ do: 'settleReturn' });
  });

  it('go back as they came where nothing was agreed for them in time (R47)', () => {
    const test = unrepairable();
    test.wait(7 * DAY);
    expect(test.state).toMatchObject({ stage: 'execution', offer: { status: 'lapsed' } });
    carriedOut(test);
    expect(test.state.shipments).toMatchObject([{ reason: 'refused_units_back', offer: 0 }]);
    signed(test);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'lapsed' });
  });

  it('go back beside a remedy that leaves them with the customer (C1, R47)', () => {
    const test = unrepairable();
    test.ask('declineOffer', { version: 2 });
    offered(test, { remedy: 'apology', money: { amount: 0, currency: 'USD' } }, SUPERVISOR);
    test.ask('acceptOffer', { version: 3 });
    carriedOut(test);
    expect(test.state.shipments).toMatchObject([{ reason: 'refused_units_back' }]);
  });
});

describe('goods that get lost on the way back', () => {
  function lost(): TestCase {
    const test = repaired();
    carriedOut(test);
    carriedOut(test);
    paid(test);
    carriedOut(test);
    carriedOut(test);
    carriedOut(test);
    const [shipment] = test.state.shipments ?? [];
    if (!shipment) throw new Error('nothing goes back');
    test.hear('shipmentShipped', { key: shipmentKeyOf(CASE_NO, shipment), trackingNo: 'back-1', carrier: 'test' });
    test.hear('parcelMoved', { trackingNo: 'back-1', status: 'lost' });
    return test;
  }

  it('are our loss: something is offered for them, and what was paid for the repair goes back (D4, R29)', () => {
    const test = lost();
    expect(stepOf(test.state)).toEqual({ do: 'offerForRepair', n: 1 });
    carriedOut(test);
    expect(test.state).toMatchObject({ stage: 'negotiation', charges: [{ back: 1_200 }] });
    test.ask('acceptOffer', { version: 2 });
    expect(test.state.parcel).toMatchObject({ status: 'lost', ourLabel: true });
    expect(stepOf(test.state)).toEqual({ do: 'settleReturn' });
    carriedOut(test);
    for (let step = 0; step < 6; step += 1) carriedOut(test, { report: { status: 'arrived' } });
    expect(test.state.refunds.map(({ money }) => money.amount)).toEqual([5_000, 1_200]);
  });

  it('and turn up after they were paid are the customer’s: noted, and nothing is asked back (R29, R45)', () => {
    const test = lost();
    carriedOut(test);
    test.ask('acceptOffer', { version: 2 });
    for (let step = 0; step < 8; step += 1) carriedOut(test, { report: { status: 'arrived' } });
    const news = test.hear('parcelMoved', { trackingNo: 'back-1', status: 'delivered' });
    expect(typesOf(news)).toContain('lateEventNoted');
    expect(test.state.refunds).toHaveLength(2);
  });
});

it('hears a price after everything is over, keeps it, and asks nobody for money (R45)', () => {
  const test = agreed('repair', aRepair());
  carriedOut(test);
  carriedOut(test);
  test.ask('withdraw', {});
  carriedOut(test);
  expect(test.state.stage).toBe('closed');
  expect(typesOf(quoted(test, 1, 1_200))).toEqual(['lateEventNoted']);
  expect(test.ask('approveQuote', { version: 1, ...YES })).toMatchObject({ refusal: { code: 'case_closed' } });
  expect(test.state.charges).toBeUndefined();
});
