import type { ClockName } from '#domain/case/clocks.ts';
import type { DigestItem, Topic } from './item.ts';
import { eachOnce } from './item.ts';
import type { RunKind } from './runs.ts';
import { sectionOf, type Moment } from './sections.ts';

/** What a digest needs to know of an open case. */
export interface OpenCase {
  readonly caseNo: string;
  readonly order: string;
  readonly kind: string;
  readonly problem: string | null;
  readonly waitingOn: string;
  readonly priority: number;
  readonly openedAt: number;
  readonly movedAt: number;
  readonly dueAt: number | null;
  readonly clock: ClockName | null;
  /** Where the goods on their way back are, if there are any (D2). */
  readonly parcel: string | null;
  readonly answered: boolean;
}

/** What it needs to know of an open task. */
export interface OpenTask {
  readonly caseNo: string;
  readonly order: string;
  readonly task: string;
  readonly kind: string;
  readonly role: string;
  readonly department: string | null;
  readonly level: number;
  readonly priority: number;
  readonly openedAt: number;
  readonly dueAt: number | null;
}

/** A shop's work as it stands, with the bounds of its day. */
export interface WorkAtHand {
  readonly cases: readonly OpenCase[];
  readonly tasks: readonly OpenTask[];
  readonly moment: Moment & { readonly startOfDay: number; readonly startOfYesterday: number };
}

/** The digests that are made of open cases and tasks alone. */
export type WorkKind = Extract<RunKind, 'opening' | 'revisits' | 'reviews' | 'check' | 'leftovers'>;

/** What belongs into a digest of that kind, each thing once (H1, E3). */
export const gather = (kind: WorkKind, work: WorkAtHand): readonly DigestItem[] => eachOnce(GATHER[kind](work));

const GATHER: { readonly [K in WorkKind]: (work: WorkAtHand) => readonly DigestItem[] } = {
  opening: ({ cases, tasks, moment }) => {
    const listed = cases.flatMap((one) => {
      const topics = openingTopics(one, moment);
      const item = caseItem(one, topics, moment);
      return topics.length > 0 && isWorthAMorning(item, one, moment) ? [item] : [];
    });
    return [...listed, ...pressing(tasks, moment)];
  },
  revisits: ({ tasks, moment }) =>
    tasks.filter(({ kind }) => kind === 'revisitCall').map((one) => taskItem(one, moment)),
  reviews: ({ cases, tasks, moment }) => {
    const reviews = cases.filter(({ kind }) => kind === 'review_recovery');
    const known = new Set(reviews.map(({ caseNo }) => caseNo));
    return [
      ...reviews.map((one) => caseItem(one, ['review'], moment)),
      ...tasks.filter(({ caseNo }) => known.has(caseNo)).map((one) => taskItem(one, moment)),
    ];
  },
  check: ({ cases, tasks, moment }) => [
    ...cases
      .filter(({ openedAt, answered }) => openedAt >= moment.startOfDay && !answered)
      .map((one) => caseItem(one, ['unanswered'], moment)),
    ...cases.map((one) => caseItem(one, ['openCase'], moment)).filter(({ section }) => section !== 'open'),
    ...pressing(tasks, moment),
  ],
  leftovers: ({ cases, tasks, moment }) => [
    ...cases.map((one) => caseItem(one, ['openCase'], moment)).filter(({ section }) => section !== 'open'),
    ...pressing(tasks, moment),
  ],
};

type DayMoment = WorkAtHand['moment'];

const ROAD: ReadonlySet<string> = new Set(['planned', 'awaitingParcel', 'inTransit']);

function openingTopics(one: OpenCase, { startOfDay }: DayMoment): Topic[] {
  const topics: Topic[] = [];
  if (one.openedAt < startOfDay) topics.push('openCase');
  if (one.parcel !== null && ROAD.has(one.parcel)) topics.push('returnAwaited');
  if (one.parcel === 'delivered') topics.push('returnArrived');
  if (one.kind === 'missing_or_wrong' || one.kind === 'late_or_lost') topics.push('missingShipment');
  if (one.kind === 'out_of_stock') topics.push('outOfStock');
  return topics;
}

/** Cases of the day before and what returns and shipments there are; of older ones what presses (H1). */
const isWorthAMorning = (item: DigestItem, { openedAt }: OpenCase, { startOfYesterday }: DayMoment): boolean =>
  item.section !== 'open' || openedAt >= startOfYesterday || item.topics.some((topic) => topic !== 'openCase');

const pressing = (tasks: readonly OpenTask[], moment: Moment): readonly DigestItem[] =>
  tasks.map((one) => taskItem(one, moment)).filter(({ section }) => section !== 'open');

const caseItem = (one: OpenCase, topics: readonly Topic[], moment: Moment): DigestItem => ({
  key: `case:${one.caseNo}`,
  section: sectionOf(one, moment),
  topics,
  caseNo: one.caseNo,
  order: one.order,
  tasks: [],
  dueAt: one.dueAt,
  since: one.openedAt,
  priority: one.priority,
});

const taskItem = (one: OpenTask, moment: Moment): DigestItem => ({
  key: `case:${one.caseNo}`,
  section: sectionOf(
    { dueAt: one.dueAt, waitingOn: one.role, movedAt: one.openedAt, escalated: one.level > 0 },
    moment,
  ),
  topics: [topicOf(one)],
  caseNo: one.caseNo,
  order: one.order,
  tasks: [
    {
      task: one.task,
      kind: one.kind,
      role: one.role,
      ...(one.department === null ? {} : { department: one.department }),
      dueAt: one.dueAt,
    },
  ],
  dueAt: one.dueAt,
  since: one.openedAt,
  priority: one.priority,
});

function topicOf({ kind }: OpenTask): Topic {
  if (kind === 'ask') return 'departmentTask';
  return kind === 'revisitCall' ? 'revisitCall' : 'task';
}
