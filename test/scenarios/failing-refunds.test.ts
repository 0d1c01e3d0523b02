import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Story } from '#test/support/story.ts';
import { tellMore, type MoreOfStory } from './telling.ts';

let stack: SharedStack;
let story: Story;
let more: MoreOfStory;

beforeAll(async () => {
  stack = await sharedStack();
  story = tell(stack);
  more = tellMore(story);
}, 120_000);
afterAll(() => stack?.stop());

describe('a refund that fails', () => {
  it('is tried again under a new key, parked when that fails too, and arrives by the retry of finance (R18, R19)', async () => {
    const order = await more.anUnshipped();
    await more.refundPlan(order, [{ status: 'failed', after: 'PT1H', failureCode: 'processor_declined' }]);
    const { caseNo, money } = await more.refunding(order);
    await story.after(caseNo, 'PT4H');
    expect(await more.taskOf(caseNo, 'stuckRefund')).toMatchObject({
      role: 'finance',
      why: 'refund 2 failed: processor_declined',
    });
    expect(await story.read(caseNo)).toMatchObject({
      waitingOn: 'finance',
      refunds: [
        { n: 1, status: 'failed', replacedBy: 2, money: { amount: money } },
        { n: 2, status: 'failed', replacedBy: null, failureCode: 'processor_declined' },
      ],
    });
    expect((await story.ledger(order)).payments).toEqual([expect.objectContaining({ held: 0, refunded: 0 })]);

    await more.refundPlan(order, [{ status: 'succeeded', after: 'P1D' }]);
    await more.resolve(caseNo, 'stuckRefund', { how: 'retry' });
    await more.refundIs(caseNo, 3, 'accepted');
    await story.after(caseNo, 'P2D');
    expect(await more.refundIs(caseNo, 3, 'arrived')).toMatchObject({
      stage: 'followUp',
      outcome: 'fulfilled',
      tasks: [],
    });
    expect(await more.madeAtTheProvider(order)).toEqual([
      { key: `${caseNo}/refund/1`, status: 'failed', amount: money },
      { key: `${caseNo}/refund/2`, status: 'failed', amount: money },
      { key: `${caseNo}/refund/3`, status: 'succeeded', amount: money },
    ]);
  }, 60_000);

  it('may be paid by hand, recorded with its evidence and never without (design 3.6)', async () => {
    const order = await more.anUnshipped();
    await more.refundPlan(order, [{ status: 'failed', after: 'PT1H' }]);
    const { caseNo, money } = await more.refunding(order);
    await story.after(caseNo, 'PT4H');
    const { id } = await more.taskOf(caseNo, 'stuckRefund');
    const record = { how: 'record', outcome: { step: 'refund', report: { status: 'arrived', ref: 'BANK-2026-17' } } };
    expect(await story.act('finance', caseNo, `/tasks/${id}/resolve`, record)).toMatchObject({ status: 400 });
    expect(
      await story.act('agent', caseNo, `/tasks/${id}/resolve`, { ...record, evidence: 'bank statement 17' }),
    ).toMatchObject({ status: 403 });
    expect(
      await story.act('finance', caseNo, `/tasks/${id}/resolve`, { ...record, evidence: 'bank statement 17' }),
    ).toMatchObject({ status: 200 });

    expect(await story.read(caseNo)).toMatchObject({
      stage: 'followUp',
      outcome: 'fulfilled',
      refunds: [{ n: 1 }, { n: 2, status: 'arrived', providerRef: 'BANK-2026-17' }],
    });
    const recorded = (await more.eventsOf(caseNo, 'refundReported')).at(-1);
    expect(recorded).toMatchObject({
      because: 'bank statement 17',
      by: { type: 'finance' },
      data: { n: 2, report: { status: 'arrived' } },
    });
    expect((await story.ledger(order)).payments).toEqual([expect.objectContaining({ held: 0, refunded: money })]);
    expect((await story.told(caseNo)).at(-1)).toBe('refund_arrived');
    expect(await more.madeAtTheProvider(order)).toEqual([
      { key: `${caseNo}/refund/1`, status: 'failed', amount: money },
      { key: `${caseNo}/refund/2`, status: 'failed', amount: money },
    ]);
  }, 60_000);

  it('for good is not tried again but parked at once (R19, R21)', async () => {
    const order = await more.anUnshipped();
    await more.troubleFor(order, {
      port: 'payments',
      operation: 'payments.refund',
      fault: 'refuse',
      code: 'account_closed',
      times: 1,
    });
    const { caseNo, money } = await more.refunding(order);
    expect(await more.taskOf(caseNo, 'stuckRefund')).toMatchObject({ why: 'refund 1 failed: account_closed' });
    await story.after(caseNo, 'P1D');
    expect((await story.read(caseNo)).refunds).toEqual([
      expect.objectContaining({ n: 1, status: 'failed', failureCode: 'account_closed', replacedBy: null }),
    ]);
    expect(await more.madeAtTheProvider(order)).toEqual([]);

    await more.resolve(caseNo, 'stuckRefund', { how: 'retry' });
    await more.refundIs(caseNo, 2, 'accepted');
    await story.after(caseNo, 'P3D');
    expect(await more.refundIs(caseNo, 2, 'arrived')).toMatchObject({ outcome: 'fulfilled' });
    expect(await more.madeAtTheProvider(order)).toEqual([
      { key: `${caseNo}/refund/2`, status: 'succeeded', amount: money },
    ]);
  }, 60_000);

  it('and yet arrives after it was replaced is money out twice: kept, and finance looks at it (R7, R45)', async () => {
    const order = await more.anUnshipped();
    const first = order.lines[0];
    await more.sold(order, [{ lineNo: 1, quantity: 3, net: first?.net.amount ?? 0 }]);
    await more.refundPlan(order, [{ status: 'failed', after: 'PT1H' }]);
    const { caseNo } = await more.refunding(order, { items: [{ line: 1, quantity: 1 }] });
    await more.refundIs(caseNo, 1, 'accepted');
    await more.refundPlan(order, [{ status: 'succeeded', after: 'P1D' }]);
    await story.after(caseNo, 'P2D');
    await more.refundIs(caseNo, 2, 'arrived');
    await more.settle(caseNo, 1, 'succeeded');
    expect(await more.taskOf(caseNo, 'lateMoney')).toMatchObject({
      role: 'finance',
      why: 'refund 1 arrived after it was replaced',
    });
    expect(await more.eventsOf(caseNo, 'lateEventNoted')).toHaveLength(1);
    await more.resolve(caseNo, 'lateMoney', { how: 'retry' });
    expect(await story.read(caseNo)).toMatchObject({ tasks: [], outcome: 'fulfilled' });
  }, 60_000);
});

describe('a refund whose outcome is unclear', () => {
  const faults = ['do_then_timeout', 'do_then_reset', 'garbage'] as const;
  it.each(faults)(
    '%s: is found by its key and not made again (R18)',
    async (fault) => {
      const order = await more.anUnshipped();
      await more.troubleFor(order, { port: 'payments', operation: 'payments.refund', fault, times: 1 });
      const { caseNo, money } = await more.refunding(order);
      await more.refundIs(caseNo, 1, 'accepted');
      await story.after(caseNo, 'P3D');
      expect(await more.refundIs(caseNo, 1, 'arrived')).toMatchObject({ outcome: 'fulfilled' });
      expect(await more.madeAtTheProvider(order)).toEqual([
        { key: `${caseNo}/refund/1`, status: 'succeeded', amount: money },
      ]);
    },
    60_000,
  );

  it.each(['never', 'http_500'] as const)(
    '%s: is asked for, and made under the same key once it is known that it was not (R18)',
    async (fault) => {
      const order = await more.anUnshipped();
      await more.troubleFor(order, { port: 'payments', operation: 'payments.refund', fault, times: 1 });
      const { caseNo, money } = await more.refunding(order);
      await more.refundIs(caseNo, 1, 'unknown');
      expect(await story.told(caseNo)).not.toContain('refund_accepted');
      expect((await story.ledger(order)).payments).toEqual([expect.objectContaining({ held: money, refunded: 0 })]);
      await story.after(caseNo, 'PT13H');
      await more.refundIs(caseNo, 1, 'accepted');
      expect(await story.told(caseNo)).toContain('refund_accepted');
      await story.after(caseNo, 'P3D');
      expect(await more.refundIs(caseNo, 1, 'arrived')).toMatchObject({ outcome: 'fulfilled' });
      expect(await more.madeAtTheProvider(order)).toEqual([
        { key: `${caseNo}/refund/1`, status: 'succeeded', amount: money },
      ]);
    },
    60_000,
  );

  it('and whose look-up lags behind is asked for again under the same key, which makes it once (R18)', async () => {
    const order = await more.anUnshipped();
    await more.troubleFor(order, {
      port: 'payments',
      operation: 'payments.refund',
      fault: 'do_then_timeout',
      times: 1,
    });
    await more.troubleFor(order, {
      port: 'payments',
      operation: 'payments.lookup',
      fault: 'read_lag',
      delayMs: 600_000,
      times: 2,
    });
    const { caseNo, money } = await more.refunding(order);
    await more.refundIs(caseNo, 1, 'unknown');
    await story.after(caseNo, 'P3D');
    expect(await more.refundIs(caseNo, 1, 'arrived')).toMatchObject({ outcome: 'fulfilled' });
    expect(await more.madeAtTheProvider(order)).toEqual([
      { key: `${caseNo}/refund/1`, status: 'succeeded', amount: money },
    ]);
  }, 60_000);

  it('a provider that is down for two days gets one refund in the end, and one task at most (R18, D1)', async () => {
    const order = await more.anUnshipped();
    for (const operation of ['payments.refund', 'payments.lookup'])
      await more.troubleFor(order, { port: 'payments', operation, fault: 'http_500' });
    const { caseNo, money } = await more.refunding(order);
    await more.refundIs(caseNo, 1, 'unknown');
    await story.after(caseNo, 'P2D');
    expect((await more.eventsOf(caseNo, 'taskOpened')).length).toBeLessThanOrEqual(1);
    await more.endTroubles(order);
    await story.after(caseNo, 'P1D');
    await more.refundIs(caseNo, 1, 'accepted');
    await story.after(caseNo, 'P3D');
    expect(await more.refundIs(caseNo, 1, 'arrived')).toMatchObject({ outcome: 'fulfilled', tasks: [] });
    expect(await more.madeAtTheProvider(order)).toEqual([
      { key: `${caseNo}/refund/1`, status: 'succeeded', amount: money },
    ]);
  }, 90_000);

  it('a provider that asks for patience is asked again later, until it takes the refund (R18)', async () => {
    const order = await more.anUnshipped();
    await more.troubleFor(order, { port: 'payments', operation: 'payments.refund', fault: 'http_429', times: 5 });
    const { caseNo, money } = await more.refunding(order);
    await story.after(caseNo, 'PT1H');
    await more.refundIs(caseNo, 1, 'accepted');
    await story.after(caseNo, 'P3D');
    expect(await more.refundIs(caseNo, 1, 'arrived')).toMatchObject({ outcome: 'fulfilled' });
    expect(await more.madeAtTheProvider(order)).toEqual([
      { key: `${caseNo}/refund/1`, status: 'succeeded', amount: money },
    ]);
  }, 60_000);
});
