import protos from '@temporalio/proto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { workflowIdOf } from '#domain/ids.ts';
import { connectClient } from '#temporal/connection.ts';
import type { Stack } from './stack.ts';

const { History: WireHistory } = protos.temporal.api.history.v1;

export type History = protos.temporal.api.history.v1.IHistory;
export type HistoryEvent = protos.temporal.api.history.v1.IHistoryEvent;

/** What a case's history costs, counted from the history itself (performance targets P1-P3, P11). */
export interface HistoryCost {
  readonly events: number;
  /** As stored, without what names the machine: the size is the same everywhere but for some bytes of the times. */
  readonly bytes: number;
  /** Billable actions by the published rules: start, updates, signals, timers, activities, upserts, local activities by task. */
  readonly actions: number;
  readonly byType: Readonly<Record<string, number>>;
  /** The largest single payload, in bytes as stored. */
  readonly largestPayload: number;
}

export async function fetchHistory(stack: Stack, caseNo: string): Promise<History> {
  const { client, connection } = await connectClient(stack.environment);
  try {
    return await client.workflow.getHandle(workflowIdOf(caseNo)).fetchHistory();
  } finally {
    await connection.close();
  }
}

/** The history as it would be if time had passed by itself: without the events of a moved clock (design 6). */
export const productOnly = ({ events }: History): History => ({
  events: (events ?? []).filter((event) => !OF_REHEARSAL.has(eventName(event))),
});

export function costOf(history: History): HistoryCost {
  const events = history.events ?? [];
  const byType: Record<string, number> = {};
  let actions = 0;
  let localInTask = false;
  for (const event of events) {
    const type = eventName(event);
    byType[type] = (byType[type] ?? 0) + 1;
    if (type === 'WORKFLOW_TASK_COMPLETED') localInTask = false;
    if (type === 'MARKER_RECORDED' && !localInTask) {
      localInTask = true;
      actions += 1;
    }
    if (ACTIONS.has(type)) actions += 1;
  }
  const sizes = payloadsOf(history).map(({ data }) => data?.length ?? 0);
  return { events: events.length, bytes: bytesOf(history), actions, byType, largestPayload: Math.max(0, ...sizes) };
}

export const eventName = (event: HistoryEvent): string =>
  (protos.temporal.api.enums.v1.EventType[event.eventType ?? 0] ?? 'UNKNOWN').replace('EVENT_TYPE_', '');

/** All payloads in whatever is given, wherever they sit. */
export function payloadsOf(value: unknown): readonly Payload[] {
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return [];
  return isPayload(value) ? [value] : Object.values(value).flatMap(payloadsOf);
}

/** The same history with every payload as it is in plain; `workflowId` is what they were encrypted for. */
export async function decoded(history: History, workflowId: string, codec: PayloadCodec): Promise<History> {
  const context = { type: 'workflow', namespace: 'default', workflowId } as const;
  const plain = async (value: unknown): Promise<unknown> => {
    if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return Promise.all(value.map(plain));
    if (isPayload(value)) return (await codec.decode([value], context))[0];
    if (isNumber(value)) return value;
    const entries = await Promise.all(Object.entries(value).map(async ([name, inside]) => [name, await plain(inside)]));
    return Object.fromEntries(entries);
  };
  return WireHistory.fromObject((await plain(history)) as object);
}

const ACTIONS = new Set([
  'WORKFLOW_EXECUTION_STARTED',
  'WORKFLOW_EXECUTION_UPDATE_ACCEPTED',
  'WORKFLOW_EXECUTION_SIGNALED',
  'TIMER_STARTED',
  'ACTIVITY_TASK_SCHEDULED',
  'UPSERT_WORKFLOW_SEARCH_ATTRIBUTES',
]);

const OF_REHEARSAL = new Set(['WORKFLOW_EXECUTION_OPTIONS_UPDATED', 'WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED']);

const isPayload = (value: object): value is Payload => {
  const { data, metadata } = value as { data?: unknown; metadata?: unknown };
  return data instanceof Uint8Array && metadata !== undefined;
};

/** The 64-bit integers of protobuf are objects, too. */
const isNumber = (value: object): boolean => 'low' in value && 'high' in value;

const bytesOf = (history: History): number =>
  WireHistory.encode(WireHistory.fromObject(unnamed(history) as object)).finish().length;

/** Without identities: they hold the machine's name and a process id, and are as long as these. */
function unnamed(value: unknown): unknown {
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null || isNumber(value)) return value;
  if (Array.isArray(value)) return value.map(unnamed);
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [name, name === 'identity' ? '' : unnamed(inside)]),
  );
}
