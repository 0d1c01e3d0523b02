// npm run nudge -- --stuck | --shop retail-us | --case AS-2026-000123 | --query 'AftercareStuckAt = "payments"'
//   [--go] [--limit 100] [--by NAME]: gets cases going again, many at once. Without --go it only says what it would do.
// Safe to repeat. Ends with 1 when something failed.
import { parseArgs } from 'node:util';
import type { NudgedCase, NudgeReport } from '#api/operations/port.ts';
import { queryOf } from '#api/routes/operations.ts';
import { byOperator, openInstallation } from '#scripts/operate/installation.ts';
import { section } from '#scripts/operate/print-case.ts';

const MOST = 1_000;

const { values } = parseArgs({
  options: {
    stuck: { type: 'boolean', default: false },
    query: { type: 'string' },
    case: { type: 'string' },
    shop: { type: 'string' },
    limit: { type: 'string', default: '100' },
    go: { type: 'boolean', default: false },
    by: { type: 'string', default: process.env['USER'] ?? 'console' },
  },
});
const limit = Number(values.limit);
const isChosen = values.stuck || values.query !== undefined || values.case !== undefined || values.shop !== undefined;
if (!isChosen || !Number.isInteger(limit) || limit < 1 || limit > MOST) {
  console.error("usage: npm run nudge -- --stuck | --shop SHOP | --case NUMBER | --query 'QUERY' [--go] [--limit 100]");
  process.exit(2);
}
const installation = await openInstallation();
try {
  const wish = { query: queryOf(values), shops: 'all', limit, dryRun: !values.go, by: byOperator(values.by) } as const;
  process.exitCode = told(await installation.operations.nudge(wish));
} finally {
  await installation.close();
}

function told({ query, cases, more, dryRun }: NudgeReport): number {
  console.log(query);
  console.log(section(dryRun ? 'would be done' : 'done', cases.flatMap(rowsOf)).join('\n'));
  const nudged = cases.filter(({ nudges }) => nudges.length > 0).length;
  console.log(`\n${nudged} of ${cases.length} cases${more ? ', and there are more: ask again' : ''}.`);
  if (dryRun && nudged > 0) console.log('Nothing was done yet: the same with --go does it.');
  return cases.some(({ nudges }) => nudges.some(({ result }) => result === 'failed')) ? 1 : 0;
}

function rowsOf({ caseNo, nudges }: NudgedCase): string[][] {
  if (nudges.length === 0) return [[caseNo, 'nothing to do', '', '']];
  return nudges.map(({ what, about, result, detail }) => [caseNo, `${what} ${about}`, result, detail ?? '']);
}
