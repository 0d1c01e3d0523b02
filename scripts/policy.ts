/**
 * `tsx scripts/policy.ts test` runs the examples inside every policy's file; `show [id] [version]` prints what a
 * policy says. Both load the whole book first, so that a broken file is named whichever command was asked for.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runExamples, unhitRules } from '#policies/examples.ts';
import { loadPolicyBook, type PolicyBook } from '#policies/load.ts';
import { showPolicy } from '#policies/show.ts';

const POLICIES = fileURLToPath(new URL('../policies', import.meta.url));

/** Prints every example that does not hold and every rule without one; true when there are none. */
function test(book: PolicyBook): boolean {
  const found = book.all().map((policy) => {
    const results = runExamples(policy);
    const wrong = results.filter((result) => result.wrong !== undefined);
    const unhit = unhitRules(policy);
    const name = `${policy.id} ${policy.version}`;
    console.log(`${name}: ${results.length - wrong.length} of ${results.length} examples hold`);
    for (const { example, rule, wrong: what } of wrong) console.log(`  ${example} ${rule}: ${what}`);
    for (const rule of unhit) console.log(`  ${rule}: no example names this rule`);
    return wrong.length + unhit.length;
  });
  return found.every((count) => count === 0);
}

function show(book: PolicyBook, id: string | undefined, version: string | undefined): boolean {
  if (id === undefined) {
    for (const policy of book.all())
      console.log(`${policy.id} ${policy.version}, in force from ${policy.effectiveFrom}`);
  } else {
    console.log(showPolicy(book.get(id, version)));
  }
  return true;
}

function main(): void {
  const [command, id, version] = parseArgs({ allowPositionals: true }).positionals;
  const book = loadPolicyBook(POLICIES);
  if (command === 'test' || command === 'show') {
    process.exitCode = (command === 'test' ? test(book) : show(book, id, version)) ? 0 : 1;
    return;
  }
  console.error('usage: tsx scripts/policy.ts test | show [id] [version]');
  process.exitCode = 2;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
