import type { Client } from '@temporalio/client';
import { NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import closeWithGrace from 'close-with-grace';
import pino from 'pino';
import type { CrashPoint } from '#activities/crash-point.ts';
import { createDayActivities } from '#activities/day/activities.ts';
import { createOutsideActivities } from '#activities/outside.ts';
import type { CaseRecords } from '#activities/outside/contract.ts';
import { createOwnActivities } from '#activities/own.ts';
import { createEvidenceStorage } from '#adapters/evidence/storage.ts';
import { createHttpPorts, type Ports } from '#adapters/index.ts';
import { createLiveBook } from '#policies/live.ts';
import type { PolicyBook } from '#policies/load.ts';
import { loadKnowledge } from '#knowledge/load.ts';
import { findCase } from '#store/cases.ts';
import { openDatabase, type Database } from '#store/db.ts';
import { createJournal } from '#store/journal.ts';
import { addressOf } from '#store/address.ts';
import { heldLines } from '#store/ledger/units.ts';
import { saveOrder } from '#store/orders.ts';
import { textsOfCall } from '#store/texts.ts';
import { connectConfig } from '#temporal/connect-config.ts';
import { connectClient } from '#temporal/connection.ts';
import { createDataConverter } from '#temporal/data-converter.ts';
import { evidenceSettings, readConfig, type WorkerConfig } from './config.ts';
import { armedCrashPoint } from './crash-points.ts';
import { startDispatchers } from './dispatchers.ts';
import { raisePriority } from './raise-priority.ts';
import { runtimeLogger } from './runtime-logger.ts';
import { createVoices } from './voices.ts';
import { heldBack } from './port-watch.ts';
import { tendPorts, type TendedPorts } from './tend-ports.ts';
import { createCasesWorker, type WorkersInput } from './workers.ts';

const config = readConfig(process.env);
const log = pino({ level: config.LOG_LEVEL, name: 'worker' });

const composed = await compose(config);
const running = Promise.race([composed.cases.run(), composed.ports.failed]);
console.log(JSON.stringify({ ready: true }));
closeWithGrace({ delay: 30_000, logger: false }, async ({ err }) => {
  if (err) log.error({ err }, 'the worker ends because of an error');
  if (composed.cases.getState() === 'RUNNING') composed.cases.shutdown();
  await Promise.all([running, composed.ports.stop()]);
  await composed.stop();
});

/** Puts the worker together: store, adapters, policies, activities, queues, dispatchers. */
async function compose(settings: WorkerConfig): Promise<{ cases: Worker; ports: TendedPorts; stop(): Promise<void> }> {
  Runtime.install({ shutdownSignals: [], logger: runtimeLogger(log) });
  const crashPoint = armedCrashPoint(settings);
  const database = databaseOf(settings);
  const policies = policiesOf(settings);
  const ports = portsOf(settings);
  const voices = createVoices({
    provider: ports.messages,
    env: process.env,
    settings,
    shops: policies.shops(Date.now()),
    now: Date.now,
  });
  const { connectionOptions, namespace } = connectConfig(process.env);
  const connection = await NativeConnection.connect(connectionOptions);
  const { client, connection: clientConnection } = await connectClient();
  const workers = {
    config: settings,
    connection,
    namespace,
    dataConverter: createDataConverter(process.env),
    ...activitiesOf({ settings, database, policies, ports, crashPoint, client }),
  };
  const tended = await tendPorts({ workers, client, database, log, now: Date.now });
  const cases = await createCasesWorker({ ...workers, ...tended });
  const dispatchers = startDispatchers({
    client,
    database,
    ports: { ...ports, shop: heldBack('shop', ports.shop, tended.isPaused) },
    policies,
    messaging: { ...voices, rehearsed: settings.AFTERCARE_SANDBOX },
    evidence: createEvidenceStorage(evidenceSettings(settings)),
    taskQueue: settings.TEMPORAL_TASK_QUEUE,
    schedules: settings.AFTERCARE_SCHEDULES,
    crashPoint,
    log,
    now: Date.now,
  });
  return {
    cases,
    ports: tended,
    async stop() {
      await dispatchers.stop();
      voices.close();
      await clientConnection.close();
      await connection.close();
      await database.close();
    },
  };
}

function policiesOf(settings: WorkerConfig): PolicyBook {
  return createLiveBook(settings.AFTERCARE_POLICIES, {
    now: Date.now,
    onRefused: (err) => log.error({ err }, 'changed policies are not taken over'),
    onCalendarGap: (gap) => log.error(gap, 'working days are counted in a year whose holidays nobody entered'),
  });
}

interface Acting {
  readonly settings: WorkerConfig;
  readonly database: Database;
  readonly policies: PolicyBook;
  readonly ports: Ports;
  readonly crashPoint: CrashPoint;
  readonly client: Client;
}

/** All that cases and the shops' days act by. */
function activitiesOf({
  settings,
  database,
  policies,
  ports,
  crashPoint,
  client,
}: Acting): Pick<WorkersInput, 'own' | 'outside' | 'day'> {
  return {
    own: createOwnActivities({
      journal: createJournal(database),
      policies,
      knowledge: loadKnowledge(settings.AFTERCARE_KNOWLEDGE),
      crashPoint,
      raisePriority: raisePriority({
        client,
        queries: database.queries,
        policies,
        onFailure: (err, caseNo) => log.warn({ err, caseNo }, 'the priority of a case could not be raised'),
      }),
    }),
    outside: createOutsideActivities({ ports, crashPoint, records: recordsOf(database) }),
    day: createDayActivities({ database, policies, ports, now: Date.now }),
  };
}

function databaseOf(settings: WorkerConfig): Database {
  return openDatabase(settings.DATABASE_URL, {
    applicationName: 'aftercare-worker',
    max: 20,
    onError: (err) => log.warn({ err }, 'a database connection broke'),
  });
}

/** What calls to the outside may read and keep of a case. */
function recordsOf(database: Database): CaseRecords {
  return {
    stateOf: async (caseNo) => (await findCase(database.queries, caseNo))?.state,
    addressOf: (caseNo) => addressOf(database.queries, caseNo),
    saveOrder: (order, person) => saveOrder(database, order, person),
    heldLines: (caseNo) => heldLines(database.queries, caseNo),
    wordsOf: (caseNo, source) => textsOfCall(database.queries, caseNo, source),
  };
}

function portsOf(settings: WorkerConfig): Ports {
  return createHttpPorts({
    shopUrl: settings.SHOP_URL,
    warehouseUrl: settings.WAREHOUSE_URL,
    carrierUrl: settings.CARRIER_URL,
    paymentsUrl: settings.PAYMENTS_URL,
    messagesUrl: settings.MESSAGES_URL,
    token: settings.ADAPTER_TOKEN,
    timeoutMs: settings.AFTERCARE_ADAPTER_TIMEOUT_MS,
  });
}
