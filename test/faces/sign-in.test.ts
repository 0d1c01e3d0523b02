import type { Page } from 'playwright-core';
import { openBrowser, PHONE, type Faces } from '#test/support/browser.ts';

let faces: Faces;
beforeAll(async () => {
  faces = await openBrowser();
});
afterAll(() => faces.close());

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

describe('signing in to the console', () => {
  it('leads whoever comes with a browser to a page that lets demo people in, and out again (H2)', async () => {
    const page = await faces.stranger();
    await page.goto('/');
    await heading(page, 'Sign in').waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/');
    await faces.checkAccess(page);
    await faces.shot(page, 'sign-in');
    await page.getByRole('button', { name: /Zhou Min/ }).click();
    await heading(page, 'My day').waitFor();
    const menu = page.getByRole('navigation', { name: 'Pages' });
    await menu.getByRole('link', { name: 'Queues' }).waitFor();
    await page.getByRole('button', { name: /^Account: / }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await heading(page, 'Sign in').waitFor();
  });

  it('takes a key, says so when it is nobody’s, and comes back to the page that was asked for, in Chinese on a phone', async () => {
    const page = await faces.stranger({ locale: 'zh-CN', scheme: 'dark', viewport: PHONE });
    await page.goto('/console/queues');
    await heading(page, '登录').waitFor();
    await page.getByLabel('员工密钥').fill('ak_nobody_nothing');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('密钥无效').waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'sign-in-phone');
    await page.getByLabel('员工密钥').fill('ak_demo-li-na_sandbox-only-not-a-secret');
    await page.getByLabel('员工密钥').press('Enter');
    await heading(page, '队列').waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/queues');
  });

  it('keeps the session from scripts, and asks for the console’s own header with every act (CSRF)', async () => {
    const page = await faces.signIn('agent');
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/v1' });
    expect(cookie?.value).not.toContain('demo-agent');
    const { request } = page.context();
    expect((await request.get('/v1/me')).status()).toBe(200);
    const without = await request.post('/v1/digests/run', { data: {} });
    expect([without.status(), await without.text()]).toEqual([403, expect.stringContaining('X-Aftercare-Console')]);
  });

  it('shows a role its pages alone, goes anywhere by keys, and serves every page with its rules', async () => {
    const page = await faces.signIn('warehouse');
    const menu = page.getByRole('navigation', { name: 'Pages' });
    await menu.getByRole('link', { name: 'My day' }).waitFor();
    expect(await menu.getByRole('link', { name: 'Queues' }).count()).toBe(0);
    await page.goto('/console/queues');
    await page.getByText('There is no such page for you').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find or do something' }).fill('my d');
    await page.keyboard.press('Enter');
    await heading(page, 'My day').waitFor();
    const answer = await page.context().request.get('/console/anything/below');
    const rules = answer.headers()['content-security-policy'] ?? '';
    expect(rules).toContain("script-src 'self';");
    expect(rules).toContain("frame-ancestors 'none'");
    expect(rules).toMatch(/style-src 'self' 'nonce-[\w+/=]+'/);
    expect(answer.headers()['cache-control']).toBe('no-store');
    expect((await page.context().request.get('/console/assets/none.js')).status()).toBe(404);
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  });
});
