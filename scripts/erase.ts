import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openDatabase } from '#store/db.ts';
import { continueErasures, erasePerson } from '#store/erase/erase-person.ts';

// Erases the personal data of a customer, or goes on with erasures that waited for open cases (R50).
//   npm run erase -- --shop retail-us --customer ada_1 --reason "asked in writing" [--by staff-7]
//   npm run erase -- --continue
// Ends with 1 when cases are still open, or the customer is unknown.
const { values } = parseArgs({
  options: {
    shop: { type: 'string' },
    customer: { type: 'string' },
    reason: { type: 'string' },
    by: { type: 'string', default: 'operator' },
    continue: { type: 'boolean', default: false },
  },
});
const url = process.env['DATABASE_URL'];
const { shop, customer: customerId, reason } = values;
const isWhole = shop !== undefined && customerId !== undefined && reason !== undefined;
if (url === undefined || (!values.continue && !isWhole)) {
  console.error('DATABASE_URL must be set, and --shop, --customer and --reason given (or --continue alone).');
  process.exit(2);
}
const database = openDatabase(url, { max: 2, applicationName: 'aftercare-erase' });
try {
  process.exitCode = isWhole ? await eraseOne({ shop, customerId, reason }) : await goOn();
} finally {
  await database.close();
}

async function eraseOne(whom: { shop: string; customerId: string; reason: string }): Promise<number> {
  const by = { type: 'system', id: `operator:${values.by}` } as const;
  // oxlint-disable-next-line no-restricted-properties -- an act of a person, now
  const erased = await erasePerson(database, { ...whom, id: randomUUID(), at: Date.now(), by });
  if (!erased) {
    console.error('No order or case of this customer is known.');
    return 1;
  }
  for (const [what, count] of Object.entries(erased.erased)) console.log(`${what}: ${count} erased`);
  if (erased.status === 'done') return 0;
  console.log(`Waiting for open cases: ${erased.waitsFor.join(', ')}`);
  return 1;
}

async function goOn(): Promise<number> {
  // oxlint-disable-next-line no-restricted-properties -- an act of a person, now
  console.log(`${await continueErasures(database, Date.now())} erasures came to their end.`);
  return 0;
}
