import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from './chromium.ts';
import { sharedStack, type SharedStack } from './shared-stack.ts';
import { tell, type Story } from './story.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PICTURES = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

// Animations that are under way show half-faded texts. Some go on for ever, and of those that end some never say so.
const ANIMATIONS_OVER = `Promise.race([
  Promise.allSettled(
    document.getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
      .map((one) => one.finished),
  ),
  new Promise((resolve) => setTimeout(resolve, 2000)),
]).then(() => undefined)`;

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface Looks {
  readonly locale?: 'en' | 'zh-CN';
  readonly scheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** False: a browser that runs no script. */
  readonly script?: boolean;
}

/** What a page may never do: ask anything of elsewhere, or break the rules it was sent with. */
export interface Faults {
  readonly outside: string[];
  readonly violations: string[];
  readonly errors: string[];
}

/** A browser for a suite, and the stack its pages come from. */
export interface Faces {
  readonly stack: SharedStack;
  readonly story: Story;
  readonly faults: Faults;
  /** Somebody at their desk: a role (`agent`) or a demo person (`li-na`), signed in, on the console's first page. */
  signIn(who: string, looks?: Looks): Promise<Page>;
  /** Somebody who is not signed in, on a blank page. */
  stranger(looks?: Looks): Promise<Page>;
  /** Reads a long list on, as far as it goes, until something of it is in sight. */
  find(list: Locator, wanted: Locator, mostPages?: number): Promise<void>;
  /** A picture; those for README and docs are made anew when AFTERCARE_PICTURES=1. */
  shot(page: Page, name: string, options?: { readonly fullPage?: boolean }): Promise<void>;
  /** What axe finds of WCAG 2 A/AA, one line each; empty when all is well. */
  accessFaults(page: Page): Promise<string[]>;
  /** Fails when axe finds anything. */
  checkAccess(page: Page): Promise<void>;
  close(): Promise<void>;
}

/** One Chromium for a suite; each person has a context of their own, as on a machine of their own. */
export async function openBrowser(): Promise<Faces> {
  const stack = await sharedStack();
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGUMENTS });
  const faults: Faults = { outside: [], violations: [], errors: [] };
  const pictures =
    process.env['AFTERCARE_PICTURES'] === '1' ? PICTURES : mkdtempSync(join(tmpdir(), 'aftercare-pictures-'));
  const contexts: BrowserContext[] = [];

  const begin = async ({
    locale = 'en',
    scheme = 'light',
    viewport = DESK,
    script = true,
  }: Looks): Promise<BrowserContext> => {
    const context = await browser.newContext({
      baseURL: stack.api,
      locale: locale === 'en' ? 'en-US' : locale,
      colorScheme: scheme,
      viewport,
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      javaScriptEnabled: script,
    });
    context.setDefaultTimeout(15_000);
    contexts.push(context);
    await watch(context, { api: stack.api, faults });
    return context;
  };
  const accessFaults = async (page: Page): Promise<string[]> => {
    await page.evaluate(ANIMATIONS_OVER);
    return look(page);
  };
  return {
    stack,
    story: tell(stack),
    faults,
    async signIn(who, looks = {}) {
      const context = await begin(looks);
      const answer = await context.request.post('/v1/session', {
        headers: { 'X-Aftercare-Console': '1' },
        data: { key: `ak_demo-${who}_sandbox-only-not-a-secret` },
      });
      if (answer.status() !== 204) throw new Error(`${who} cannot sign in: ${answer.status()} ${await answer.text()}`);
      const page = await context.newPage();
      await page.goto('/console/');
      await page.getByRole('main').waitFor();
      return page;
    },
    stranger: async (looks = {}) => (await begin(looks)).newPage(),
    async shot(page, name, { fullPage = false } = {}) {
      const path = join(pictures, `${name}.png`);
      await page.screenshot({ path, fullPage, animations: 'disabled' });
      if (process.env['CI'] === undefined) console.info(path);
    },
    async find(list, wanted, mostPages = 40) {
      for (let page = 0; page < mostPages && !(await wanted.isVisible()); page += 1) {
        await list.focus();
        await list.press('End');
        await list.locator('tbody tr:not([aria-hidden])').last().waitFor();
      }
      await wanted.waitFor();
    },
    accessFaults,
    async checkAccess(page) {
      const found = await accessFaults(page);
      if (found.length > 0) throw new Error(`${page.url()} is not for everybody:\n${found.join('\n')}`);
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
    },
  };
}

async function watch(context: BrowserContext, { api, faults }: { api: string; faults: Faults }): Promise<void> {
  context.on('request', (request) => {
    const url = request.url();
    if (/^(https?|wss?):/.test(url) && !url.startsWith(api)) faults.outside.push(url);
  });
  context.on('console', (message) => {
    const text = message.text();
    if (message.type() !== 'error') return;
    if (/Content Security Policy|Refused to/.test(text)) faults.violations.push(text);
    // what the API refuses is shown by the page; the browser notes it all the same
    else if (!/Failed to load resource/.test(text)) faults.errors.push(text);
  });
  context.on('weberror', (error) => void faults.errors.push(String(error.error())));
}

interface Axe {
  run(
    of: unknown,
    how: unknown,
  ): Promise<{ violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

/** axe is put in by the debugger, past the page's own rules. */
async function look(page: Page): Promise<string[]> {
  await page.evaluate(await source());
  return page.evaluate(async (tags) => {
    const { axe, document } = globalThis as unknown as { axe: Axe; document: unknown };
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary?.slice(0, 300) ?? ''}`),
    );
  }, TAGS);
}

let axe: Promise<string> | undefined;
const source = (): Promise<string> =>
  (axe ??= import('node:fs/promises').then(({ readFile }) => readFile(AXE, 'utf8')));
