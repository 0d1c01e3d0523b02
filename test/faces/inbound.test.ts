import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { aLetter } from '#test/adapters/a-letter.ts';
import { openBrowser, PHONE, type Faces } from '#test/support/browser.ts';
import { INBOUND_SECRET } from '#test/support/stack.ts';

describe('what comes in by other ways, in the console', () => {
  let faces: Faces;
  beforeAll(async () => {
    faces = await openBrowser();
  }, 120_000);
  afterAll(() => faces?.close());

  async function aMail(subject: string, text: string): Promise<void> {
    const raw = await aLetter({ from: 'Ann <ann@example.com>', to: 'care@shop.example', subject, text });
    const [id, at] = [randomUUID(), new Date()];
    const answer = await fetch(`${faces.stack.api}/v1/inbound/email?shop=retail-us`, {
      method: 'POST',
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(INBOUND_SECRET).sign(id, at, raw.toString()),
      },
      body: new Uint8Array(raw),
    });
    expect(await answer.json()).toMatchObject({ outcome: 'item', why: 'order_missing' });
  }

  it('a letter without an order is given to its case, another one is left (A1)', async () => {
    const { story } = faces;
    const caseNo = await story.opened(await story.anOrder());
    const [lamp, thanks] = [`Lamp ${randomUUID()}`, `Thanks ${randomUUID()}`];
    await aMail(lamp, 'The lamp is still broken.');
    await aMail(thanks, 'Thank you!');
    const page = await faces.signIn('agent');
    await page.goto('/console/inbox-mail');
    const letter = (subject: string) =>
      page.locator('.ant-card').filter({ has: page.getByRole('heading', { name: subject }) });
    await letter(lamp).getByText('Names no order').waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'unsorted-mail');
    await letter(lamp).getByRole('textbox', { name: 'Case number' }).fill(caseNo);
    await letter(lamp).getByRole('button', { name: 'Give to this case' }).click();
    await page.getByText(`Case ${caseNo} has it now.`).waitFor();
    await letter(lamp).waitFor({ state: 'detached' });
    await letter(thanks).getByRole('button', { name: 'Leave it' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: 'Leave it' }).click();
    await letter(thanks).waitFor({ state: 'detached' });
    expect(await story.eventTypes(caseNo)).toContain('customerWrote');
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  }, 120_000);

  it('a list is checked, brought, and told line by line (A1)', async () => {
    const order = await faces.story.anOrder();
    const line = `${order.orderNo},${order.email},${order.lines[0]?.lineNo},不想要了,退货退款`;
    const list = `订单号,邮箱,行号,问题,诉求\n${line}\n${order.orderNo},nobody,1,不想要了,退货退款\n`;
    const page = await faces.signIn('agent', { locale: 'zh-CN', scheme: 'dark' });
    await page.goto('/console/import');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '来电.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${list}`) });
    await page.getByRole('button', { name: '先检查' }).click();
    await page.getByText('检查完成：2 行中有 1 行无误。').first().waitFor();
    await page.getByRole('button', { name: '创建案件' }).click();
    await page.getByText('共 2 行：新建 1，已有 0，未受理 1。').first().waitFor();
    await page.getByRole('cell', { name: '邮箱缺失或不正确' }).waitFor();
    await page.getByText('共 2 行：新建 1，已有 0，未受理 1。').nth(1).waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'import');
    const small = await faces.signIn('agent', { viewport: PHONE });
    await small.goto('/console/import');
    await small.getByText('来电.csv').first().waitFor();
    await faces.checkAccess(small);
    await faces.shot(small, 'import-phone');
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  }, 120_000);
});
