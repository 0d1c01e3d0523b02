import { openBrowser, type Faces } from '#test/support/browser.ts';

describe('quality', () => {
  let faces: Faces;
  beforeAll(async () => {
    faces = await openBrowser();
  }, 120_000);
  afterAll(() => faces?.close());

  it('draws, judges and corrects a closed case, and shows what is to be learned (H3, E1)', async () => {
    const { story } = faces;
    const caseNo = await story.opened(await story.anOrder());
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/withdraw`, {})).toMatchObject({ status: 200 });
    await story.until(caseNo, ({ stage }) => stage === 'closed');

    const page = await faces.signIn('qa');
    await page.goto('/console/quality');
    await page.getByRole('combobox', { name: 'Shop' }).press('ArrowDown');
    await page.getByTitle('retail-us').last().click();
    await page.getByRole('button', { name: 'Draw the sample' }).click();
    await page.getByText(/closed in these days/).waitFor();
    const judge = page.getByRole('button', { name: /^Judge AS-/ }).first();
    await judge.waitFor();
    const judged = /AS-\d+-\d+/.exec((await judge.getAttribute('aria-label')) ?? '')?.[0] ?? '';
    await faces.checkAccess(page);
    await faces.shot(page, 'quality');
    await judge.click();
    const sheet = page.getByRole('dialog', { name: `Score sheet for ${judged}` });
    await sheet.getByRole('button', { name: 'Save the score' }).click();
    await sheet.getByText('A mark is missing').first().waitFor();
    for (const group of await sheet.getByRole('radiogroup').all()) await group.getByText('5', { exact: true }).click();
    await sheet.getByRole('radiogroup', { name: 'Tone with the customer' }).getByText('2', { exact: true }).click();
    await sheet.getByText('Total: 88').waitFor();
    await sheet.getByRole('textbox').fill('Say sorry before asking for a photo.');
    await faces.checkAccess(page);
    await sheet.getByRole('button', { name: 'Save the score' }).click();
    await page.getByText('Judged: 88 of 100').waitFor();
    await page.getByRole('button', { name: `Correct ${judged}` }).waitFor();

    await page.getByRole('tab', { name: 'Training' }).click();
    await page.getByText('Say sorry before asking for a photo.').first().waitFor();
    await page.getByText('Weak in Tone with the customer').first().waitFor();
    await faces.checkAccess(page);
    await page.getByRole('tab', { name: 'Trends' }).click();
    await page.getByRole('img', { name: /Mean scores of each agent/ }).waitFor();
    await faces.checkAccess(page);
    await page.getByRole('tab', { name: 'Satisfaction' }).click();
    await page.getByRole('tab', { name: 'Satisfaction', selected: true }).waitFor();

    const dark = await faces.signIn('supervisor', { locale: 'zh-CN', scheme: 'dark' });
    await dark.goto('/console/quality?tab=training');
    await dark.getByRole('combobox', { name: '店铺' }).press('ArrowDown');
    await dark.getByTitle('retail-us').last().click();
    await dark.getByText('薄弱项 沟通态度').first().waitFor();
    await faces.checkAccess(dark);
    await faces.shot(dark, 'quality-training-dark');
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  }, 120_000);
});
