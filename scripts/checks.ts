import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { add, closingLine, type Count } from './count.ts';
import { jestRunOf, NO_RUN, withoutSuites, type JestRun } from './jest-run.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** One thing that can pass or fail: a tool that answers by its exit code, or a run of Jest that counts its tests. */
export interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly kind: 'tool' | 'jest';
  /**
   * Suites on real servers that failed run once more, by themselves on fresh servers: a real fault fails twice. What
   * passes then is named as unsteady, to be looked into; more than a few failing together get no second run.
   */
  readonly twice?: boolean;
}

/** Runs all checks, one after the other, also after a failure, and ends the process with one closing line over all. */
export async function runChecks(checks: readonly Check[]): Promise<never> {
  const counts: Count[] = [];
  for (const check of checks) counts.push(await runCheck(check));
  const total = add(counts);
  console.log(`\n${closingLine(total)}`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}

async function runCheck(check: Check): Promise<Count> {
  const begin = performance.now();
  const count = check.kind === 'jest' ? await runJest(check) : await runTool(check);
  const mark = count.failed === 0 ? '✓' : '✗';
  console.log(`${mark} ${check.name}  ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  return count;
}

async function runTool({ command }: Check): Promise<Count> {
  const passed = (await runToEnd(command, {})) === 0;
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** More failing suites than this are no accident. */
const FEW_SUITES = 6;

async function runJest(check: Check): Promise<Count> {
  const first = await runJestOnce(check);
  const { failedSuites } = first;
  const deservesMore = failedSuites.length > 0 && failedSuites.length <= FEW_SUITES;
  if (!check.twice || !deservesMore) return first.count;
  const paths = failedSuites.map(({ path }) => path);
  console.log(`\nonce more: ${paths.map((path) => relative(ROOT, path)).join(', ')}`);
  const again = await runJestOnce({ ...check, command: [...check.command, '--runTestsByPath', '--', ...paths] });
  for (const name of first.failedTests.filter((one) => !again.failedTests.includes(one)))
    console.log(`unsteady: ${name}`);
  return add([withoutSuites(first.count, failedSuites), again.count]);
}

async function runJestOnce({ name, command: [tool, ...args] }: Check): Promise<JestRun> {
  const report = join(ROOT, `.aftercare/test/${name.replaceAll(/\W+/g, '-')}-${process.pid}.json`);
  mkdirSync(dirname(report), { recursive: true });
  const options = ['--json', `--outputFile=${report}`, '--passWithNoTests'];
  const env = { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' };
  const code = await runToEnd([tool, ...options, ...args], env);
  const run = existsSync(report) ? jestRunOf(JSON.parse(readFileSync(report, 'utf8'))) : NO_RUN;
  rmSync(report, { force: true });
  return code !== 0 && run.count.failed === 0 ? { ...run, count: { ...run.count, failed: 1 } } : run;
}

async function runToEnd([tool, ...args]: readonly [string, ...string[]], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(join(ROOT, 'node_modules/.bin', tool), args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    // Jest repeats its whole report on standard output when asked for JSON; what people read goes to standard error
    stdio: ['ignore', args.includes('--json') ? 'ignore' : 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}
