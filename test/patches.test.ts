import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHANGES, type Change } from '#workflows/patches.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REGISTRY = 'workflows/patches.ts';

const sources = ['domain', 'workflows'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?[jt]s$/.test(name))
    .map((name) => ({ name: join(folder, name), text: readFileSync(join(ROOT, folder, name), 'utf8') })),
);

/** What is written outside of comments. */
const code = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

describe('changes that running cases depend on (design 3.10)', () => {
  const changes: readonly Change[] = CHANGES;

  it('are asked for through their registry, and nowhere else', () => {
    const elsewhere = sources.filter(
      ({ name, text }) => name !== REGISTRY && /\b(patched|deprecatePatch)\b/.test(code(text)),
    );
    expect(elsewhere.map(({ name }) => name)).toEqual([]);
    expect(sources.map(({ name }) => name)).toContain(REGISTRY);
  });

  it('say since when, why, and until when, and are each used', () => {
    const texts = sources.filter(({ name }) => name !== REGISTRY).map(({ text }) => code(text));
    expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
    for (const { id, since, why, until } of changes) {
      expect(id).toMatch(/^[a-z][a-z0-9-]+$/);
      expect(since).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(Math.min(why.length, until.length)).toBeGreaterThan(20);
      expect(texts.filter((text) => text.includes(`changed('${id}')`))).not.toEqual([]);
    }
  });
});
