import type { Page } from 'playwright-core';
import { openBrowser, type Faces } from '#test/support/browser.ts';

describe('policies', () => {
  let faces: Faces;
  beforeAll(async () => {
    faces = await openBrowser();
  }, 120_000);
  afterAll(() => faces?.close());

  /** Says something in the draft otherwise. */
  async function rewrite(page: Page, from: string, to: string): Promise<void> {
    const field = page.getByRole('textbox', { name: '草案文件（YAML）' });
    const text = await field.inputValue();
    expect(text).toContain(from);
    await field.fill(text.replace(from, to));
  }

  it('are read in plain words, drafted, tried on past cases with a picture, and published (C2, F4, R35)', async () => {
    const { story } = faces;
    const caseNo = await story.opened(await story.anOrder({ deliveredDaysAgo: 20 }));
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/withdraw`, {})).toMatchObject({ status: 200 });
    await story.until(caseNo, ({ stage }) => stage === 'closed');

    const page = await faces.signIn('manager', { locale: 'zh-CN' });
    await page.goto('/console/policies');
    await page.getByRole('row').filter({ hasText: 'retail-us' }).getByRole('link').first().click();
    const remedies = page.getByRole('region', { name: '处理方案' });
    await remedies.getByText('其他所有情况').waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'policies');
    for (const tab of ['时限', '权限与金额', '其他规定', '变更']) await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tab', { name: '测试' }).click();
    await page.getByText(/个用例全部通过/).waitFor();
    await faces.checkAccess(page);

    // a wrong draft's errors name the field and its line
    await page.goto('/console/policy-draft?from=us@2026-01');
    const version = page.getByRole('textbox', { name: '新版本号' });
    await page.locator('input[value="2026-01"]').waitFor();
    await rewrite(page, '  days: 30', '  days: many');
    await page.getByRole('button', { name: '检查', exact: true }).click();
    const faults = page.getByRole('alert').filter({ hasText: '草案还不是有效的政策' });
    await faults.getByText('window.days').waitFor();
    await faults.getByRole('button', { name: /跳到第 \d+ 行/ }).click();
    await faces.checkAccess(page);
    await faces.shot(page, 'policy-draft-errors');

    // a version that exists, a day that is over, examples that do not hold
    await rewrite(page, '  days: many', '  days: 10');
    await page.getByRole('button', { name: '检查', exact: true }).click();
    const objections = page.getByRole('alert').filter({ hasText: '目前还不能发布' });
    await objections.getByText('effectiveFrom', { exact: true }).first().waitFor();
    await objections
      .getByText(/tests\.window/)
      .first()
      .waitFor();

    await page.getByRole('combobox', { name: '案件范围' }).press('ArrowDown');
    await page.getByTitle('retail-us').last().click();
    await page.getByRole('button', { name: '用过往案件试算' }).click();
    await page.getByText(/试算了 \d+ 个过往判定/).waitFor();
    await page
      .getByRole('img', { name: /判定会怎样变化/ })
      .locator('svg')
      .waitFor();
    await page.getByRole('row').filter({ hasText: caseNo }).waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'policy-trial', { fullPage: true });

    // what may be published says first what that does
    await rewrite(page, '  days: 10', '  days: 30');
    await version.fill('2099-01');
    await page.getByLabel('生效日期').fill('2099-01-01');
    await page.getByText('草案已有改动，请重新检查。').waitFor();
    await page.getByRole('button', { name: '检查', exact: true }).click();
    await page.getByRole('button', { name: '发布…' }).click();
    const dialog = page.getByRole('dialog', { name: '发布 us 2099-01？' });
    await dialog.getByText(/进行中的案件保留原版本/).waitFor();
    await faces.checkAccess(page);
    await dialog.getByRole('button', { name: '确认发布' }).click();
    await page.getByRole('heading', { level: 1, name: /2099-01/ }).waitFor();
    await page.getByRole('tabpanel', { name: '变更' }).getByText('2026-01-01').first().waitFor();
    const { body } = await story.api('agent', 'GET', '/v1/policies/us/2099-01');
    expect(body).toMatchObject({ effectiveFrom: '2099-01-01', current: false });
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  }, 150_000);

  it('are read by agents, who write none; in the dark as in the light (H2)', async () => {
    const dark = await faces.signIn('agent', { scheme: 'dark' });
    await dark.goto('/console/policies/retail-us/2026-01');
    await dark.getByRole('region', { name: 'remedies' }).getByText('In all other cases').waitFor();
    expect(await dark.getByRole('button', { name: 'Draft from this version' }).count()).toBe(0);
    await faces.checkAccess(dark);
    await faces.shot(dark, 'policies-dark');
    await dark.goto('/console/policies/retail-us/1999');
    await dark.getByRole('alert').waitFor();
  }, 60_000);
});
