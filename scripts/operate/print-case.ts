import type { CasePicture } from './case-record.ts';

/** A case as text for a terminal: what matters first. */
export function printedCase(picture: CasePicture): string {
  const { caseNo, stage, waitingOn, since, next, held, workflow, trouble, outcome } = picture;
  return [
    `${caseNo} · ${stage} · waiting on ${waitingOn} since ${since}${next ? ` · ${next.clock} at ${next.at}, then ${next.then}` : ''}`,
    ...(held === null ? [] : [held.replaceAll('**', '').replaceAll('`', '')]),
    `shop ${picture.shop} · order ${picture.order} · policy ${picture.policy}${outcome === null ? '' : ` · outcome ${outcome}`}`,
    workflow
      ? `workflow ${workflow.status} · run ${workflow.runId} · ${workflow.historyLength} events${workflow.failingAttempt === null ? '' : ` · CODE FAILS, attempt ${workflow.failingAttempt}`}`
      : `workflow: Temporal says ${trouble}`,
    ...(picture.link === null ? [] : [picture.link]),
    ...section('parts', picture.parts),
    ...section(
      'tasks',
      picture.tasks.map(({ id, kind, why }) => [id, kind, why]),
    ),
    ...section(
      'clocks',
      picture.clocks.map(({ clock, due, then }) => [clock, due, then]),
    ),
    ...section('calls to the outside', picture.calls.map(callRow)),
    ...section(
      'last on record',
      picture.events.map(({ seq, type, at, by }) => [String(seq), at, type, by]),
    ),
    ...section(
      'to unblock',
      picture.unblock.map((line) => [line]),
    ),
    ...(picture.personal ? ['', 'personal', JSON.stringify(picture.personal, undefined, 2)] : []),
  ].join('\n');
}

const callRow = ({ id, name, state, attempt, nextAttemptAt, lastFailure }: CasePicture['calls'][number]): string[] => [
  `${name} ${id}`,
  `${state}, attempt ${attempt}`,
  nextAttemptAt === null ? '' : `again ${new Date(nextAttemptAt).toISOString()}`,
  lastFailure ?? '',
];

/** Rows under a heading, in columns; nothing where there are none. */
export function section(name: string, rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const widths = rows.reduce<readonly number[]>(
    (known, row) => row.map((cell, index) => Math.max(cell.length, known[index] ?? 0)),
    [],
  );
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0))).join('  ')}`.trimEnd();
  return ['', name, ...rows.map(line)];
}
