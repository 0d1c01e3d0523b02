import type { ReactNode } from 'react';
import type { CaseLine, QueuedTask } from '#console/api/types.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Moment } from '#console/kit/moment.tsx';
import type { nameOf } from '#console/kit/names.ts';
import { taskName } from '#console/kit/task-names.ts';
import { Urgency } from '#console/kit/urgency.tsx';
import type { Locale } from '#console/words/words.ts';
import type { View } from './filters.ts';

export type Row = QueuedTask | CaseLine;

export const isTask = (row: Row): row is QueuedTask => 'level' in row;

/** Names a row in the whole list. */
export const keyOf = (row: Row): string => (isTask(row) ? `${row.caseNo}/${row.id}` : row.caseNo);

interface Speaking {
  readonly locale: Locale;
  readonly name: (table: Parameters<typeof nameOf>[0], key: string) => string;
  readonly nobody: string;
}

export type ColumnKey =
  | 'urgency'
  | 'case'
  | 'what'
  | 'priority'
  | 'queue'
  | 'dueAt'
  | 'owner'
  | 'shop'
  | 'why'
  | 'stage'
  | 'waitingOn'
  | 'kind'
  | 'order'
  | 'since'
  | 'openedAt';

/** The columns of each view, in their order. */
export const COLUMNS: Readonly<Record<View, readonly ColumnKey[]>> = {
  tasks: ['urgency', 'case', 'what', 'priority', 'queue', 'dueAt', 'owner', 'shop', 'why'],
  cases: [
    'urgency',
    'case',
    'stage',
    'waitingOn',
    'kind',
    'priority',
    'queue',
    'dueAt',
    'shop',
    'order',
    'since',
    'openedAt',
  ],
};

type Cell = (row: Row, speaking: Speaking) => ReactNode;
const forTask =
  (cell: (task: QueuedTask, speaking: Speaking) => ReactNode): Cell =>
  (row, speaking) =>
    isTask(row) ? cell(row, speaking) : null;
const forCase =
  (cell: (line: CaseLine, speaking: Speaking) => ReactNode): Cell =>
  (row, speaking) =>
    isTask(row) ? null : cell(row, speaking);

const CELLS: Readonly<Record<ColumnKey, Cell>> = {
  urgency: ({ dueAt }) => <Urgency dueAt={dueAt} />,
  case: ({ caseNo }) => <CaseLink caseNo={caseNo} />,
  priority: ({ priority }) => <span className="figures">{priority}</span>,
  queue: ({ queue }, { name }) => name('queue', queue),
  dueAt: ({ dueAt, shop }) => <Moment at={dueAt} shop={shop} show="absolute" />,
  shop: ({ shop }) => shop,
  what: forTask(({ kind }, { locale }) => taskName(kind, locale)),
  owner: forTask(({ owner }, { nobody }) => owner ?? nobody),
  why: forTask(({ position: { says } }, { locale }) => (locale === 'en' ? says.en : says.zh)),
  stage: forCase(({ stage }, { name }) => name('stage', stage)),
  waitingOn: forCase(({ waitingOn }, { name }) => name('turn', waitingOn)),
  kind: forCase(({ kind }, { name }) => name('kind', kind)),
  order: forCase(({ order }) => <span className="figures">{order}</span>),
  since: forCase(({ since, shop }) => <Moment at={since} shop={shop} show="relative" />),
  openedAt: forCase(({ openedAt, shop }) => <Moment at={openedAt} shop={shop} show="absolute" />),
};

export const cellOf = (key: ColumnKey, row: Row, speaking: Speaking): ReactNode => CELLS[key](row, speaking);
