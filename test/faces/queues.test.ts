import { openBrowser, type Faces } from '#test/support/browser.ts';
import type { Json } from '#test/support/story.ts';

let faces: Faces;
beforeAll(async () => {
  faces = await openBrowser();
}, 120_000);
afterAll(() => faces?.close());

const question = async (): Promise<{ caseNo: string; orderNo: string }> => {
  const order = await faces.story.anOrder({ where: ({ tier }) => tier === 'standard' });
  const wish = { items: undefined, wish: undefined, problem: 'question', question: 'How?' };
  return { caseNo: await faces.story.opened(order, wish), orderNo: order.orderNo };
};

/** Ten thousand cases, in a few large pages. */
const many = (cursor: string | null, limit = 2_500): Json => {
  const from = Number(cursor ?? 0);
  const data = Array.from({ length: limit }, (_, index) => ({
    caseNo: `AS-2026-${String(900_000 + from + index)}`,
    shop: 'retail-us',
    order: `W${from + index}`,
    stage: 'negotiation',
    waitingOn: 'customer',
    since: '2026-11-20T08:00:00Z',
    openedAt: '2026-11-20T08:00:00Z',
    dueAt: null,
    remedy: null,
    kind: 'return',
    department: null,
    priority: 3,
    queue: 'general',
    firstResponseAt: null,
    stuck: false,
    outcome: null,
  }));
  const next = from + limit < 10_000 ? String(from + limit) : null;
  return { data, next_cursor: next, has_more: next !== null };
};

describe('the queues', () => {
  it('show each task with the reason for its place, and give several to somebody with a report for each (H2, A7)', async () => {
    const [first, second] = [await question(), await question()];
    const page = await faces.signIn('sun-li');
    // both are of one shop and the newest: all tasks of the group are read until they are there
    await page.goto('/console/queues?view=tasks&unassigned=true&group=pre_sale&kind=answer');
    const queue = page.getByRole('region', { name: 'The queue' });
    for (const { caseNo } of [first, second]) {
      const row = queue.getByRole('checkbox', { name: `Choose ${caseNo}/t1` });
      await faces.find(queue, row);
      await row.check();
    }
    await page.getByText('2 chosen').waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'queues');
    await page.getByRole('combobox', { name: 'Person' }).fill('Emma');
    await page.getByTitle(/Emma Brown/).click();
    await page.getByRole('button', { name: 'Give', exact: true }).click();
    const report = page.getByRole('dialog', { name: 'What became of each' });
    await report.getByText('given').first().waitFor();
    expect(await report.getByRole('listitem').allTextContents()).toEqual(
      [first, second].map(({ caseNo }) => `${caseNo}/t1 given`),
    );
    await report.getByRole('button', { name: 'Close' }).last().click();
    const { body } = await faces.story.api('agent', 'GET', `/v1/cases/${first.caseNo}`);
    expect(body.tasks[0].owner).toBe('emma-brown');
  });

  it('keep a filter under a name and the columns one chose, and are sent to a colleague as an address', async () => {
    const { caseNo, orderNo } = await question();
    const page = await faces.signIn('li-na', { locale: 'zh-CN', scheme: 'dark' });
    await page.goto('/console/queues?view=cases&open=true');
    await page.getByRole('heading', { level: 1, name: '队列' }).waitFor();
    await page.getByRole('group', { name: '缩小范围' }).getByRole('textbox', { name: '订单号' }).fill(orderNo);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`order=${orderNo}`));
    // the order is another shop's: nothing is told of it
    await page.getByText('这里没有事项').waitFor();
    await page.getByRole('button', { name: '保存筛选' }).click();
    await page.getByRole('textbox', { name: '筛选名称' }).fill('我的美国订单');
    await page.keyboard.press('Enter');
    await page.goto('/console/queues?view=cases&open=true');
    await page.getByRole('button', { name: '我的美国订单', exact: true }).click();
    await page.waitForURL(new RegExp(`order=${orderNo}`));
    await faces.checkAccess(page);
    const other = await faces.signIn('emma-brown');
    await other.goto(page.url());
    await other.getByRole('link', { name: caseNo }).waitFor();
    await other.getByRole('button', { name: 'Columns' }).click();
    await other.getByRole('checkbox', { name: 'Stage' }).uncheck();
    await other.getByRole('columnheader', { name: 'Stage' }).waitFor({ state: 'detached' });
    await other.reload();
    await other.getByRole('columnheader', { name: 'Priority' }).waitFor();
    expect(await other.getByRole('columnheader', { name: 'Stage' }).count()).toBe(0);
    await other.keyboard.press('j');
    await other.keyboard.press('Enter');
    await other.waitForURL(new RegExp(`/console/cases/${caseNo}`));
  });

  it('of ten thousand cases hold only those in sight, and read on when the end comes near', async () => {
    const page = await faces.signIn('supervisor');
    await page.route(/\/v1\/cases\?/, (route) => {
      const asked = new URL(route.request().url()).searchParams;
      return route.fulfill({ json: many(asked.get('cursor')) });
    });
    await page.goto('/console/queues?view=cases&open=true');
    const queue = page.getByRole('region', { name: 'The queue' });
    await queue.getByRole('link', { name: 'AS-2026-900000' }).waitFor();
    await queue.focus();
    await page.keyboard.press('End');
    await page.getByText('5,000 rows and more').waitFor();
    await faces.find(queue, queue.getByRole('link', { name: 'AS-2026-909999' }));
    await page.getByText('10,000 rows', { exact: true }).waitFor();
    expect(await queue.getByRole('row').count()).toBeLessThan(80);
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  });
});
