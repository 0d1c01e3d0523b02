import { add, closingLine } from '#scripts/count.ts';
import { jestRunOf, withoutSuites } from '#scripts/jest-run.ts';

describe('the closing line of the tests', () => {
  it('sums over everything that ran and stands alone in a known form', () => {
    const total = add([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 40, failed: 2, skipped: 0 },
    ]);
    expect(closingLine(total)).toBe('41 passed, 2 failed');
    expect(closingLine({ passed: 1, failed: 0, skipped: 3 })).toBe('1 passed, 0 failed, 3 skipped');
  });
});

describe('a run of Jest', () => {
  const suite = (name: string, ...states: string[]) => ({
    name,
    status: states.length === 0 || states.includes('failed') ? 'failed' : 'passed',
    assertionResults: states.map((status, index) => ({ fullName: `${name} ${index}`, status })),
  });
  const run = jestRunOf({
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 0,
    numRuntimeErrorTestSuites: 1,
    testResults: [
      suite('sound', 'passed', 'passed', 'passed', 'passed', 'pending'),
      suite('one', 'passed', 'failed'),
      suite('broken'),
    ],
  });

  it('counts a suite that could not be loaded as a failure', () => {
    expect(run.count).toEqual({ passed: 5, failed: 2, skipped: 1 });
    expect(run.failedSuites).toEqual([
      { path: 'one', count: { passed: 1, failed: 1, skipped: 0 } },
      { path: 'broken', count: { passed: 0, failed: 1, skipped: 0 } },
    ]);
  });

  it('names the tests that failed, and is counted without the suites that run once more', () => {
    expect(run.failedTests).toEqual(['one 1']);
    expect(withoutSuites(run.count, run.failedSuites)).toEqual({ passed: 4, failed: 0, skipped: 1 });
  });
});
