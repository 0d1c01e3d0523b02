import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { signLink } from '#api/links.ts';
import { openBrowser, PHONE, type Faces } from '#test/support/browser.ts';
import type { Story, StoryOrder } from '#test/support/story.ts';

const MOST_BYTES = 30_000;
/** As in an in-app browser that runs no script: the pages do all of it without. */
const CUSTOMER = { viewport: PHONE, script: false } as const;
/** The smallest picture there is. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let faces: Faces;
let story: Story;
beforeAll(async () => {
  faces = await openBrowser();
  ({ story } = faces);
}, 120_000);
afterAll(() => faces.close());

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
/** What the page says once after a form was sent. */
const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });
const caseOf = async (page: Page): Promise<string> => /AS-\d{4}-\d{6,}/.exec(await page.title())?.[0] ?? '';

/** One unit of one article, paid by one card, within what is offered without a person. */
const anOrder = (): Promise<StoryOrder> =>
  story.anOrder({
    where: ({ payments, lines }) =>
      payments.length === 1 &&
      payments[0]?.tender === 'card' &&
      lines.length === 1 &&
      lines[0]?.quantity === 1 &&
      lines[0].net.amount < 50_000,
  });

const linkOf = async (caseNo: string): Promise<string> =>
  (await story.api('agent', 'POST', `/v1/cases/${caseNo}/links`, { days: 2 })).body.url as string;

/** Pictures that README and docs show; while one works on the pages, of all of them. */
const SHOWN = new Set([
  'customer-request-light',
  'customer-offer-light',
  'customer-ship-dark',
  'customer-declined-light',
]);
const isShown = (name: string): boolean => SHOWN.has(name) || process.env['AFTERCARE_PICTURES'] !== '1';

/** What axe says in a browser that runs scripts, light and dark, and what the page weighs with its style. */
async function looksWell(address: string, name: string, locale: 'en' | 'zh-CN'): Promise<void> {
  const page = await faces.stranger({ viewport: PHONE, locale });
  let bytes = 0;
  page.on('response', async (response) => {
    bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
  });
  await page.goto(address, { waitUntil: 'load' });
  expect(bytes).toBeLessThan(MOST_BYTES);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await faces.accessFaults(page)).toEqual([]);
    if (isShown(`${name}-${colorScheme}`)) await faces.shot(page, `${name}-${colorScheme}`, { fullPage: true });
  }
  await page.close();
}

describe("the customer's page", () => {
  it('takes a whole return from the web form to the rating, in Chinese, on a phone, without script (A1, J2, C4, D1, D2, E1)', async () => {
    const order = await story.theOrder('threeBooks', { deliveredDaysAgo: 2 });
    const page = await faces.stranger({ ...CUSTOMER, locale: 'zh-CN' });
    await page.goto('/faq/retail-cn');
    await page.getByText('7 天内').first().waitFor();
    await looksWell('/faq/retail-cn', 'customer-faq', 'zh-CN');
    await page.getByRole('link', { name: '申请售后，或查看我的申请' }).click();

    // A wrong proof and an order that does not exist are one answer.
    await page.getByLabel('订单号').fill(order.orderNo);
    await page.getByLabel('下单时的手机号或邮箱').fill('13900000000');
    await page.getByRole('button', { name: '继续' }).click();
    const notFound = await page.getByRole('alert').textContent();
    await page.getByLabel('订单号').fill('W0000000');
    await page.getByRole('button', { name: '继续' }).click();
    expect(await page.getByRole('alert').textContent()).toBe(notFound);
    await looksWell('/ask/retail-cn', 'customer-ask', 'zh-CN');

    await page.getByLabel('订单号').fill(`#${order.orderNo}`);
    await page.getByLabel('下单时的手机号或邮箱').fill(order.phone);
    await page.getByRole('button', { name: '继续' }).click();
    await heading(page, '新的申请').waitFor();
    await looksWell(page.url(), 'customer-request', 'zh-CN');
    await page.getByRole('checkbox').check();
    await page.getByLabel('不想要了').check();
    await page.getByLabel('退货退款').check();
    await page.getByRole('button', { name: '提交申请' }).click();

    await said(page, '您的申请已收到').waitFor();
    const caseNo = await caseOf(page);
    await story.until(caseNo, ({ offer }) => offer?.status === 'open');
    await page.goto(page.url().replace(/\?.*/, ''));
    expect((await story.read(caseNo)).request).toMatchObject({ channel: 'web', locale: 'zh-CN' });
    await heading(page, '给您的处理方案').waitFor();
    await page.getByText('到时没有答复，方案失效').first().waitFor();
    await looksWell(page.url(), 'customer-offer', 'zh-CN');
    await page.getByRole('button', { name: '接受这个方案' }).click();
    await said(page, '您接受了方案').waitFor();

    const { parcel } = await story.until(caseNo, (view) => view.parcel?.status === 'awaitingParcel');
    await page.goto(page.url().replace(/\?.*/, ''));
    await heading(page, '请把商品寄回').waitFor();
    await looksWell(page.url(), 'customer-ship', 'zh-CN');
    await page.getByRole('link', { name: '打印寄件单' }).click();
    await page.getByRole('img', { name: parcel.rma }).waitFor();
    await looksWell(page.url(), 'customer-slip', 'zh-CN');
    await page.getByRole('link', { name: '返回' }).click();

    await story.sendParcel(caseNo);
    await story.after(caseNo, 'P3D');
    await story.until(caseNo, ({ refunds }) => ['accepted', 'arrived'].includes(refunds[0]?.status));
    await page.reload();
    await page.getByText('个工作日内').first().waitFor();
    await story.after(caseNo, 'P3D');
    await story.until(caseNo, ({ stage }) => stage === 'followUp');
    await story.after(caseNo, 'P5D');
    await story.until(caseNo, ({ revisit }) => revisit?.asked === true);
    await page.reload();
    await heading(page, '问题解决了吗？').waitFor();
    await looksWell(page.url(), 'customer-rate', 'zh-CN');
    await page.getByLabel('解决了', { exact: true }).check();
    await page.getByLabel('5 分，很满意').check();
    await page.getByRole('button', { name: '发送', exact: true }).first().click();
    await said(page, '谢谢您的评价').waitFor();
    await heading(page, '商定的事项都已办好').waitFor();
    expect(await story.read(caseNo)).toMatchObject({ stage: 'closed', revisit: { solved: true, score: 5 } });
  }, 120_000);

  it('lets a customer decline with a wish, show photos, ask again, and tells kindly what is stale (C5, R44, A2)', async () => {
    const order = await anOrder();
    const caseNo = await story.opened(order, { locale: 'en' });
    const address = await linkOf(caseNo);
    const page = await faces.stranger({ ...CUSTOMER, locale: 'en' });
    await page.goto(address);
    await heading(page, 'Our proposal for you').waitFor();
    const before = await faces.stranger({ ...CUSTOMER, locale: 'en' });
    await before.goto(address);

    await page.getByText('Write to us, or add photos').click();
    await page.getByLabel('Your message').fill('Where is <b>my</b> money?');
    await page
      .getByLabel('Photos or a short film')
      .setInputFiles({ name: 'scratch.png', mimeType: 'image/png', buffer: PHOTO });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await said(page, 'We have your message').waitFor();
    await page.getByRole('img', { name: 'scratch.png' }).waitFor();
    await page.getByText('Where is <b>my</b> money?').waitFor();
    await page.getByRole('button', { name: 'Ask again' }).click();
    await said(page, 'We have reminded our colleagues').waitFor();

    await page.getByText('Does it not suit you?').click();
    await page.getByLabel('What would you like instead?').selectOption({ label: 'An exchange' });
    await page.getByLabel('In your own words').fill('The same in another size, please.');
    await page.getByRole('button', { name: 'Decline, with my wish' }).click();
    await said(page, 'We have your wish').waitFor();
    await story.until(caseNo, ({ offer, tasks }) => offer?.version > 1 || tasks.length > 0);

    // The other window still shows the first proposal.
    await before.getByRole('button', { name: 'Accept this proposal' }).click();
    await before.getByRole('alert').waitFor();
    expect((await story.read(caseNo)).agreement).toBeNull();
    await looksWell(address, 'customer-declined', 'en');
    expect(await page.content()).not.toMatch(/agent|supervisor:|demo-|retail-us\/|undefined|\[object/);
  }, 120_000);

  it('says when a link has expired and how to get another one, and takes nothing that is not its own', async () => {
    const order = await anOrder();
    const caseNo = await story.opened(order, { locale: 'en' });
    const linkSecret = new TextEncoder().encode(faces.stack.environment['LINK_SECRET'] ?? '');
    const signed = (now: number) =>
      signLink(caseNo, 14, {
        settings: { linkSecret, publicUrl: faces.stack.api } as never,
        now: () => now,
        newId: randomUUID,
      });
    const page = await faces.stranger({ ...CUSTOMER, locale: 'en' });
    const past = await page.goto((await signed(Date.now() - 40 * 86_400_000)).url);
    expect(past?.status()).toBe(410);
    await heading(page, 'This link has expired').waitFor();
    await looksWell(page.url(), 'customer-expired', 'en');
    await page.getByRole('link', { name: 'Find it by the order number' }).click();
    await page.getByLabel('Order number').fill(order.orderNo);
    await page.getByLabel('E-mail address or phone number of the order').fill(order.email.toUpperCase());
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('link', { name: new RegExp(caseNo) }).click();
    await heading(page, 'Our proposal for you').waitFor();

    // Switching the language stays, and the answer tells nobody where the page is.
    await page.getByRole('link', { name: '繁體中文' }).click();
    await heading(page, '給您的處理方案').waitFor();
    await page.reload();
    await heading(page, '給您的處理方案').waitFor();
    const { url } = await signed(Date.now());
    const answer = await page.goto(url);
    expect(answer?.headers()).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("script-src 'self'"),
    });
    expect(answer?.headers()['content-security-policy']).not.toContain('unsafe');
    const cut = await page.goto(`${url.slice(0, -3)}abc`);
    expect(cut?.status()).toBe(404);
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  }, 120_000);
});
