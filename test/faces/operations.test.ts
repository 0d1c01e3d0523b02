import type { Page } from 'playwright-core';
import { tellMore, type MoreOfStory } from '#test/scenarios/telling.ts';
import { DESK, openBrowser, PHONE, type Faces, type Looks } from '#test/support/browser.ts';

describe('operations', () => {
  let faces: Faces;
  let more: MoreOfStory;
  beforeAll(async () => {
    faces = await openBrowser();
    more = tellMore(faces.story);
  }, 120_000);
  afterAll(() => faces?.close());

  const open = async (who: string, tab: string, looks?: Looks): Promise<Page> => {
    const page = await faces.signIn(who, looks);
    await page.goto(`/console/operations?tab=${tab}`);
    return page;
  };

  it('finds a stuck refund and frees it; what was stuck is paid once (B6, R18, J3)', async () => {
    const order = await more.anUnshipped();
    await more.refundPlan(order, [{ status: 'failed', after: 'PT1H', failureCode: 'processor_declined' }]);
    const { caseNo } = await more.refunding(order);
    await faces.story.after(caseNo, 'PT4H');
    await more.taskOf(caseNo, 'stuckRefund');
    await more.refundPlan(order, [{ status: 'succeeded', after: 'PT1H' }]);

    const page = await open('operator', 'cases');
    const retry = page.getByRole('button', { name: `Try again: ${caseNo}` });
    await retry.waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'operations');
    await retry.click();
    const report = page.getByRole('status').filter({ hasText: caseNo });
    await report.getByText('done', { exact: true }).waitFor();
    await faces.checkAccess(page);
    await retry.waitFor({ state: 'detached' });
    const { tasks } = await faces.story.read(caseNo);
    expect(tasks).toEqual([]);
  }, 120_000);

  it('shows the outside systems, and asks why before it stops one', async () => {
    const page = await open('operator', 'providers');
    await page.getByRole('heading', { name: 'Payments' }).waitFor();
    await page.getByRole('button', { name: 'Pause Carrier …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Stop calling: Carrier' });
    expect(await dialog.getByRole('button', { name: 'Stop the calls' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('their maintenance');
    expect(await dialog.getByRole('button', { name: 'Stop the calls' }).isEnabled()).toBe(true);
    await faces.checkAccess(page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await faces.shot(page, 'operations-providers');
  }, 60_000);

  it('shows messages, news, schedules and links in both languages, dark and on a phone, and only what is for the role', async () => {
    const page = await open('operator', 'outbox', { locale: 'zh-CN', scheme: 'dark', viewport: DESK });
    for (const tab of ['消息', '外部通知', '定时任务', '链接']) {
      await page.getByText(tab, { exact: true }).click();
      await page.getByRole('radio', { name: tab, checked: true }).waitFor({ state: 'attached' });
      await faces.checkAccess(page);
    }
    await page.getByText('外部系统', { exact: true }).click();
    await page.getByRole('heading', { name: '支付' }).waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'operations-providers-dark');
    const phone = await open('supervisor', 'providers', { viewport: PHONE });
    await phone.getByRole('heading', { name: 'Payments' }).waitFor();
    expect(await phone.getByRole('button', { name: /^Pause / }).count()).toBe(0);
    expect(await phone.getByRole('radio', { name: 'News from outside' }).count()).toBe(0);
    await faces.checkAccess(phone);
    await faces.shot(phone, 'operations-phone');
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  }, 90_000);
});
