import { readFileSync } from 'node:fs';
import { CAUSES, MOVES, STAGE_ORDER } from '#domain/case/stages.ts';
import { caseLifecyclePage } from '#scripts/docs/case-lifecycle-page.ts';

const page = readFileSync(new URL('../../docs/case-lifecycle.md', import.meta.url), 'utf8');

describe('docs/case-lifecycle.md', () => {
  it('is what npm run docs writes', () => {
    expect(page).toBe(caseLifecyclePage());
  });

  it('draws every legal move once, with its cause', () => {
    const drawn = page.split('\n').filter((line) => /^ {2}\w+ --> \w+: ./.test(line));
    expect(drawn).toHaveLength(STAGE_ORDER.reduce((count, stage) => count + MOVES[stage].length, 0));
    expect(Object.values(CAUSES).flatMap((causes) => Object.values(causes)).every((cause) => page.includes(cause))).toBe(true);
  });

  it('has no second colon in a label, which Mermaid would not draw', () => {
    const labels = [...page.matchAll(/^ {2}\w+ --> \w+: (.*)$/gm)].map(([, label]) => label ?? '');
    expect(labels.filter((label) => /[:;]/.test(label))).toEqual([]);
  });
});
