import type { Locator, Page } from 'playwright-core';
import { openBrowser, PHONE, type Faces } from '#test/support/browser.ts';

let faces: Faces;
beforeAll(async () => {
  faces = await openBrowser();
}, 120_000);
afterAll(() => faces.close());

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const openCase = async (page: Page, caseNo: string): Promise<void> => {
  await page.goto(`/console/cases/${caseNo}`);
  await page.getByRole('heading', { level: 1, name: caseNo }).waitFor();
};

/** A record of so many events, as the API would send it: what a case of many months has. */
const longRecord = (count: number) => ({
  data: Array.from({ length: count }, (_, index) => ({
    seq: index + 1,
    type: index % 2 === 0 ? 'clockMarked' : 'replyGiven',
    at: new Date(Date.UTC(2026, 0, 1, index)).toISOString(),
    by: { type: 'agent', id: 'demo-agent' },
    because: null,
    data: index % 2 === 0 ? { name: 'offerAnswer', key: `v.${index}` } : { n: index, closes: false },
  })),
  next_cursor: null,
  has_more: false,
});

/** Takes something from a list by the keyboard, wherever the page has moved it meanwhile. */
async function choose(page: Page, list: Locator, title: string): Promise<void> {
  await list.press('ArrowDown');
  const wanted = page.locator('.ant-select-item-option-active').filter({ hasText: title });
  for (let steps = 0; steps < 20 && !(await wanted.isVisible()); steps += 1) await list.press('ArrowDown');
  await wanted.waitFor();
  await list.press('Enter');
}

describe('the case page', () => {
  it('carries a whole return, rehearsed, with a reply, a promise and its money, in Chinese and in English (A4, D1, D7, E4, E6)', async () => {
    const { story } = faces;
    const order = await story.anOrder({ shop: 'retail-cn' });
    const evidence = ['https://example.test/photo.jpg'];
    const caseNo = await story.opened(order, { symptom: '颜色和图片不一样', evidence });
    const page = await faces.signIn('agent', { locale: 'zh-CN' });
    await openCase(page, caseNo);
    const happened = region(page, '时间线');
    await happened.getByText(/发出方案 1：/).waitFor();
    await happened.getByText('颜色和图片不一样').waitFor();
    await page.getByRole('link', { name: 'photo.jpg' }).waitFor();
    await page
      .getByText(/无理由退货截至/)
      .first()
      .waitFor();

    // what is written is shown as the customer will read it, then sent by the keyboard
    await choose(page, page.getByRole('combobox', { name: '模板' }), '正在核实');
    const piece = `我们正在核实订单 ${order.orderNo}`;
    await region(page, '客户将看到').getByText(piece).waitFor();
    await page.getByRole('textbox', { name: '回复内容' }).press('Control+Enter');
    await happened.getByText('向客户说明进展').waitFor();
    await happened.getByText(piece).waitFor();

    await button(page, '承诺').click();
    await page.getByLabel('承诺的内容').fill('明天中午前回电告知进展');
    await button(page, '作出承诺').click();
    await happened.getByText(/承诺于 .+ 前完成/).waitFor();
    await happened.getByText('明天中午前回电告知进展').waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'case-offer');

    // the customer agrees on their own page: this one shows it
    expect(await story.accept(caseNo)).toMatchObject({ status: 200 });
    await happened.getByText('客户接受方案 1').waitFor();
    await button(page, '到下一个期限').click();
    await page.getByText(/本案件时钟现在是/).waitFor();
    await button(page, '客户寄出包裹').click();
    await happened
      .getByText(/退货包裹 .+：运输中/)
      .first()
      .waitFor();
    await faces.shot(page, 'case-return');
    await button(page, '播放至需要人处理').click();
    await happened.getByText(/退货结清/).waitFor({ timeout: 40_000 });
    await region(page, '时间线')
      .getByText(/计划退款 1/)
      .waitFor();
    await button(page, '模拟邮箱').click();
    await page.getByRole('dialog', { name: '模拟邮箱' }).getByText(piece).waitFor();
    await page.keyboard.press('Escape');

    const dark = await faces.signIn('agent', { locale: 'en', scheme: 'dark' });
    await openCase(dark, caseNo);
    await region(dark, 'Timeline')
      .getByText(/Return settled: 1 of 1 accepted/)
      .waitFor();
    await dark.getByRole('button', { name: /^Messages \d/ }).click();
    await region(dark, 'Timeline').getByText('A word in between to the customer').waitFor();
    await dark.getByRole('button', { name: /^All \d/ }).click();
    await faces.checkAccess(dark);
    await faces.shot(dark, 'case-dark');

    const phone = await faces.signIn('warehouse', { locale: 'zh-CN', viewport: PHONE });
    await openCase(phone, caseNo);
    await phone.getByRole('tab', { name: '时间线与消息' }).click();
    await phone.getByText('此角色不显示金额。').waitFor();
    await phone.getByRole('tab', { name: '案件与客户' }).click();
    await phone.getByText('此角色不显示联系方式。').waitFor();
    await faces.checkAccess(phone);
    await faces.shot(phone, 'case-phone');
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  }, 180_000);

  it('stays usable with hundreds of events, by keyboard, and says what goes wrong (E4)', async () => {
    const { story } = faces;
    const caseNo = await story.opened(await story.anOrder());
    const page = await faces.signIn('agent');
    await page.route('**/v1/cases/*/events?*', (route) => route.fulfill({ json: longRecord(240) }));
    await openCase(page, caseNo);
    const happened = region(page, 'Timeline');
    const more = happened.getByRole('button', { name: /Show \d+ earlier entries/ });
    await more.waitFor();
    expect(await happened.getByRole('listitem').count()).toBeLessThan(100);
    await more.focus();
    await page.keyboard.press('Enter');
    await happened.getByRole('listitem').nth(150).waitFor();
    await page.getByRole('button', { name: /^Deadlines 120/ }).press('Enter');
    await happened.getByText('Reminder: answer to the offer').first().waitFor();
    await happened.getByText('A word in between').first().waitFor({ state: 'detached' });

    await page.route('**/v1/cases/*/events?*', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        json: { status: 503, code: 'unavailable', detail: 'The store does not answer.' },
      }),
    );
    await page.reload();
    await page.getByText('The store does not answer.').first().waitFor();
    await page.goto('/console/cases/AS-2026-999999');
    await page.getByText(/Check the number/).waitFor();
    await faces.checkAccess(page);
  }, 90_000);

  it('switches trouble for the order of the case alone, and off again (design 6)', async () => {
    const { story } = faces;
    const caseNo = await story.opened(await story.anOrder());
    const page = await faces.signIn('agent');
    await openCase(page, caseNo);
    await button(page, 'Trouble switches').click();
    const drawer = page.getByRole('dialog', { name: 'Trouble switches' });
    await drawer.getByText('Nothing is switched wrong.').waitFor();
    await drawer.getByRole('button', { name: 'Switch on' }).click();
    await drawer.getByText('payments.refund', { exact: true }).first().waitFor();
    await button(page, 'Trouble switches (1 on)').waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'case-troubles');
    await drawer.getByRole('button', { name: 'Switch off' }).click();
    await drawer.getByText('Nothing is switched wrong.').waitFor();
    const { body } = await story.api('agent', 'GET', `/v1/cases/${caseNo}/troubles`);
    expect(body.data).toEqual([]);
  }, 60_000);
});
