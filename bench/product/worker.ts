// The product's worker with its own database and an outside world that answers at once: what the product adds to Temporal.
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { unarmed } from '#activities/crash-point.ts';
import { createOwnActivities, type OwnActivities } from '#activities/own.ts';
import type { OutsideActivities } from '#activities/outside/contract.ts';
import { serveUntilStopped, tellStep } from '#bench/worker-process.ts';
import { loadPolicyBook } from '#policies/load.ts';
import { openDatabase } from '#store/db.ts';
import { createJournal } from '#store/journal.ts';
import { connectConfig } from '#temporal/connect-config.ts';
import { createDataConverter } from '#temporal/data-converter.ts';
import { readConfig } from '#worker/config.ts';
import { createWorkers } from '#worker/workers.ts';

/** A world where everything is fine; orders are in the store already. */
const outside: OutsideActivities = {
  lookUp: (call) => toldAfter(call.caseNo, Promise.resolve({ refundTo: null })),
  authoriseReturn: ({ rma }) => Promise.resolve({ trackingNo: `T-${rma}`, carrier: 'bench' }),
  traceParcel: () => Promise.resolve(null),
  cancelUnits: () => Promise.resolve(),
  requestRefund: ({ key }) => Promise.resolve({ status: 'accepted', ref: key, version: 1 }),
  askRefund: ({ key }) => Promise.resolve({ status: 'accepted', ref: key, version: 1 }),
};

const config = readConfig(process.env);
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
const database = openDatabase(config.DATABASE_URL, { applicationName: 'aftercare-bench', max: 20 });
const { connectionOptions, namespace } = connectConfig(process.env);
const connection = await NativeConnection.connect(connectionOptions);
const own = createOwnActivities({
  journal: createJournal(database),
  policies: loadPolicyBook(config.AFTERCARE_POLICIES),
  crashPoint: unarmed,
});
const workers = await createWorkers({
  config,
  connection,
  namespace,
  dataConverter: createDataConverter(process.env),
  own: telling(own),
  outside,
});
await serveUntilStopped(workers);
await connection.close();
await database.close();

function telling(activities: OwnActivities): OwnActivities {
  return {
    commit: (call) => toldAfter(call.caseNo, activities.commit(call)),
    diagnose: (call) => toldAfter(call.caseNo, activities.diagnose(call)),
    composeOffer: (call) => toldAfter(call.caseNo, activities.composeOffer(call)),
    settleReturn: (call) => toldAfter(call.caseNo, activities.settleReturn(call)),
    planRefund: (call) => toldAfter(call.caseNo, activities.planRefund(call)),
  };
}

async function toldAfter<T>(caseNo: string, step: Promise<T>): Promise<T> {
  const answer = await step;
  tellStep(caseNo);
  return answer;
}
