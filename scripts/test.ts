// npm test: everything, on servers of its own. With arguments (npm test -- test/store) only Jest, with these arguments.
import { runChecks } from './checks.ts';
import type { Check } from './checks.ts';

const chosen = process.argv.slice(2);

const EVERYTHING: readonly Check[] = [
  { name: 'types', kind: 'tool', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types of the console', kind: 'tool', command: ['tsc', '--noEmit', '-p', 'console/tsconfig.json'] },
  { name: 'lint', kind: 'tool', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'unit tests', kind: 'jest', command: ['jest', '--selectProjects', 'unit', '--maxWorkers=2'] },
  // Processes that a test killed and lost must not keep the run from ending.
  {
    name: 'integration tests',
    kind: 'jest',
    command: ['jest', '--selectProjects', 'integration', '--runInBand', '--forceExit'],
    twice: true,
  },
];

await runChecks(
  chosen.length === 0
    ? EVERYTHING
    : [{ name: 'chosen tests', kind: 'jest', command: ['jest', '--runInBand', ...chosen] }],
);
