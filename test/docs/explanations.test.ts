import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressesOf } from '#scripts/up/environment.ts';
import { readSettings, SETTINGS } from '#scripts/up/settings.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const DOCS = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const PAGES = ['README.md', 'CHANGELOG.md', ...DOCS];

/** How a heading is addressed within its page. */
const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (file: string): ReadonlySet<string> =>
  new Set([
    ...[...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => slugOf(heading)),
    ...[...read(file).matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id),
  ]);

const withoutCode = (text: string): string => text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** The links of a page that lead to nothing. */
const brokenLinks = (file: string): readonly string[] =>
  [...withoutCode(read(file)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^https?:/.test(link) && !leadsSomewhere(file, link));

function leadsSomewhere(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? from : normalize(join(dirname(from), path));
  return existsSync(join(ROOT, file)) && (anchor === undefined || anchorsOf(file).has(anchor));
}

/** Files of ours that a page names in code, from the root of the repository. */
const missingFiles = (file: string): readonly string[] =>
  [...read(file).matchAll(/`([a-z][\w-]*\/[\w./-]+\.(?:ts|yaml|json|md|mjs))`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !existsSync(join(ROOT, path)));

describe('the explanations', () => {
  it.each(PAGES)('%s links to nothing that is not there', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });

  it.each(PAGES)('%s names no file that is not there', (page) => {
    expect(missingFiles(page)).toEqual([]);
  });

  it('name only commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = PAGES.flatMap((page) => [...read(page).matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name));
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  });

  it('stay short: the README below 200 lines, a decision within 40', () => {
    expect(read('README.md').split('\n').length).toBeLessThan(200);
    const long = DOCS.filter((page) => page.startsWith('docs/adr/') && read(page).split('\n').length > 41);
    expect(long).toEqual([]);
  });
});

describe('what the README and the operations page say of the start', () => {
  it('has the link to stuck cases that npm start prints', () => {
    expect(read('README.md')).toContain(`](${addressesOf(readSettings({})).stuckCases})`);
  });

  it('lists every variable that npm start, the API and the worker read', () => {
    const inSource = (file: string): readonly string[] =>
      [...read(file).matchAll(/^ +([A-Z][A-Z0-9_]+): /gm)].map(([, name = '']) => name);
    const known = [...Object.keys(SETTINGS), ...inSource('api/config.ts'), ...inSource('worker/config.ts')];
    const page = read('docs/operations.md');
    expect(known.length).toBeGreaterThan(30);
    expect([...new Set(known)].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
