import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** One thing that can pass or fail: a tool that answers by its exit code, or a run of Jest that counts its tests. */
export interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly kind: 'tool' | 'jest';
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Runs all checks, one after the other, also after a failure, and ends the process with one closing line over all. */
export async function runChecks(checks: readonly Check[]): Promise<never> {
  const counts: Count[] = [];
  for (const check of checks) counts.push(await runCheck(check));
  const total = add(counts);
  console.log(`\n${closingLine(total)}`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}

/** The sum in the form that test runners' readers know; nothing else may stand on the line. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

export function add(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
    skipped: counts.reduce((sum, { skipped }) => sum + skipped, 0),
  };
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

async function runJest({ name, command }: Check): Promise<Count> {
  const report = join(ROOT, `.aftercare/test/${name.replaceAll(/\W+/g, '-')}-${process.pid}.json`);
  mkdirSync(dirname(report), { recursive: true });
  const options = ['--json', `--outputFile=${report}`, '--passWithNoTests'];
  const code = await runToEnd([...command, ...options], { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' });
  const count = existsSync(report) ? countOf(JSON.parse(readFileSync(report, 'utf8'))) : add([]);
  rmSync(report, { force: true });
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

const jestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

/** What a report of Jest says; a suite that could not even be loaded is one failure. */
export function countOf(report: unknown): Count {
  const read = jestReport.parse(report);
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests + read.numRuntimeErrorTestSuites,
    skipped: read.numPendingTests + read.numTodoTests,
  };
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
