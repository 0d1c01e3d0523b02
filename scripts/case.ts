// npm run case AS-2026-000123 [-- --json] [--events] [--personal]: one case from Postgres and Temporal, for engineers.
// Looks at the installation that the worker's variables name, else at the one that runs from this folder.
// Without --personal no name, contact or word of a customer is printed. Ends with 1 when there is no such case.
import { parseArgs } from 'node:util';
import { readCase } from '#scripts/operate/case-record.ts';
import { openInstallation } from '#scripts/operate/installation.ts';
import { printedCase } from '#scripts/operate/print-case.ts';

const LAST = 8;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    events: { type: 'boolean', default: false },
    personal: { type: 'boolean', default: false },
  },
});
const [given] = positionals;
if (given === undefined || positionals.length > 1) {
  console.error('usage: npm run case AS-2026-000123 [-- --json] [--events] [--personal]');
  process.exit(2);
}
const caseNo = given.replace(/^case-/, '');
const installation = await openInstallation();
try {
  const events = values.events ? undefined : LAST;
  const picture = await readCase(installation, { caseNo, events, personal: values.personal });
  if (picture) console.log(values.json ? JSON.stringify(picture, undefined, 2) : printedCase(picture));
  else {
    console.error(`There is no case ${caseNo} on record here. Numbers look like AS-2026-000123; search by order or`);
    console.error(`tracking number: GET /v1/search?text=... A request just taken in has its record within seconds.`);
    process.exitCode = 1;
  }
} finally {
  await installation.close();
}
