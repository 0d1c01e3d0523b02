import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import type { DataConverter } from '@temporalio/common';
import type { DayActivities } from '#activities/day/contract.ts';
import type { OutsideActivities } from '#activities/outside/contract.ts';
import type { OwnActivities } from '#activities/own.ts';
import type { WorkerConfig } from './config.ts';

export interface WorkersInput {
  readonly config: WorkerConfig;
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly dataConverter: DataConverter;
  readonly own: OwnActivities;
  readonly outside: OutsideActivities;
  /** What the schedules of the day do (H1); absent in a worker of cases alone. */
  readonly day?: DayActivities;
}

/** Calls a second that each outside port is spared, and how many run at once. */
const PORTS: Readonly<
  Record<
    string,
    {
      readonly perSecond: number;
      readonly atOnce: number;
      readonly names: readonly (keyof OutsideActivities | keyof DayActivities)[];
    }
  >
> = {
  shop: {
    perSecond: 200,
    atOnce: 40,
    names: ['lookUp', 'lookUpGoods', 'giveGrant', 'revokeGrant', 'cancelUnits', 'changeOrder', 'planWaybills'],
  },
  warehouse: {
    perSecond: 100,
    atOnce: 20,
    names: [
      'authoriseReturn',
      'cancelReturn',
      'askIntercept',
      'traceIntercept',
      'disposeForeign',
      'reserveGoods',
      'shipGoods',
      'releaseGoods',
      'orderRepair',
      'answerQuote',
      'traceRepair',
      'sendWaybills',
      'sweepReceipt',
    ],
  },
  carrier: {
    perSecond: 100,
    atOnce: 20,
    names: ['traceParcel', 'traceShipment', 'traceOutbound', 'openClaim', 'reverseClaim', 'sweepParcel'],
  },
  payments: {
    perSecond: 50,
    atOnce: 20,
    names: [
      'requestRefund',
      'askRefund',
      'askDisputes',
      'giveEvidence',
      'requestCharge',
      'cancelCharge',
      'captureCharge',
      'bookCharge',
      'sweepRefund',
    ],
  },
};

/** One worker for the cases with the record, and one for each outside port, rate-limited (design 3.9). */
export async function createWorkers(input: WorkersInput): Promise<readonly Worker[]> {
  const { config, connection, namespace, dataConverter } = input;
  const outside: Partial<OutsideActivities & DayActivities> = { ...input.outside, ...input.day };
  const shared = { connection, namespace, dataConverter, shutdownGraceTime: '20 seconds' } as const;
  const ports = Object.entries(PORTS).map(([port, { perSecond, atOnce, names }]) =>
    Worker.create({
      ...shared,
      taskQueue: `${config.TEMPORAL_TASK_QUEUE}-${port}`,
      activities: Object.fromEntries(names.flatMap((name) => (outside[name] ? [[name, outside[name]]] : []))),
      maxTaskQueueActivitiesPerSecond: perSecond,
      maxConcurrentActivityTaskExecutions: atOnce,
    }),
  );
  return Promise.all([Worker.create({ ...shared, ...casesOptions(input) }), ...ports]);
}

const casesOptions = ({
  config,
  own,
  outside,
  day,
}: WorkersInput): Pick<WorkerOptions, 'activities' | 'maxCachedWorkflows' | 'workflowBundle' | 'workflowsPath'> & {
  taskQueue: string;
} => ({
  taskQueue: config.TEMPORAL_TASK_QUEUE,
  activities: {
    ...own,
    lookUp: outside.lookUp,
    lookUpGoods: outside.lookUpGoods,
    bookCharge: outside.bookCharge,
    ...day,
  },
  maxCachedWorkflows: config.AFTERCARE_MAX_CACHED_CASES,
  ...workflowsOf(config.WORKFLOW_BUNDLE),
});

/** The bundle that was built beforehand, or the sources where there is none. */
const workflowsOf = (codePath: string | undefined): Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath'> =>
  codePath !== undefined && existsSync(codePath)
    ? { workflowBundle: { codePath } }
    : { workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)) };
