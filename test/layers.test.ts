import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '#scripts/up/processes.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** One import of each kind that a layer must not make, and some that it may. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['domain/a.ts', "import { z } from 'zod';"],
  ['domain/b.ts', "import { readFileSync } from 'node:fs';"],
  ['domain/c.ts', "import { db } from '#store/db.ts';"],
  ['domain/d/e.ts', "import { up } from '../money.ts';"],
  ['workflows/a.ts', "import { act } from '#activities/index.ts';"],
  ['workflows/b.ts', "import { Client } from '@temporalio/client';"],
  ['workflows/c.ts', "import { z } from 'zod';"],
  ['activities/a.ts', "import { caseWorkflow } from '#workflows/index.ts';"],
  ['adapters/a.ts', "import { db } from '#store/db.ts';"],
  ['adapters/b.ts', "import { ApplicationFailure } from '@temporalio/common';"],
  ['store/a.ts', "import { app } from '#api/app.ts';"],
  ['policies/a.ts', "import { db } from '#store/db.ts';"],
  ['api/a.ts', "import { act } from '#activities/index.ts';"],
  ['api/b.ts', "import { createWorld } from '#sandbox/world.ts';"],
  ['sandbox/a.ts', "import { money } from '#domain/money.ts';"],
  ['sandbox/b.ts', "import { Client } from '@temporalio/client';"],
  ['rehearsal/a.ts', "import { act } from '#activities/index.ts';"],
  ['worker/a.ts', "import { createWorld } from '#sandbox/world.ts';"],
  ['verify/a.ts', "import { app } from '#api/app.ts';"],
  ['store/b.ts', "import { verify } from '#verify/verify.ts';"],
  ['scripts/a.ts', "import { aCase } from '#test/support/story.ts';"],
];

const ALLOWED: readonly (readonly [string, string])[] = [
  ['domain/y.ts', "import { money } from '#domain/money.ts';"],
  ['workflows/y.ts', "import type { Activities } from '#activities/index.ts';"],
  ['activities/y.ts', "import { db } from '#store/db.ts';"],
  ['api/main.ts', "import { verify } from '#adapters/webhooks/verify.ts';"],
  ['activities/z.ts', "import { verify } from '#verify/verify.ts';"],
  ['worker/y.ts', "import { db } from '#store/db.ts';"],
];

const used = (statement: string): string => {
  const name = /\{ (\w+) \}/.exec(statement)?.[1] ?? '';
  return statement.startsWith('import type')
    ? `${statement}\nexport type Used = ${name};\n`
    : `${statement}\nexport const used = ${name};\n`;
};

describe('the directions between the folders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-layers-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are kept by lint: each forbidden import is an error, what is allowed is not', async () => {
    cpSync(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    for (const [file, statement] of [...REFUSED, ...ALLOWED]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), used(statement));
    }
    const { stdout } = await run(join(ROOT, 'node_modules/.bin/oxlint'), ['--format=unix'], { cwd: folder });
    const found = stdout.split('\n').filter((line) => line.includes('no-restricted-imports'));
    const files = new Set(found.map((line) => line.split(':')[0]));
    expect(files).toEqual(new Set(REFUSED.map(([file]) => file)));
  });

  it('leave neither the clock nor chance to the domain', async () => {
    mkdirSync(join(folder, 'domain'), { recursive: true });
    writeFileSync(
      join(folder, 'domain/time.ts'),
      'export const at = Date.now();\nexport const dice = Math.random();\n',
    );
    const { stdout } = await run(join(ROOT, 'node_modules/.bin/oxlint'), ['--format=unix', 'domain/time.ts'], {
      cwd: folder,
    });
    expect(stdout.match(/no-restricted-properties/g)).toHaveLength(2);
  });
});
