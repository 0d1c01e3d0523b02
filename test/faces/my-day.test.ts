import { demoKeyOf } from '#api/demo-staff.ts';
import { openBrowser, PHONE, type Faces } from '#test/support/browser.ts';

let faces: Faces;
beforeAll(async () => {
  faces = await openBrowser();
}, 120_000);
afterAll(() => faces?.close());

const as = (person: string, path: string, body: unknown) =>
  faces.story.call('POST', `${faces.stack.api}${path}`, {
    body,
    headers: { authorization: `Bearer ${demoKeyOf(person)}`, 'idempotency-key': `my-day:${path}` },
  });

describe('my day', () => {
  it('is one list by urgency with the reason for each place, is walked by keys, and is handed over at its end (H1, H2)', async () => {
    const caseNo = await faces.story.opened(await faces.story.anOrder({ where: ({ tier }) => tier === 'standard' }), {
      items: undefined,
      wish: undefined,
      problem: 'question',
      question: 'How?',
    });
    expect((await as('emma-brown', `/v1/cases/${caseNo}/tasks/t1/take`, {})).status).toBe(200);
    const { body } = await faces.story.api('agent', 'GET', `/v1/cases/${caseNo}`);
    expect(body.tasks[0].owner).toBe('emma-brown');
    const page = await faces.signIn('emma-brown');
    const list = page.getByRole('list', { name: 'What waits, the most urgent first' });
    const row = list.getByRole('listitem').filter({ hasText: caseNo }).filter({ hasText: 'Answer' });
    await row.waitFor();
    expect(await row.textContent()).toMatch(
      /Answer the customer.*(customer wrote|Due within two hours|Overdue).*priority/,
    );
    await faces.checkAccess(page);
    await faces.shot(page, 'my-day');
    await page.keyboard.press('j');
    await list.locator('[aria-current="true"]').waitFor();
    await page.getByRole('button', { name: 'Hand over my shift' }).click();
    const dialog = page.getByRole('dialog', { name: 'Hand over my shift' });
    await dialog.getByRole('textbox', { name: 'Note for them' }).fill('End of the shift.');
    await faces.checkAccess(page);
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await page.getByText(/was handed over|were handed over/).waitFor();
    await faces.story.until(caseNo, (view) => view.tasks[0].owner === null);
  });

  it('speaks Chinese, in the dark and on a phone, and says when there is nothing', async () => {
    const page = await faces.signIn('operator', { locale: 'zh-CN', scheme: 'dark', viewport: PHONE });
    await page.getByRole('heading', { level: 1, name: '我的今天' }).waitFor();
    await page.getByText('没有等待您处理的事项').waitFor();
    await faces.checkAccess(page);
    const agent = await faces.signIn('wang-fang', { locale: 'zh-CN', scheme: 'dark', viewport: PHONE });
    await agent.getByRole('heading', { level: 1, name: '我的今天' }).waitFor();
    await agent.getByRole('button', { name: '菜单' }).click();
    await agent.getByRole('dialog').getByRole('link', { name: '队列' }).click();
    await agent.getByRole('heading', { level: 1, name: '队列' }).waitFor();
    await faces.shot(agent, 'queues-phone');
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  });
});
