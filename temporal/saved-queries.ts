import { OUTSIDE_PORTS } from '#domain/outside-ports.ts';
import { TASK_ROLES } from '#domain/task.ts';

/** A question about cases that engineers ask often: in the Temporal Web UI, and by `npm run nudge`. */
export interface SavedQuery {
  readonly id: string;
  readonly name: string;
  /** In Temporal's words, over the search attributes of cases (workflows/search-attributes.ts). */
  readonly query: string;
}

const OPEN = 'ExecutionStatus = "Running"';

/** The cases that cannot go on: a step waits for a person, or the case's own code fails. */
export const STUCK_QUERY = `${OPEN} AND (AftercareStuck = true OR TemporalReportedProblems IS NOT NULL)`;

/** Text inside a query, so that a name never ends the quotation. */
export const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '')}"`;

/** All that are open: `shops` by their ids. */
export function savedQueries(shops: readonly string[]): readonly SavedQuery[] {
  return [
    { id: 'stuck', name: 'Stuck cases', query: STUCK_QUERY },
    { id: 'failing', name: 'Cases whose code fails', query: `${OPEN} AND TemporalReportedProblems IS NOT NULL` },
    { id: 'breached', name: 'Late by our fault', query: `${OPEN} AND AftercareBreached = true` },
    {
      id: 'ours',
      name: 'Waiting on us',
      query: `${OPEN} AND AftercareWaitingOn IN (${TASK_ROLES.map(quoted).join(', ')})`,
    },
    ...shops.map((shop) => ({
      id: `shop-${shop}`,
      name: `Open cases of ${shop}`,
      query: `${OPEN} AND AftercareShop = ${quoted(shop)}`,
    })),
    ...OUTSIDE_PORTS.map((port) => ({
      id: `stuck-${port}`,
      name: `Stuck at ${port}`,
      query: `${OPEN} AND AftercareStuckAt = ${quoted(port)}`,
    })),
  ];
}

export interface WebUi {
  /** Where the Temporal Web UI is. */
  readonly url: string;
  readonly namespace: string;
}

const pageOf = ({ url, namespace }: WebUi, page: string): string =>
  `${url.replace(/\/$/, '')}/namespaces/${encodeURIComponent(namespace)}/${page}`;

/** The list of workflows that a query finds, under its name. */
export const linkOf = (webUi: WebUi, { name, query }: Pick<SavedQuery, 'name' | 'query'>): string =>
  pageOf(webUi, `workflows?${new URLSearchParams({ query, savedQuery: name }).toString()}`);

export const linkOfWorkflow = (webUi: WebUi, workflowId: string): string =>
  pageOf(webUi, `workflows/${encodeURIComponent(workflowId)}`);

export const linkOfQueue = (webUi: WebUi, taskQueue: string): string =>
  pageOf(webUi, `task-queues/${encodeURIComponent(taskQueue)}`);

export const linkOfSchedules = (webUi: WebUi): string => pageOf(webUi, 'schedules');
