import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { FAILURE_CONVERTER } from '#temporal/data-converter.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** All that may be inside a bundle of ours; a change in any of these files makes another bundle. */
const SOURCES = ['domain', 'workflows'];

export interface WorkflowBundle {
  readonly path: string;
  readonly built: boolean;
}

/** The workflows as one file for workers to load, built only when its sources or the SDK changed. */
export async function prepareBundle(folder: string): Promise<WorkflowBundle> {
  const path = join(folder, `workflows-${fingerprint()}.js`);
  if (existsSync(path)) return { path, built: false };
  const code = await bundleWorkflows();
  mkdirSync(folder, { recursive: true });
  dropOlderBundles(folder);
  // written aside and renamed: a worker never loads half a bundle
  writeFileSync(`${path}.${process.pid}`, code);
  renameSync(`${path}.${process.pid}`, path);
  return { path, built: true };
}

/** The code of the bundle; the tests look into it. */
export async function bundleWorkflows(): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(ROOT, 'workflows/index.ts'),
    logger: new DefaultLogger('ERROR'),
    failureConverterPath: FAILURE_CONVERTER,
  });
  return code;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  hash.update(sdkVersion());
  for (const file of SOURCES.flatMap((folder) => filesBelow(join(ROOT, folder))).toSorted()) {
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function sdkVersion(): string {
  const { version }: { version: string } = createRequire(import.meta.url)('@temporalio/worker/package.json');
  return version;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(c?[jt]s|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const OLDER_BUNDLES_KEPT = 4;

/** Some older bundles stay: a worker that runs may still have to load its own. */
function dropOlderBundles(folder: string): void {
  readdirSync(folder)
    .filter((name) => /^workflows-[0-9a-f]{16}\.js$/.test(name))
    .map((name) => join(folder, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
    .slice(OLDER_BUNDLES_KEPT)
    .forEach((path) => rmSync(path, { force: true }));
}
