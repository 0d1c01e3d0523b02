import { z } from 'zod';
import { add, type Count } from './count.ts';

/** What a run of Jest came to. */
export interface JestRun {
  readonly count: Count;
  readonly failedSuites: readonly FailedSuite[];
  /** The full names of the tests that failed. */
  readonly failedTests: readonly string[];
}

export interface FailedSuite {
  readonly path: string;
  readonly count: Count;
}

export const NO_RUN: JestRun = { count: add([]), failedSuites: [], failedTests: [] };

const jestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
  testResults: z
    .array(
      z.object({
        name: z.string(),
        status: z.string(),
        assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
      }),
    )
    .default([]),
});
type Suite = z.output<typeof jestReport>['testResults'][number];

/** What a report of Jest says; a suite that could not even be loaded is one failure. */
export function jestRunOf(report: unknown): JestRun {
  const read = jestReport.parse(report);
  const failed = read.testResults.filter(({ status }) => status === 'failed');
  return {
    count: {
      passed: read.numPassedTests,
      failed: read.numFailedTests + read.numRuntimeErrorTestSuites,
      skipped: read.numPendingTests + read.numTodoTests,
    },
    failedSuites: failed.map((suite) => ({ path: suite.name, count: countOf(suite) })),
    failedTests: failed.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    ),
  };
}

/** The count without what these suites added to it. */
export function withoutSuites(count: Count, suites: readonly FailedSuite[]): Count {
  const gone = add(suites.map((suite) => suite.count));
  return {
    passed: count.passed - gone.passed,
    failed: Math.max(0, count.failed - gone.failed),
    skipped: count.skipped - gone.skipped,
  };
}

function countOf({ assertionResults }: Suite): Count {
  const those = (...states: readonly string[]): number =>
    assertionResults.filter(({ status }) => states.includes(status)).length;
  // a suite that could not be loaded has no tests to tell of
  const failed = assertionResults.length === 0 ? 1 : those('failed');
  return { passed: those('passed'), failed, skipped: those('pending', 'todo') };
}
