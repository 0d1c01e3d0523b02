import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflows } from '#scripts/up/bundle.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const KIB = 1024;

/** Without its source map. A bare workflow weighs 510 KiB; the rest is ours. */
const LARGEST_BUNDLE = 1_500 * KIB;

const sources = (folders: readonly string[]): readonly { readonly name: string; readonly text: string }[] =>
  folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => ({ name: join(folder, name), text: readFileSync(join(ROOT, folder, name), 'utf8') })),
  );

const linesWith = (folders: readonly string[], pattern: RegExp): readonly string[] =>
  sources(folders).flatMap(({ name, text }) =>
    text
      .split('\n')
      .filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line) && pattern.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  );

describe('the bundle of the workflows', () => {
  let modules: readonly string[] = [];
  let size = 0;

  beforeAll(async () => {
    const code = await bundleWorkflows();
    size = code.lastIndexOf('//# sourceMappingURL');
    modules = [...code.matchAll(/^\/\*\*\*\/ "(\.[^"]+)"/gm)].flatMap(([, name]) => name ?? []);
  }, 120_000);

  it('holds nothing of ours but domain and workflows', () => {
    const own = modules.filter((name) => !name.includes('node_modules')).map((name) => name.split('/')[1]);
    expect(new Set(own)).toEqual(new Set(['domain', 'workflows']));
  });

  it('holds nothing that is heavy or not deterministic', () => {
    const packages = modules.flatMap((name) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? []);
    const refused = ['zod', 'pg', 'drizzle-orm', 'yaml', '@marcbachmann/cel-js', 'pino', 'express'];
    expect(packages.filter((name) => refused.includes(name))).toEqual([]);
    expect(packages).toContain('@temporalio/workflow');
  });

  it('stays small: every cached case pays for it', () => {
    expect(size).toBeGreaterThan(100 * KIB);
    expect(size).toBeLessThan(LARGEST_BUNDLE);
  });
});

describe('business time', () => {
  it('is never taken from the clock of the machine outside the named places', () => {
    const places = /(^|\/)(main|clock)\.ts:|^workflows\/.*: /;
    const folders = ['domain', 'workflows', 'activities', 'adapters', 'store', 'policies', 'api', 'worker', 'sandbox'];
    const found = linesWith(folders, /\bnew Date\(\)|\bDate\(\)|\bDate\.now\b/);
    expect(found.filter((line) => !places.test(line))).toEqual([]);
  });

  it('is never taken from the clock of the database', () => {
    const inSql =
      /defaultNow\(|\b(current_timestamp|localtimestamp|clock_timestamp\(|statement_timestamp\()|`[^`]*\bnow\(\)[^`]*`/i;
    expect(linesWith(['store', 'api'], inSql)).toEqual([]);
  });
});

describe('the packages', () => {
  it('hold one copy of protobufjs: with two, replay from files fails', () => {
    const lock: { packages: Record<string, unknown> } = JSON.parse(
      readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
    );
    const copies = Object.keys(lock.packages).filter((path) => path.endsWith('node_modules/protobufjs'));
    expect(copies).toEqual(['node_modules/protobufjs']);
  });

  it('are of one version where they belong together, and pinned', () => {
    const manifest: Record<
      'dependencies' | 'devDependencies' | 'optionalDependencies',
      Record<string, string>
    > = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    const ofTemporal = Object.entries(all).flatMap(([name, version]) =>
      name.startsWith('@temporalio/') ? [version] : [],
    );
    expect(new Set(ofTemporal).size).toBe(1);
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
