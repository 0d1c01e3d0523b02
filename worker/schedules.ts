import { ScheduleAlreadyRunning, ScheduleNotFoundError, type Client, type ScheduleOptions } from '@temporalio/client';
import { CATCH_UP_MS, RUN_KINDS, type DayPlan, type RunKind, type RunTime } from '#domain/day/runs.ts';
import { schedulePrefix, scheduleIdOf } from '#temporal/schedule-id.ts';
import type * as workflows from '#workflows/index.ts';

/** The schedules that an installation wants, from the days of its shops. */
export interface WantedSchedules {
  readonly client: Client;
  readonly taskQueue: string;
  readonly days: Readonly<Record<string, DayPlan>>;
}

export interface AppliedSchedules {
  readonly applied: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes the schedules of the days what the policies say, however often it is called: missing ones are made, those that
 * differ are changed, those nobody wants any more are removed (H1). One that is as wanted is not touched: a change
 * would make the server skip what it has yet to catch up.
 */
export async function applySchedules({ client, taskQueue, days }: WantedSchedules): Promise<AppliedSchedules> {
  const wanted = Object.entries(days).flatMap(([shop, plan]) =>
    RUN_KINDS.filter((kind) => plan.runs[kind].length > 0).map((kind) => scheduleOf(taskQueue, { shop, kind, plan })),
  );
  for (const one of wanted) await apply(client, one);
  const ids = new Set(wanted.map(({ scheduleId }) => scheduleId));
  const removed: string[] = [];
  for await (const { scheduleId } of client.schedule.list()) {
    if (!scheduleId.startsWith(schedulePrefix(taskQueue)) || ids.has(scheduleId)) continue;
    await remove(client, scheduleId);
    removed.push(scheduleId);
  }
  return { applied: [...ids], removed };
}

async function apply(client: Client, wanted: ScheduleOptions): Promise<void> {
  try {
    await client.schedule.create(wanted);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const handle = client.schedule.getHandle(wanted.scheduleId);
    const { state } = await handle.describe();
    if (state.note === wanted.state?.note) return;
    const { spec, action, policies } = wanted;
    await handle.update((known) => ({
      spec,
      action,
      ...(policies ? { policies } : {}),
      // Whoever paused it by hand keeps it paused.
      state: { paused: known.state.paused, ...(wanted.state?.note === undefined ? {} : { note: wanted.state.note }) },
    }));
  }
}

/** Another worker that starts at the same time may have been quicker. */
async function remove(client: Client, scheduleId: string): Promise<void> {
  try {
    await client.schedule.getHandle(scheduleId).delete();
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}

type DayWorkflow = Exclude<keyof typeof workflows, 'caseWorkflow'>;

const workflowOf = (kind: RunKind): DayWorkflow => {
  if (kind === 'waybills') return 'waybillsWorkflow';
  return kind === 'reconcile' ? 'sweepWorkflow' : 'digestWorkflow';
};

interface One {
  readonly shop: string;
  readonly kind: RunKind;
  readonly plan: DayPlan;
}

function scheduleOf(taskQueue: string, { shop, kind, plan }: One): ScheduleOptions & { readonly scheduleId: string } {
  const scheduleId = scheduleIdOf(taskQueue, { shop, kind });
  const times = plan.runs[kind];
  const overlap = kind === 'waybills' || kind === 'reconcile' ? 'BUFFER_ONE' : 'SKIP';
  const args: Parameters<(typeof workflows)[DayWorkflow]> = [{ shop, kind }];
  return {
    scheduleId,
    spec: { calendars: times.map(calendarOf), timezone: plan.zone },
    policies: { overlap, catchupWindow: CATCH_UP_MS },
    action: { type: 'startWorkflow', workflowType: workflowOf(kind), workflowId: scheduleId, taskQueue, args },
    state: { note: JSON.stringify({ times, zone: plan.zone, overlap, workflow: workflowOf(kind) }) },
  };
}

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

function calendarOf({ at, weekday }: RunTime) {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const dayOfWeek = weekday === undefined ? undefined : DAYS[weekday - 1];
  return { hour, minute, second: 0, ...(dayOfWeek === undefined ? {} : { dayOfWeek }) };
}
