import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import type { DataConverter } from '@temporalio/common';
import type { DayActivities } from '#activities/day/contract.ts';
import type { OutsideActivities } from '#activities/outside/contract.ts';
import type { OwnActivities } from '#activities/own.ts';
import { OUTSIDE_PORTS, type OutsidePort } from '#domain/outside-ports.ts';
import type { WorkerConfig } from './config.ts';
import { unlessPaused, type IsPaused, type PortWatch } from './port-watch.ts';

export interface WorkersInput {
  readonly config: WorkerConfig;
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly dataConverter: DataConverter;
  readonly own: OwnActivities;
  readonly outside: OutsideActivities;
  /** What the schedules of the day do (H1); absent in a worker of cases alone. */
  readonly day?: DayActivities;
  /** Sees how the outside answers. */
  readonly watch?: PortWatch;
  /** Whether calls to a port are not to be made now. */
  readonly isPaused?: IsPaused;
}

/** Calls a second that each outside port is spared, and how many run at once. */
const PORTS: Readonly<
  Record<
    OutsidePort,
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

/** All workers, for whoever pauses none of them: the cases' with the record, and one for each outside port (design 3.9). */
export const createWorkers = (input: WorkersInput): Promise<readonly Worker[]> =>
  Promise.all([createCasesWorker(input), ...OUTSIDE_PORTS.map((port) => createPortWorker(input, port))]);

const shared = ({ connection, namespace, dataConverter }: WorkersInput) =>
  ({ connection, namespace, dataConverter, shutdownGraceTime: '20 seconds' }) as const;

/** The activities of one outside port, on its own queue, rate-limited. */
export function createPortWorker(input: WorkersInput, port: OutsidePort): Promise<Worker> {
  const { perSecond, atOnce, names } = PORTS[port];
  const calls: Partial<OutsideActivities & DayActivities> = { ...input.outside, ...input.day };
  const { watch } = input;
  const activities = names.flatMap((name) => {
    const call = calls[name];
    return call === undefined ? [] : [[name, watch ? watch.watched(port, name, call) : call] as const];
  });
  return Worker.create({
    ...shared(input),
    taskQueue: `${input.config.TEMPORAL_TASK_QUEUE}-${port}`,
    activities: Object.fromEntries(activities),
    maxTaskQueueActivitiesPerSecond: perSecond,
    maxConcurrentActivityTaskExecutions: atOnce,
  });
}

/** What cases ask inside their own task, by the port that answers. */
const QUICK = { lookUp: 'shop', lookUpGoods: 'shop', bookCharge: 'payments' } as const satisfies Partial<
  Record<keyof OutsideActivities, OutsidePort>
>;

/** The cases with the record; what they ask at once is not asked of a port that is paused. */
export function createCasesWorker(input: WorkersInput): Promise<Worker> {
  const { config, own, outside, day, watch, isPaused = () => false } = input;
  const quick = <N extends keyof typeof QUICK>(name: N): OutsideActivities[N] => {
    const call: OutsideActivities[N] = outside[name];
    return unlessPaused(QUICK[name], watch ? watch.watched(QUICK[name], name, call) : call, isPaused);
  };
  return Worker.create({
    ...shared(input),
    taskQueue: config.TEMPORAL_TASK_QUEUE,
    activities: {
      ...own,
      lookUp: quick('lookUp'),
      lookUpGoods: quick('lookUpGoods'),
      bookCharge: quick('bookCharge'),
      ...day,
    },
    maxCachedWorkflows: config.AFTERCARE_MAX_CACHED_CASES,
    ...workflowsOf(config.WORKFLOW_BUNDLE),
  });
}

/** The bundle that was built beforehand, or the sources where there is none. */
const workflowsOf = (codePath: string | undefined): Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath'> =>
  codePath !== undefined && existsSync(codePath)
    ? { workflowBundle: { codePath } }
    : { workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)) };
