import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import { createCaseClient } from '#case-client/client.ts';
import type { CommandOutcome } from '#case-client/port.ts';
import type { Actor } from '#domain/case/actor.ts';
import type { Happening } from '#domain/case/commands.ts';
import { refundKeyOf, rmaOf, workflowIdOf } from '#domain/ids.ts';
import type { Database } from '#store/db.ts';
import { HAPPENINGS } from '#workflows/case/messages.ts';
import { acceptUpdate, answerUpdate, newsSignal, openUpdate } from './bare/messages.ts';
import { takeIn } from './product/orders.ts';
import type { WorkerProcess } from './worker-process.ts';

/** A case under measurement: what it is asked and told, whoever it is. */
export interface Subject {
  readonly caseNo: string;
  open(): Promise<unknown>;
  accept(): Promise<unknown>;
  /** The n-th piece of news, from 1: sent, received, inspected, money arrived. */
  tell(n: number): Promise<unknown>;
  answer(): Promise<unknown>;
}

/** Makes cases of one kind ready to be opened. */
export interface Maker {
  readonly name: 'product' | 'bare';
  readonly client: Client;
  readonly worker: WorkerProcess;
  make(count: number): Promise<readonly Subject[]>;
}

const CUSTOMER: Actor = { type: 'customer', id: 'bench' };
const PATIENCE_MS = 60_000;

/** Cases of the product, asked by its own client. */
export function productCases({
  client,
  worker,
  database,
}: {
  client: Client;
  worker: WorkerProcess;
  database: Database;
}): Maker {
  const cases = createCaseClient({
    client,
    taskQueue: worker.taskQueue,
    patienceMs: PATIENCE_MS,
    now: Date.now,
    priorityOf: () => 3,
  });
  const make = async (): Promise<Subject> => {
    const order = await takeIn(database, `W${randomUUID().slice(0, 13)}`, Date.now());
    const { caseNo } = order;
    const send = (name: 'acceptOffer' | 'answerRevisit', data: never): Promise<void> =>
      demandDone(cases.send(name, { caseNo, by: CUSTOMER, data, updateId: name }));
    return {
      caseNo,
      open: () => demandDone(cases.open(order)),
      accept: () => send('acceptOffer', { version: 1 } as never),
      tell: (n) => {
        const news = newsOf(caseNo, n);
        return client.workflow.getHandle(workflowIdOf(caseNo)).signal<[Happening]>(HAPPENINGS[news.type].name, news);
      },
      answer: () => send('answerRevisit', { solved: true, score: 5 } as never),
    };
  };
  return { name: 'product', client, worker, make: (count) => oneByOne(count, make) };
}

/** Cases that do nothing, by the same messages. */
export function bareCases({ client, worker }: { client: Client; worker: WorkerProcess }): Maker {
  const make = (): Promise<Subject> => {
    const caseNo = `BARE-${randomUUID().slice(0, 13)}`;
    const handle = client.workflow.getHandle(workflowIdOf(caseNo));
    const start = {
      workflowId: workflowIdOf(caseNo),
      taskQueue: worker.taskQueue,
      args: [caseNo],
      workflowIdConflictPolicy: 'USE_EXISTING',
    } as const;
    return Promise.resolve({
      caseNo,
      open: () =>
        client.workflow.executeUpdateWithStart(openUpdate, {
          updateId: 'open',
          startWorkflowOperation: new WithStartWorkflowOperation('bareReturn', start),
        }),
      accept: () => handle.executeUpdate(acceptUpdate),
      tell: (n) => handle.signal(newsSignal, `${n}`),
      answer: () => handle.executeUpdate(answerUpdate),
    });
  };
  return { name: 'bare', client, worker, make: (count) => oneByOne(count, make) };
}

async function oneByOne<T>(count: number, make: () => Promise<T>): Promise<readonly T[]> {
  const made: T[] = [];
  while (made.length < count) made.push(await make());
  return made;
}

async function demandDone(asked: Promise<CommandOutcome>): Promise<void> {
  const outcome = await asked;
  if (outcome.kind !== 'done') throw new Error(`a case of the bench answered ${JSON.stringify(outcome)}`);
}

/** What the world tells a return that goes well, in its order. */
function newsOf(caseNo: string, n: number): Happening {
  const rma = rmaOf(caseNo, 1);
  const key = refundKeyOf(caseNo, 1);
  const at = Date.now();
  const id = `${caseNo} ${n}`;
  const units = [{ lineNo: 1, outcome: 'accepted', disposition: 'sellable' }] as const;
  const told: readonly Happening[] = [
    {
      type: 'parcelMoved',
      id,
      by: { type: 'provider', id: 'carrier' },
      at,
      data: { trackingNo: `T-${rma}`, status: 'in_transit' },
    },
    { type: 'returnReceived', id, by: { type: 'provider', id: 'warehouse' }, at, data: { rma } },
    { type: 'returnInspected', id, by: { type: 'provider', id: 'warehouse' }, at, data: { rma, units } },
    {
      type: 'refundReported',
      id,
      by: { type: 'provider', id: 'payments' },
      at,
      data: { key, report: { status: 'arrived', ref: key, version: 2 } },
    },
  ];
  const news = told[n - 1];
  if (!news) throw new Error(`a return has no news ${n}`);
  return news;
}
