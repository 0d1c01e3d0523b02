import type { QueuedTask, PromiseLine } from '#console/api/types.ts';
import { urgencyOf, type UrgencyLevel } from '#console/kit/urgency-of.ts';

/** Why something stands in somebody's day. */
export type Reason = 'late' | 'soon' | 'promised' | 'reply' | 'mine' | 'unassigned';

export interface DayItem {
  readonly key: string;
  readonly caseNo: string;
  readonly shop: string;
  readonly reason: Reason;
  readonly urgency: UrgencyLevel;
  readonly dueAt: string | null;
  readonly openedAt: string;
  /** The kind of a task; undefined for a promise. */
  readonly task: string | undefined;
  /** Who has it; null for what lies in the queue. */
  readonly owner: string | null;
  readonly priority: number;
  readonly level: number;
  /** Why it stands where it does, by the server. */
  readonly says: { readonly zh: string; readonly en: string } | undefined;
}

/** Tasks that come up because the customer said something. */
const REPLIES: ReadonlySet<string> = new Set(['answer', 'newOffer', 'complaint']);

const ORDER: readonly Reason[] = ['late', 'soon', 'promised', 'reply', 'mine', 'unassigned'];

interface Found {
  readonly mine: readonly QueuedTask[];
  readonly unassigned: readonly QueuedTask[];
  readonly promises: readonly PromiseLine[];
}

/** One list of all that waits for somebody: what is late, then due, promised, answered by customers, theirs, nobody's. */
export function arrange({ mine, unassigned, promises }: Found, now: number): readonly DayItem[] {
  const items = [
    ...mine.map((task) => ofTask(task, REPLIES.has(task.kind) ? 'reply' : 'mine')),
    ...promises.map(ofPromise),
    ...unassigned.map((task) => ofTask(task, REPLIES.has(task.kind) ? 'reply' : 'unassigned')),
  ].map((item) => pressed(item, now));
  return items.toSorted(
    (a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) || a.priority - b.priority || whenOf(a) - whenOf(b),
  );
}

/** How many there are of each reason. */
export const countsOf = (items: readonly DayItem[]): Readonly<Record<Reason, number>> => {
  const counts = { late: 0, soon: 0, promised: 0, reply: 0, mine: 0, unassigned: 0 };
  for (const { reason } of items) counts[reason] += 1;
  return counts;
};

const ofTask = (task: QueuedTask, reason: Reason): DayItem => ({
  key: `${task.caseNo}/${task.id}`,
  caseNo: task.caseNo,
  shop: task.shop,
  reason,
  urgency: 'none',
  dueAt: task.dueAt,
  openedAt: task.openedAt,
  task: task.kind,
  owner: task.owner,
  priority: task.priority,
  level: task.level,
  says: task.position.says,
});

const ofPromise = (line: PromiseLine): DayItem => ({
  key: `${line.caseNo}/${line.id}`,
  caseNo: line.caseNo,
  shop: line.shop,
  reason: 'promised',
  urgency: 'none',
  dueAt: line.missed > 0 ? line.promisedAt : line.dueAt,
  openedAt: line.madeAt,
  task: undefined,
  owner: line.owner,
  priority: 1,
  level: line.missed,
  says: undefined,
});

/** What is late or nearly so comes first, whatever else it is. */
function pressed(item: DayItem, now: number): DayItem {
  const urgency = urgencyOf(item.dueAt, now);
  return { ...item, urgency, reason: urgency === 'late' || urgency === 'soon' ? urgency : item.reason };
}

const whenOf = ({ dueAt, openedAt }: DayItem): number => Date.parse(dueAt ?? openedAt);
