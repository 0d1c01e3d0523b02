import { formatMoney } from '#domain/money.ts';
import type { Hold } from '#domain/outside-ports.ts';
import { PARTS } from '#domain/parts/index.ts';
import type { Part } from '#domain/parts/part.ts';
import { earliest, nextInstant, type Clock } from './clocks.ts';
import type { CaseEvent } from './events.ts';
import type { CaseState } from './state.ts';
import { isStuck, waitingOn } from './waiting-on.ts';

/** What the page shows besides the state: the last of the record, and why the outside is not called. */
interface Beside {
  readonly recent?: readonly CaseEvent[];
  readonly hold?: Hold;
}

/**
 * The page an engineer sees of a case in the Temporal Web UI (markdown): whose turn, since when, until when and what
 * then, parts with their keys, open tasks and how to unblock them. Holds no personal data.
 */
export function operatorsPage(state: CaseState, { recent = [], hold }: Beside = {}): string {
  return [
    `**${state.caseNo}** · ${state.stage} · waiting on **${waitingOn(state)}** since ${instant(state.since)}`,
    ...(hold ? [heldBy(hold)] : []),
    nextOf(earliest(state.clocks)),
    `Request: ${state.request.problem ?? 'problem unsaid'} · ${state.request.wish ?? 'wish unsaid'} · order ${state.request.order} · policy ${state.policy.id} ${state.policy.version}`,
    ...table(['clock', 'due', 'then'], state.clocks.map(clockRow)),
    ...table(['part', 'state', 'key'], partRows(state)),
    ...table(
      ['task', 'kind', 'why'],
      state.tasks.map((task) => [task.id, task.kind, task.why]),
    ),
    ...(isStuck(state) ? [unblock(state)] : []),
    ...table(['last on record', 'when', 'by'], recent.map(eventRow)),
    ...(state.outcome ? [`Outcome: ${state.outcome}${state.refusal ? ` (${state.refusal.code})` : ''}`] : []),
  ].join('\n\n');
}

/** Why a case waits though nothing is wrong with it. */
export const heldBy = ({ port, by, why, until }: Pick<Hold, 'port' | 'by' | 'why' | 'until'>): string =>
  `Waiting for **${port}**: paused by ${by} because ${why}${until === null ? '' : `, until ${instant(until)}`}. Deadlines are still told. To let it go on: \`npm run provider -- unpause ${port}\``;

const eventRow = ({ seq, type, at, by }: CaseEvent): string[] => [
  `${seq} ${type}`,
  instant(at),
  by.id === undefined ? by.type : `${by.type} ${by.id}`,
];

const nextOf = (clock: Clock | undefined): string =>
  clock
    ? `Next: **${clock.name}** at ${instant(nextInstant(clock))}${clock.marks.length > 0 ? ' (reminder)' : `, then ${clock.then}`}`
    : 'No deadline runs.';

const clockRow = (clock: Clock): string[] => [`${clock.name} ${clock.key}`, instant(clock.dueAt), clock.then];

function partRows(state: CaseState): (readonly string[])[] {
  const { offer } = state;
  return [
    ...(offer ? [[`offer ${offer.version}`, offer.status, `${offer.remedy}, ${formatMoney(offer.money)}`]] : []),
    ...PARTS.flatMap(({ rows }: Part) => rows?.(state) ?? []),
  ];
}

const unblock = ({ caseNo, tasks }: CaseState): string =>
  tasks
    .map(
      ({ id }) =>
        `To unblock: \`POST /v1/cases/${caseNo}/tasks/${id}/resolve\` with \`{"how":"retry"}\`, or record the outcome by hand with evidence. All that is stuck at once: \`npm run nudge -- --case ${caseNo} --go\`.`,
    )
    .join('\n\n');

/** A markdown table as one block, nothing when it has no rows. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')];
}

const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
