import { connectClient } from '#temporal/connection.ts';
import { workflowIdOf } from '#domain/ids.ts';
import { temporal } from '@temporalio/proto';
import type { Stack } from './stack.ts';

/** What a case's history costs, counted from the history itself (performance targets P1-P3, P11). */
export interface HistoryCost {
  readonly events: number;
  readonly bytes: number;
  /** Billable actions by the published rules: start, updates, signals, timers, activities, upserts, local activities by task. */
  readonly actions: number;
  readonly byType: Readonly<Record<string, number>>;
  /** The largest single payload, in bytes as stored. */
  readonly largestPayload: number;
}

export async function fetchHistory(stack: Stack, caseNo: string): Promise<temporal.api.history.v1.IHistory> {
  const { client, connection } = await connectClient(stack.environment);
  try {
    return await client.workflow.getHandle(workflowIdOf(caseNo)).fetchHistory();
  } finally {
    await connection.close();
  }
}

export function costOf(history: temporal.api.history.v1.IHistory): HistoryCost {
  const events = history.events ?? [];
  const byType: Record<string, number> = {};
  let actions = 0;
  let localInTask = false;
  let largestPayload = 0;
  for (const event of events) {
    const type = nameOf(event);
    byType[type] = (byType[type] ?? 0) + 1;
    if (type === 'WORKFLOW_TASK_COMPLETED') localInTask = false;
    if (type === 'MARKER_RECORDED' && !localInTask) {
      localInTask = true;
      actions += 1;
    }
    if (ACTIONS.has(type)) actions += 1;
    largestPayload = Math.max(largestPayload, ...payloadSizes(event));
  }
  const bytes = temporal.api.history.v1.History.encode(history).finish().length;
  return { events: events.length, bytes, actions, byType, largestPayload };
}

const ACTIONS = new Set([
  'WORKFLOW_EXECUTION_STARTED',
  'WORKFLOW_EXECUTION_UPDATE_ACCEPTED',
  'WORKFLOW_EXECUTION_SIGNALED',
  'TIMER_STARTED',
  'ACTIVITY_TASK_SCHEDULED',
  'UPSERT_WORKFLOW_SEARCH_ATTRIBUTES',
]);

const nameOf = (event: temporal.api.history.v1.IHistoryEvent): string =>
  (temporal.api.enums.v1.EventType[event.eventType ?? 0] ?? 'UNKNOWN').replace('EVENT_TYPE_', '');

/** Sizes of all payloads in an event, wherever they sit. */
function payloadSizes(value: unknown): number[] {
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return [0];
  const { data, metadata } = value as { data?: unknown; metadata?: unknown };
  if (data instanceof Uint8Array && metadata !== undefined) return [data.length];
  return Object.values(value).flatMap(payloadSizes);
}
