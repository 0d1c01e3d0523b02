import { formatMoney } from '#domain/money.ts';
import { PARTS } from '#domain/parts/index.ts';
import type { Part } from '#domain/parts/part.ts';
import { earliest, nextInstant, type Clock } from './clocks.ts';
import type { CaseState } from './state.ts';
import { isStuck, waitingOn } from './waiting-on.ts';

/**
 * The page an engineer sees of a case in the Temporal Web UI (markdown): whose turn, since when, until when and what
 * then, parts with their keys, open tasks and how to unblock them. Holds no personal data.
 */
export function operatorsPage(state: CaseState): string {
  const clock = earliest(state.clocks);
  return [
    `**${state.caseNo}** · ${state.stage} · waiting on **${waitingOn(state)}** since ${instant(state.since)}`,
    clock
      ? `Next: **${clock.name}** at ${instant(nextInstant(clock))}${clock.marks.length > 0 ? ' (reminder)' : `, then ${clock.then}`}`
      : 'No deadline runs.',
    `Request: ${state.request.problem ?? 'problem unsaid'} · ${state.request.wish ?? 'wish unsaid'} · order ${state.request.order} · policy ${state.policy.id} ${state.policy.version}`,
    ...table(['clock', 'due', 'then'], state.clocks.map(clockRow)),
    ...table(['part', 'state', 'key'], partRows(state)),
    ...table(
      ['task', 'kind', 'why'],
      state.tasks.map((task) => [task.id, task.kind, task.why]),
    ),
    ...(isStuck(state) ? [unblock(state)] : []),
    ...(state.outcome ? [`Outcome: ${state.outcome}${state.refusal ? ` (${state.refusal.code})` : ''}`] : []),
  ].join('\n\n');
}

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
        `To unblock: \`POST /v1/cases/${caseNo}/tasks/${id}/resolve\` with \`{"how":"retry"}\`, or record the outcome by hand with evidence.`,
    )
    .join('\n\n');

/** A markdown table as one block, nothing when it has no rows. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')];
}

const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
