import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { tellMore, type MoreOfStory } from '#test/scenarios/telling.ts';
import { openBrowser, type Faces } from '#test/support/browser.ts';
import type { Json } from '#test/support/story.ts';

let faces: Faces;
let more: MoreOfStory;
beforeAll(async () => {
  faces = await openBrowser();
  more = tellMore(faces.story);
}, 120_000);
afterAll(() => faces?.close());

/** Money of a closed wallet that shall go to a bank account: two people have to agree (R16). */
async function waitingForTwo(): Promise<string> {
  const { story } = faces;
  const order = await story.anOrder({
    shop: 'retail-cn',
    status: 'pending',
    where: ({ payments }) => payments.length === 1 && payments[0]?.tender === 'wallet',
  });
  const fault = { port: 'payments', operation: 'payments.refund', fault: 'refuse', code: 'account_closed', times: 1 };
  await more.troubleFor(order, fault);
  const { caseNo } = await more.refunding(order);
  await more.taskOf(caseNo, 'stuckRefund');
  const choice = { to: 'bank', account: '6222 0000 1234' };
  expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/refunds/1/payout`, choice)).toMatchObject({
    status: 200,
  });
  await story.until(caseNo, ({ tasks }) => tasks.filter((one: Json) => one.kind === 'approvePayout').length === 2);
  return caseNo;
}

/** A refund that the provider has refused twice. */
async function failed(): Promise<string> {
  const order = await more.anUnshipped();
  await more.refundPlan(order, [{ status: 'failed', after: 'PT1H', failureCode: 'processor_declined' }]);
  const { caseNo } = await more.refunding(order);
  await faces.story.after(caseNo, 'PT4H');
  await more.taskOf(caseNo, 'stuckRefund');
  return caseNo;
}

/** A bank claims the payment of an order with a case. */
async function disputed(): Promise<{ caseNo: string; disputeId: string }> {
  const { story } = faces;
  const order = await more.anUnshipped('card', 1);
  const caseNo = await story.opened(order, { wish: 'refund_only', items: more.wholeOf(order) });
  const evidenceDueAt = new Date(Date.now() + 26 * 3_600_000).toISOString();
  const claim = { reason: 'fraudulent', evidenceDueAt };
  const { disputeId } = await story.world('POST', `/world/v1/payments/${order.payments[0]?.paymentId}/disputes`, claim);
  await story.until(caseNo, ({ disputes }) => disputes.length === 1);
  return { caseNo, disputeId };
}

const openFinance = async (who: string, looks: Parameters<Faces['signIn']>[1]): Promise<Page> => {
  const page = await faces.signIn(who, looks);
  await page.goto('/console/finance');
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};

describe('finance', () => {
  it('lets two people agree to another way, frees a failed refund, and answers a bank (R16, R18, R22)', async () => {
    const { story } = faces;
    const [payout, broken, { caseNo: claimed, disputeId }] = [await waitingForTwo(), await failed(), await disputed()];
    const first = await openFinance('he-xue', { locale: 'zh-CN' });
    const second = await openFinance('zhou-min', { locale: 'en', scheme: 'dark' });

    // the first of two: no money moves yet, and she cannot be the second, too
    await first.getByRole('button', { name: `审批 ${payout}` }).click();
    const drawer = first.getByRole('dialog');
    await drawer.getByText('6222 0000 1234').waitFor();
    await drawer.getByText(/您同意后还需要 1 位/).waitFor();
    await faces.checkAccess(first);
    await faces.shot(first, 'finance-approval');
    await drawer.getByRole('button', { name: '同意' }).click();
    await drawer.getByText('请填写理由。').waitFor();
    await drawer.getByLabel('理由').fill('账户属于客户本人');
    await drawer.getByRole('button', { name: '同意' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await first.getByRole('button', { name: `审批 ${payout}` }).click();
    await drawer.getByText(/您已经同意过/).waitFor();
    expect(await drawer.getByRole('button', { name: '同意' }).isDisabled()).toBe(true);
    await first.keyboard.press('Escape');
    expect((await story.read(payout)).refunds).toHaveLength(1);

    await second.getByRole('button', { name: `Decide ${payout}` }).click();
    const other = second.getByRole('dialog');
    await other.getByText(/Your approval is the last one/).waitFor();
    await other.getByText('he-xue').waitFor();
    await faces.checkAccess(second);
    await faces.shot(second, 'finance-approval-dark');
    await other.getByLabel('Reason').fill('seen on the bank card');
    await other.getByRole('button', { name: 'Approve' }).click();
    await story.until(payout, ({ refunds }) => refunds[1]?.status === 'accepted');

    // what failed is recorded by hand, with its proof
    await first.getByRole('tab', { name: '退款失败' }).click();
    await first.getByRole('button', { name: `处理 ${broken}` }).click();
    await drawer.getByText(/以新的编号再次请求支付方/).waitFor();
    await faces.shot(first, 'finance-failed');
    await drawer.getByRole('button', { name: '登记' }).click();
    await drawer.getByText('请填写依据。').waitFor();
    await drawer.getByLabel('支付方流水号').fill('BANK-2026-17');
    await drawer.getByLabel('依据').fill('第 17 号银行流水');
    await faces.checkAccess(first);
    await drawer.getByRole('button', { name: '登记' }).click();
    await drawer.waitFor({ state: 'hidden' });
    expect(await story.read(broken)).toMatchObject({
      stage: 'followUp',
      refunds: [{ n: 1 }, { n: 2, status: 'arrived', providerRef: 'BANK-2026-17' }],
    });

    // what is given to the bank is seen before, and kept as a page
    const third = await openFinance('james-hill', { locale: 'en' });
    await third.getByRole('tab', { name: 'Disputes' }).click();
    await third.getByRole('button', { name: `Evidence ${disputeId}` }).click();
    const pack = third.getByRole('dialog');
    await pack.getByRole('heading', { name: 'What was bought' }).waitFor();
    await faces.checkAccess(third);
    await faces.shot(third, 'finance-dispute');
    await pack.getByLabel('Statement to the bank').fill('It was not sent yet: <b>nothing</b> was lost.');
    const download = third.waitForEvent('download');
    await pack.getByRole('button', { name: 'Save as a page' }).click();
    const kept = await readFile(await (await download).path(), 'utf8');
    expect(kept).toContain('&lt;b&gt;nothing&lt;/b&gt;');
    expect(kept).toContain(claimed);
    await pack.getByRole('button', { name: 'Give it to the bank' }).click();
    await story.until(claimed, ({ disputes }) => disputes[0].evidence === 'given');

    for (const [tab, head] of [
      ['Unknown', 'Means'],
      ['Held', 'Means'],
      ['Above limit', 'Why'],
      ['Unpaid charges', 'What'],
      ['Differences', 'Difference'],
    ] as const) {
      await third.getByRole('tab', { name: tab }).click();
      await third.getByRole('columnheader', { name: head, exact: true }).waitFor();
      await faces.checkAccess(third);
    }
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  }, 120_000);
});
