import type { Locator, Page } from 'playwright-core';
import { openBrowser, type Faces } from '#test/support/browser.ts';
import { demand, paidByCard } from '#test/support/situation.ts';
import type { StoryOrder } from '#test/support/story.ts';

let faces: Faces;
beforeAll(async () => {
  faces = await openBrowser();
}, 120_000);
afterAll(() => faces?.close());

const AGENT_LIMIT = 50_000;
const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const dialog = (page: Page): Locator => page.getByRole('dialog');

it('an offer above the limit is decided by a supervisor, who sees limit, message and precedents first (B5, R43)', async () => {
  const { story } = faces;
  const dear = (one: StoryOrder): boolean => (one.lines[0]?.net.amount ?? 0) > AGENT_LIMIT + 10_000;
  const caseNo = await story.opened(await story.anOrder({ where: dear }));
  await demand(story.decline(caseNo, 1));
  await demand(story.act('agent', caseNo, '/offers', { remedy: 'refund_only', reason: 'a loyal customer' }));

  const page = await faces.signIn('supervisor', { locale: 'zh-CN', scheme: 'dark' });
  await page.goto('/console/decisions');
  await page
    .getByRole('navigation', { name: '待决定列表' })
    .getByRole('button', { name: new RegExp(caseNo) })
    .click();
  const subject = region(page, '决定事项');
  await subject.getByRole('link', { name: caseNo }).waitFor();
  await subject.getByText('超出提出人的权限').waitFor();
  await region(page, '类似决定').waitFor();
  await faces.checkAccess(page);
  await faces.shot(page, 'decisions-dark-zh');
  await subject.getByRole('button', { name: '作出决定' }).click();
  await dialog(page).getByRole('radio', { name: '同意', exact: true }).check();
  await dialog(page).getByLabel('理由').fill('老客户，同意');
  await dialog(page).getByText('客户将收到（en）').waitFor();
  await faces.shot(page, 'decide-zh');
  await dialog(page).getByRole('button', { name: '确认执行' }).click();
  expect(await story.until(caseNo, ({ offer }) => offer.version === 2)).toMatchObject({
    offer: { status: 'open', remedy: 'refund_only' },
    proposal: null,
  });
  await page.getByRole('button', { name: new RegExp(caseNo) }).waitFor({ state: 'detached' });
}, 90_000);

it('a stuck refund is retried in the console, and recorded by hand with its evidence when that fails too (B6, R18, R19)', async () => {
  const { story } = faces;
  const order = await story.anOrder({
    status: 'pending',
    where: (one) => paidByCard(one) && one.lines.length === 1,
  });
  const plan = (steps: unknown) =>
    story.world('PUT', `/world/v1/orders/${encodeURIComponent(order.orderNo)}/refund-plan`, { steps });
  await plan([{ status: 'failed', after: 'PT1H', failureCode: 'processor_declined' }]);
  const items = order.lines.map(({ lineNo, quantity }) => ({ line: lineNo, quantity }));
  const caseNo = await story.opened(order, { wish: 'refund_only', items });
  await demand(story.accept(caseNo));
  await story.until(caseNo, ({ refunds }) => refunds.length > 0 && refunds[0].status !== 'planned');
  await story.after(caseNo, 'PT4H');
  const isStuck = ({ tasks }: { tasks: { kind: string }[] }): boolean =>
    tasks.some(({ kind }) => kind === 'stuckRefund');
  await story.until(caseNo, isStuck);

  const page = await faces.signIn('finance');
  await page.goto(`/console/cases/${caseNo}`);
  const free = region(page, 'Next action').getByRole('button', { name: /^Free the stuck step/ });
  await region(page, 'Tasks and promises').getByText('Stuck step: refund').waitFor();
  await free.click();
  await dialog(page).getByRole('button', { name: 'Do it' }).click();
  await free.waitFor({ state: 'detached' });
  await story.until(caseNo, ({ refunds }) => refunds.length === 3 && refunds[2].status !== 'planned');
  await story.after(caseNo, 'PT4H');
  await story.until(caseNo, isStuck);

  await page.reload();
  await free.click();
  await dialog(page).getByRole('radio', { name: 'Record by hand what happened' }).check();
  await dialog(page).getByRole('combobox', { name: 'State of the refund' }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('it has arrived', { exact: true }).click();
  const doIt = dialog(page).getByRole('button', { name: 'Do it' });
  expect(await doIt.isDisabled()).toBe(true);
  await dialog(page)
    .getByLabel(/^Evidence/)
    .fill('bank statement 17');
  await dialog(page).getByText('Stage: Carrying out → Follow-up').waitFor();
  await faces.checkAccess(page);
  await faces.shot(page, 'stuck-refund');
  await doIt.click();
  await region(page, 'Parts')
    .getByText(/arrived/)
    .first()
    .waitFor();
  expect(await story.read(caseNo)).toMatchObject({ stage: 'followUp', outcome: 'fulfilled', tasks: [] });
}, 90_000);

it('an act on a case that has moved on is refused with what changed and by whom (R44)', async () => {
  const { story } = faces;
  const caseNo = await story.opened(await story.anOrder());
  const page = await faces.signIn('agent');
  await page.goto(`/console/cases/${caseNo}`);
  await region(page, 'Next action').getByRole('button', { name: 'Decline the offer for the customer' }).click();
  await dialog(page).getByText('The customer reads (en)').waitFor();
  const dueAt = new Date(Date.now() + 86_400_000).toISOString();
  await demand(story.api('supervisor', 'POST', `/v1/cases/${caseNo}/promises`, { what: 'We call you.', dueAt }));
  await dialog(page).getByRole('button', { name: 'Do it' }).click();
  await page.getByText('The case has moved on').waitFor();
  await page.getByText(/promise made by /).waitFor();
  await faces.shot(page, 'stale-act');
  expect(await story.read(caseNo)).toMatchObject({ offer: { status: 'open' } });
  await region(page, 'Tasks and promises').getByText('Promise', { exact: true }).waitFor();
}, 60_000);
