import { readFileSync } from 'node:fs';
import { AGENT_COLUMNS, AGENT_FIGURES } from '#domain/figures/agents.ts';
import { FIGURES } from '#domain/figures/index.ts';
import { figuresPage } from '#scripts/docs/figures-page.ts';

const page = readFileSync(new URL('../../docs/figures.md', import.meta.url), 'utf8');

describe('a figure is known by its line in the list (I1)', () => {
  it.each(FIGURES.map((figure) => [figure.id, figure] as const))(
    '%s: with its definition in both languages in the docs',
    (id, { definition, title, cites }) => {
      expect(page).toContain(`### ${id}\n`);
      expect(page).toContain(definition.en);
      expect(page).toContain(definition.zh);
      expect(page).toContain(`| ${title.zh} | ${title.en} |`);
      expect(cites.length).toBeGreaterThan(0);
    },
  );

  it('those of people have theirs, too (I3)', () => {
    for (const column of AGENT_COLUMNS) expect(page).toContain(AGENT_FIGURES[column].definition.zh);
  });

  it('names are used once', () => {
    const all = [...FIGURES, ...AGENT_COLUMNS.map((column) => AGENT_FIGURES[column])].map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
  });

  it('docs/figures.md is what npm run docs writes', () => expect(page).toBe(figuresPage()));
});
