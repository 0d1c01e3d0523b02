import { openBrowser, type Faces } from '#test/support/browser.ts';

describe('reports and shifts', () => {
  let faces: Faces;
  beforeAll(async () => {
    faces = await openBrowser();
  }, 120_000);
  afterAll(() => faces?.close());

  it('show figures with their definition, picture and table, as files too, and a hot spot that is closed (I1, I2, I3)', async () => {
    const { story } = faces;
    const first = await story.anOrder();
    const problem = {
      problem: 'defective',
      symptom: 'The hinge is broken',
      evidence: ['https://example.test/hinge.jpg'],
    };
    const cases = [await story.opened(first, problem)];
    while (cases.length < 6) cases.push(await story.opened(await story.sameAs(first), problem));
    const sku = first.lines[0]?.sku ?? '';

    const page = await faces.signIn('supervisor');
    await page.goto('/console/reports');
    await page.getByText('Cases taken in, on the day of the request.').waitFor();
    await page
      .getByRole('img', { name: /Cases opened as a picture/ })
      .locator('svg')
      .waitFor();
    await page.getByRole('columnheader', { name: 'Counted' }).waitFor();
    await faces.checkAccess(page);
    await page.getByRole('combobox', { name: 'Along' }).press('ArrowDown');
    await page.getByTitle('Weeks').click();
    await page.getByRole('columnheader', { name: 'Time' }).waitFor();
    await faces.shot(page, 'reports');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Take away as CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);

    await page.getByRole('combobox', { name: 'Shop' }).press('ArrowDown');
    await page.getByTitle('retail-us').last().click();
    await page.getByRole('tab', { name: 'Hot spots' }).click();
    await page.getByRole('button', { name: 'Look for hot spots now' }).click();
    const spot = page.getByRole('row').filter({ hasText: sku });
    await spot.getByRole('link', { name: cases.at(-1) ?? '' }).waitFor();
    await faces.checkAccess(page);
    await spot.getByRole('button', { name: 'Close …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Its cases are not counted again').waitFor();
    await dialog.getByRole('combobox').press('ArrowDown');
    await page.getByTitle('Production').click();
    await dialog.getByRole('textbox').fill('A batch of hinges; the supplier takes them back.');
    await dialog.getByRole('button', { name: 'Close it' }).click();
    await spot.waitFor({ state: 'hidden' });

    for (const tab of ['People', 'Defects', 'Policy feedback', 'Exports']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel', { name: tab }).waitFor();
      await faces.checkAccess(page);
    }
    const dark = await faces.signIn('manager', { locale: 'zh-CN', scheme: 'dark' });
    await dark.goto('/console/reports');
    await dark.getByText('受理的案件数，按受理之日计。').waitFor();
    await dark.getByRole('img').locator('svg').first().waitFor();
    await faces.checkAccess(dark);
    await faces.shot(dark, 'reports-dark');
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  }, 150_000);

  it('show what the parts of the day gathered, each thing with its case, the missed ones by name, and why one cannot run now (H1)', async () => {
    const caseNo = await faces.story.opened(await faces.story.anOrder());
    const head = {
      id: 'retail-us.opening.2026-11-20T0830',
      shop: 'retail-us',
      kind: 'opening',
      slot: '2026-11-20T08:30',
      at: '2026-11-20T13:30:00.000Z',
      status: 'made',
      madeAt: '2026-11-20T13:30:02.000Z',
      counts: { late: 1, due: 0, forgotten: 0, open: 0 },
      missed: ['2026-11-19T08:30'],
      links: { self: '' },
    };
    const item = {
      key: caseNo,
      section: 'late',
      topics: ['openCase', 'task'],
      caseNo,
      order: null,
      tasks: [{ task: 't1', kind: 'decide_case', role: 'supervisor', department: null, dueAt: null }],
      dueAt: '2026-11-20T12:00:00.000Z',
      since: '2026-11-18T12:00:00.000Z',
      priority: 2,
      says: null,
      links: { case: null, order: null, tasks: [] },
    };
    const body = { ...head, items: [item], totals: null, causes: null, batches: null, asked: null };
    const page = await faces.signIn('supervisor', { locale: 'zh-CN' });
    await page.route('**/v1/digests?*', (route) =>
      route.fulfill({ json: { data: [head], next_cursor: null, has_more: false } }),
    );
    await page.route('**/v1/digests', (route) =>
      route.fulfill({ json: { data: [head], next_cursor: null, has_more: false } }),
    );
    await page.route(`**/v1/digests/${head.id}`, (route) => route.fulfill({ json: body }));
    await page.goto('/console/shifts');
    await page.getByRole('cell', { name: '2026-11-19T08:30' }).waitFor();
    await page.getByRole('button', { name: '立即运行…' }).click();
    const dialog = page.getByRole('dialog', { name: '让调度器立即运行一项日常工作' });
    await dialog.getByText('结果归入最近一个应运行的时点').waitFor();
    await faces.checkAccess(page);
    // this installation has no schedules
    await dialog.getByRole('button', { name: '运行', exact: true }).click();
    await page.getByText('未执行').waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await page.getByRole('cell').getByRole('link', { name: '早班开班' }).click();
    await page.getByText('在此之前漏跑：2026-11-19T08:30').waitFor();
    await page.getByRole('row').filter({ hasText: '超时' }).getByRole('link', { name: caseNo }).waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'shifts');
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  }, 120_000);
});
