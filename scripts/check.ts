// npm run check: all that can be said about the code without a server, in seconds.
import { runChecks } from './checks.ts';

await runChecks([
  { name: 'format', kind: 'tool', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'types', kind: 'tool', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types of the console', kind: 'tool', command: ['tsc', '--noEmit', '-p', 'console/tsconfig.json'] },
  { name: 'lint', kind: 'tool', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'dead code', kind: 'tool', command: ['knip'] },
  { name: 'unit tests', kind: 'jest', command: ['jest', '--selectProjects', 'unit', '--maxWorkers=2'] },
]);
