import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser, type Faces } from '#test/support/browser.ts';
import { serverAddress } from '#test/support/server-address.ts';

const REGISTRY = fileURLToPath(new URL('../../console/pages/pages.ts', import.meta.url));
const FIRST_LOAD = 500 * 1024;

interface Listed {
  readonly path: string;
  readonly roles: readonly string[];
}

/** The registry as it is written: each page with a role that may see it. */
function listed(): readonly Listed[] {
  const text = readFileSync(REGISTRY, 'utf8');
  return [...text.matchAll(/path: '([^']+)',\s*roles: ('all'|\[[^\]]*\])/g)].map(([, path = '', roles = '']) => ({
    path,
    roles: roles === "'all'" ? ['all'] : [...roles.matchAll(/'(\w+)'/g)].map(([, role = '']) => role),
  }));
}

/** The role with most pages that may see a page: few people walk through all of them. */
const walkerOf = ({ roles }: Listed): string =>
  roles.includes('all')
    ? 'supervisor'
    : (['supervisor', 'manager', 'qa', 'finance', 'operator'].find((role) => roles.includes(role)) ?? roles[0] ?? '');

let faces: Faces;
let caseNo = '';
let customerId = '';
beforeAll(async () => {
  faces = await openBrowser();
  const order = await faces.story.anOrder();
  customerId = order.customerId;
  caseNo = await faces.story.opened(order);
}, 120_000);
afterAll(() => faces?.close());

/** Somebody for each role, light in English, dark in Chinese. */
const WALKS = [
  { locale: 'en', scheme: 'light' },
  { locale: 'zh-CN', scheme: 'dark' },
] as const;

const addressOf = ({ path }: Listed): string =>
  `/console${path.replace(':caseNo', caseNo).replace(':customer', customerId).replace(':shop', 'retail-us').replace(':id/:version', 'retail-us/2026-01')}`;

/** Nothing is on its way any more, and what there is is shown. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.ant-skeleton, .ant-spin-spinning').first().waitFor({ state: 'detached' });
}

describe('every page of the console', () => {
  const pages = listed().filter(({ path }) => !path.startsWith('/shifts/'));

  it('is one that the registry names', () => {
    expect(pages.length).toBeGreaterThan(5);
  });

  it.each(WALKS)(
    'is for everybody (WCAG 2 A/AA), loads nothing from elsewhere and keeps its rules: $locale, $scheme',
    async (looks) => {
      const found: string[] = [];
      for (const role of new Set(pages.map(walkerOf))) {
        const own = pages.filter((one) => walkerOf(one) === role);
        const page = await faces.signIn(role, looks);
        for (const one of own) {
          await page.goto(addressOf(one));
          await settled(page);
          found.push(...(await faces.accessFaults(page)).map((fault) => `${one.path}: ${fault}`));
        }
        await page.context().close();
      }
      expect(found).toEqual([]);
      expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
    },
    120_000,
  );

  it('begins with less than 500 KB to load, packed', () => {
    const folder = serverAddress('AFTERCARE_CONSOLE_FOLDER');
    const first = firstLoad(folder);
    expect(first.length).toBeGreaterThan(1);
    const bytes = first.reduce((sum, name) => sum + statSync(join(folder, `${name}.gz`)).size, 0);
    expect(bytes).toBeLessThan(FIRST_LOAD);
    expect(readdirSync(join(folder, 'assets')).filter((name) => !/-[\w-]{8}\.\w+(\.gz)?$/.test(name))).toEqual([]);
  });
});

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** What the browser loads before it shows anything: the entry, what it imports, their styles, and the first page. */
function firstLoad(folder: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const names = new Set<string>();
  const take = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || names.has(chunk.file)) return;
    names.add(chunk.file);
    for (const style of chunk.css ?? []) names.add(style);
    for (const other of chunk.imports ?? []) take(other);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) take(key);
  take('pages/my-day/page.tsx');
  return [...names];
}
