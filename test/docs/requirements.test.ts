import { readFileSync } from 'node:fs';
import { allTests, citedIn, testsIn } from '#scripts/docs/cited-tests.ts';
import { requirementsPage, unknownCitations } from '#scripts/docs/requirements-page.ts';

const page = readFileSync(new URL('../../docs/requirements.md', import.meta.url), 'utf8');

describe('docs/requirements.md', () => {
  it('is what npm run docs writes', () => {
    expect(page).toBe(requirementsPage());
  });

  it('has all 52 requirements and all 50 rules', () => {
    const ids = [...page.matchAll(/^\| ([A-JR]\d+) \|/gm)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(102);
    expect(ids).toHaveLength(102);
  });

  it('knows every id that a test cites', () => {
    expect(unknownCitations(allTests())).toEqual([]);
  });
});

describe('the tests that cite a requirement', () => {
  it('are named with the groups around them, tables and templates included', () => {
    const text = `
      describe('a case', () => {
        beforeAll(() => { it; });
        it('is one case', () => {});
        describe.each(SHOPS)('of %s', () => {
          it.each([['a', 1]])('tells %s', () => {});
          test(\`counts \${n} units\`, () => {});
        });
      });`;
    expect(testsIn(text)).toEqual(['a case is one case', 'a case of %s tells %s', 'a case of %s counts … units']);
  });

  it('cite by id and by range, and nothing that only looks like one', () => {
    expect(citedIn('refunds once (D1, R18-R20, R7)')).toEqual(['D1', 'R18', 'R19', 'R20', 'R7']);
    expect(citedIn('case AS-2026-000001 of order W1067251, order A8-3, M5, UTF8')).toEqual([]);
  });
});
