import type { Locator, Page } from 'playwright-core';
import { openBrowser, type Faces } from '#test/support/browser.ts';
import { belowAVariant } from '#test/support/more-situations.ts';
import { demand, paidByCard } from '#test/support/situation.ts';

let faces: Faces;
beforeAll(async () => {
  faces = await openBrowser();
}, 120_000);
afterAll(() => faces?.close());

const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const dialog = (page: Page): Locator => page.getByRole('dialog');
const openCase = async (page: Page, caseNo: string): Promise<void> => {
  await page.goto(`/console/cases/${caseNo}`);
  await region(page, 'Next action').waitFor();
};
const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
};

describe('an exchange in the console', () => {
  it('is taken down on the phone, shows what it costs before anything is sent, and is agreed to in writing (A1, C4, D3, R15)', async () => {
    const { story } = faces;
    const { order, sku } = await belowAVariant(story);
    const page = await faces.signIn('agent');
    await page.goto('/console/new-case');
    await page.getByLabel('Order number').fill(order.orderNo);
    await page.getByRole('button', { name: 'Look up' }).click();
    const units = region(page, 'Units');
    await units.getByRole('spinbutton').first().fill('1');
    await choose(page, 'Problem', 'no longer wanted');
    await choose(page, 'Wish', 'exchange');
    await units.getByRole('textbox').fill(sku);
    await page.getByLabel('E-mail').fill(order.email);
    await faces.checkAccess(page);
    await faces.shot(page, 'new-case');
    await page.getByRole('button', { name: 'Open the case' }).click();
    const link = page.getByRole('link', { name: /^Go to AS-/ });
    const caseNo = /AS-\d{4}-\d+/.exec(await link.innerText())?.[0] ?? '';
    await link.click();

    const next = region(page, 'Next action');
    const offer = region(page, 'Current offer');
    await offer.getByText('Version 1').waitFor();
    await offer.getByText('Customer pays', { exact: true }).waitFor();

    await offer.getByRole('button', { name: 'Make an offer' }).click();
    const effect = dialog(page).getByRole('region', { name: 'What this does' });
    await dialog(page).getByLabel('Article sent instead of line 1 (SKU)').fill(sku);
    await dialog(page).getByLabel('Amount').fill('1');
    await effect.getByText('Cannot be offered').waitFor();
    await dialog(page).getByLabel('Amount').fill('');
    await dialog(page).getByLabel('Reason').fill('the colour they wanted');
    await effect.getByText(/Can be offered/).waitFor();
    await effect.getByText('The customer reads (en)').waitFor();
    await effect.getByText('Customer pays', { exact: true }).waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'offer-preview');
    await dialog(page).getByRole('button', { name: 'Send the offer' }).click();
    await offer.getByText('Version 2').waitFor();

    await next.getByRole('button', { name: 'Accept the offer for the customer' }).click();
    await dialog(page)
      .getByLabel(/in agreement/)
      .fill('Yes, I will pay the difference.');
    await dialog(page).getByText('Stage: Offer → Carrying out').waitFor();
    await dialog(page).getByRole('button', { name: 'Do it' }).click();
    await story.until(caseNo, ({ charges }) => charges[0]?.status === 'awaiting');
    const parts = region(page, 'Parts');
    await parts.getByText(/Charge 1 · waiting for payment/).waitFor();
    await story.world('POST', `/world/v1/charges/${encodeURIComponent(`${caseNo}/charge/1`)}/pay`, {});
    await parts.getByText(/Charge 1 · (paid|captured)/).waitFor();
    await region(page, 'Deadlines')
      .getByRole('button', { name: /^Explain/ })
      .first()
      .click();
    await dialog(page)
      .getByText(/counted/)
      .first()
      .waitFor();
    expect(await story.read(caseNo)).toMatchObject({
      agreement: { remedy: 'exchange', offer: 2 },
      request: { channel: 'hotline' },
    });
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  }, 90_000);
});

describe('a repair with a new quote', () => {
  it('is agreed to by whoever has the customer on the phone, by its version (D4, R44)', async () => {
    const { story } = faces;
    const order = await story.anOrder({
      shop: 'retail-cn',
      deliveredDaysAgo: 400,
      where: (one) =>
        paidByCard(one) && one.lines.length === 1 && one.lines[0]?.quantity === 1 && one.lines[0].net.amount < 300_000,
    });
    const quotes = [{ amount: { amount: 19_900, currency: 'CNY' }, reason: 'a new screen', days: 3 }];
    await story.world('PUT', `/world/v1/orders/${encodeURIComponent(order.orderNo)}/repair-plan`, { quotes });
    const caseNo = await story.opened(order, {
      problem: 'defective',
      wish: 'repair',
      symptom: 'It flickers.',
      evidence: ['https://photos.example/flicker.jpg'],
    });
    await demand(story.accept(caseNo));
    await story.until(caseNo, ({ repairs }) => repairs[0]?.status === 'intake');
    await story.sendParcel(caseNo);
    await story.after(caseNo, 'P4D');
    await story.until(caseNo, ({ repairs }) => repairs[0]?.status === 'quoted');

    const page = await faces.signIn('agent', { scheme: 'dark' });
    await openCase(page, caseNo);
    const parts = region(page, 'Parts');
    await parts.getByText(/Quote 1: CN¥199.00, 3 days — a new screen/).waitFor();
    await region(page, 'Next action')
      .getByRole('button', { name: /^Say yes to the repair/ })
      .click();
    await dialog(page)
      .getByLabel(/in agreement/)
      .fill('Please repair it, I will pay.');
    await dialog(page).getByText('The customer reads (zh-CN)').waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'repair-quote-dark');
    await dialog(page).getByRole('button', { name: 'Do it' }).click();
    await parts.getByText(/\(approved\)/).waitFor();
    expect(await story.until(caseNo, ({ repairs }) => repairs[0]?.status === 'repairing')).toMatchObject({
      repairs: [{ quotes: [{ version: 1, answer: 'approved' }] }],
    });
  }, 90_000);
});
