import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PAGES } from '#scripts/docs/pages.ts';

/** Writes every generated page of docs/; tests keep them current. */
for (const [file, render] of Object.entries(PAGES)) {
  writeFileSync(fileURLToPath(new URL(`../docs/${file}`, import.meta.url)), render());
  process.stdout.write(`docs/${file} is written\n`);
}
