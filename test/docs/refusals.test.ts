import { readFileSync } from 'node:fs';
import { PROBLEM_CODES, problemKind } from '#api/problem-catalogue.ts';
import { ROUTES } from '#api/routes/index.ts';
import { REFUSALS } from '#domain/refusals.ts';
import { refusalsPage } from '#scripts/docs/refusals-page.ts';

const page = readFileSync(new URL('../../docs/refusals.md', import.meta.url), 'utf8');
const rows = new Map(
  page
    .split('\n')
    .map((line) => /^\| `(\w+)` \| (\d{3}) \|/.exec(line))
    .flatMap((found) => (found?.[1] && found[2] ? [[found[1], Number(found[2])] as const] : [])),
);

describe('docs/refusals.md', () => {
  it('lists every code there is with its status', () => {
    for (const code of PROBLEM_CODES) expect([code, rows.get(code)]).toEqual([code, problemKind(code).status]);
  });

  it('lists no code that there is not', () => {
    expect([...rows.keys()].filter((code) => !PROBLEM_CODES.some((known) => known === code))).toEqual([]);
  });

  it('is what npm run docs writes', () => {
    expect(page).toBe(refusalsPage());
  });

  it('names an operation for every refusal of a case', () => {
    const named = new Set(ROUTES.flatMap(({ refusals = [] }) => refusals));
    expect(Object.keys(REFUSALS).filter((code) => !named.has(code as keyof typeof REFUSALS))).toEqual([]);
  });

  it('gives no two kinds of problem the same code', () => {
    expect(new Set(PROBLEM_CODES).size).toBe(PROBLEM_CODES.length);
  });
});
