// npm run provider                                             how the outside systems are
// npm run provider -- pause payments --why 'down' [--until 2026-11-23T08:00:00Z] [--by NAME]
// npm run provider -- unpause payments [--by NAME]
import { parseArgs } from 'node:util';
import type { ProviderHealth } from '#api/operations/port.ts';
import { OUTSIDE_PORTS } from '#domain/outside-ports.ts';
import { byOperator, openInstallation } from '#scripts/operate/installation.ts';
import { section } from '#scripts/operate/print-case.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    why: { type: 'string' },
    until: { type: 'string' },
    by: { type: 'string', default: process.env['USER'] ?? 'console' },
  },
});
const [act, name] = positionals;
const port = OUTSIDE_PORTS.find((one) => one === name);
const until = values.until === undefined ? null : Date.parse(values.until);
const isAct = act === 'unpause' || (act === 'pause' && values.why !== undefined && !Number.isNaN(until));
if (act !== undefined && (!isAct || port === undefined)) {
  console.error(`usage: npm run provider [-- pause|unpause ${OUTSIDE_PORTS.join('|')} --why WHY [--until INSTANT]]`);
  process.exit(2);
}
const { operations, close } = await openInstallation();
try {
  const by = byOperator(values.by);
  if (act === 'pause' && port !== undefined) await operations.pause({ port, by, why: values.why ?? '', until });
  if (act === 'unpause' && port !== undefined && !(await operations.unpause(port, by)))
    console.log(`${port} was not paused.`);
  console.log(
    section('outside systems', (await operations.providers()).map(row))
      .slice(1)
      .join('\n'),
  );
} finally {
  await close();
}

function row({ port: of, pause, lastSuccessAt, lastFailureAt, lastFailure, failures, waiting, queue }: ProviderHealth) {
  return [
    of,
    pause
      ? `PAUSED by ${pause.by} since ${at(pause.since)}${pause.until ? ` until ${at(pause.until)}` : ''}`
      : 'called',
    `answered ${at(lastSuccessAt)}`,
    failures === 0 ? 'no failure since' : `${failures} failures, last ${at(lastFailureAt)} (${lastFailure ?? ''})`,
    `${waiting} cases wait, ${queue.backlog ?? '?'} calls queued, ${queue.pollers} workers seen`,
    pause ? pause.why : '',
  ];
}

function at(instant: number | null): string {
  return instant === null ? 'never' : new Date(instant).toISOString();
}
