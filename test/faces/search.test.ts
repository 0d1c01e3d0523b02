import { openBrowser, PHONE, type Faces } from '#test/support/browser.ts';

describe('searching', () => {
  let faces: Faces;
  beforeAll(async () => {
    faces = await openBrowser();
  }, 120_000);
  afterAll(() => faces?.close());

  it('finds a case by what was said, by a phone`s last digits and by number, and leads to the customer (E4, E5)', async () => {
    const { story } = faces;
    const order = await story.anOrder({ shop: 'retail-cn', where: ({ phone }) => phone !== '' });
    const caseNo = await story.opened(order, {
      symptom: `屏幕一直闪烁，重启后 flickers again ${order.orderNo.toLowerCase()}z`,
      contact: { phone: order.phone },
    });
    const page = await faces.signIn('agent', { locale: 'zh-CN' });
    await page.goto('/console/search');
    const field = page.getByRole('searchbox', { name: '搜索内容' });
    const row = page.getByRole('row').filter({ hasText: caseNo });
    await page.getByText('多个词须同时出现').waitFor();

    await field.fill('屏幕一直闪烁');
    await field.press('Enter');
    await row.getByText('文字内容匹配').waitFor();
    await row.locator('mark', { hasText: '屏幕一直闪烁' }).waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'search');
    await field.fill(order.phone.slice(-4));
    await field.press('Enter');
    await row.getByText('顾客信息匹配').waitFor();
    await field.fill(order.orderNo);
    await field.press('Enter');
    await row.getByText('编号匹配').waitFor();
    await field.fill(`没有人写过的话${order.orderNo}`);
    await field.press('Enter');
    await page.getByText(`没有找到“没有人写过的话${order.orderNo}”。`).waitFor();

    await page.goto(`/console/customers/${order.shop}/${order.customerId}`);
    await page.getByRole('heading', { level: 1, name: `顾客 ${order.customerId}` }).waitFor();
    await page.getByRole('region', { name: '案件' }).getByRole('link', { name: caseNo }).waitFor();
    await faces.checkAccess(page);
    await page.goto(`/console/customers/${order.shop}/nobody-of-that-name`);
    await page.getByRole('alert').waitFor();

    const dark = await faces.signIn('warehouse', { scheme: 'dark', viewport: PHONE });
    await dark.goto(`/console/search?q=${caseNo}`);
    await dark.getByText('By number', { exact: true }).waitFor();
    await dark.goto('/console/search?q=flickers');
    await dark.getByText('Nothing found for “flickers”.').waitFor();
    await faces.checkAccess(dark);
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  }, 120_000);
});
