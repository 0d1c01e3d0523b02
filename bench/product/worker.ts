// The product's worker with its own database and an outside world that answers at once: what the product adds to Temporal.
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { unarmed } from '#activities/crash-point.ts';
import { createOwnActivities, type OwnActivities } from '#activities/own.ts';
import type { OutsideActivities } from '#activities/outside/contract.ts';
import { serveUntilStopped, tellStep } from '#bench/worker-process.ts';
import { loadKnowledge } from '#knowledge/load.ts';
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
  changeOrder: () => Promise.resolve({}),
  cancelReturn: () => Promise.resolve(),
  cancelUnits: () => Promise.resolve(),
  requestRefund: ({ key }) => Promise.resolve({ status: 'accepted', ref: key, version: 1 }),
  revokeGrant: () => Promise.resolve({ outcome: 'revoked' }),
  giveGrant: ({ key }) => Promise.resolve({ status: 'delivered', ref: key }),
  lookUpGoods: () => Promise.resolve([]),
  reserveGoods: () => Promise.resolve({ status: 'reserved' }),
  shipGoods: () => Promise.resolve({ status: 'created' }),
  releaseGoods: () => Promise.resolve({ status: 'cancelled' }),
  traceShipment: () => Promise.resolve(null),
  traceOutbound: () => Promise.resolve(null),
  askIntercept: () => Promise.resolve(null),
  traceIntercept: () => Promise.resolve(null),
  disposeForeign: () => Promise.resolve({}),
  openClaim: () => Promise.resolve({ status: 'open', version: 1 }),
  reverseClaim: () => Promise.resolve({ status: 'reversed', version: 2 }),
  orderRepair: () => Promise.resolve({ status: 'intake', revision: 1 }),
  answerQuote: () => Promise.resolve({ status: 'repairing', revision: 2 }),
  traceRepair: () => Promise.resolve(null),
  requestCharge: ({ key }) => Promise.resolve({ status: 'awaiting', ref: key, version: 1 }),
  cancelCharge: ({ key }) => Promise.resolve({ status: 'cancelled', ref: key, version: 2 }),
  captureCharge: ({ key, money }) => Promise.resolve({ status: 'paid', ref: key, version: 2, taken: money }),
  bookCharge: ({ paymentId }) => Promise.resolve({ tender: 'card', methodId: paymentId }),
  askDisputes: () => Promise.resolve([]),
  giveEvidence: () => Promise.resolve({ status: 'given' }),
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
  knowledge: loadKnowledge(config.AFTERCARE_KNOWLEDGE),
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
    answerWish: (call) => toldAfter(call.caseNo, activities.answerWish(call)),
    care: (call) => toldAfter(call.caseNo, activities.care(call)),
    settleReturn: (call) => toldAfter(call.caseNo, activities.settleReturn(call)),
    settleOutbound: (call) => toldAfter(call.caseNo, activities.settleOutbound(call)),
    offerReturn: (call) => toldAfter(call.caseNo, activities.offerReturn(call)),
    settleExchange: (call) => toldAfter(call.caseNo, activities.settleExchange(call)),
    offerInstead: (call) => toldAfter(call.caseNo, activities.offerInstead(call)),
    refundInstead: (call) => toldAfter(call.caseNo, activities.refundInstead(call)),
    offerForRepair: (call) => toldAfter(call.caseNo, activities.offerForRepair(call)),
    returnCharge: (call) => toldAfter(call.caseNo, activities.returnCharge(call)),
    judgePayout: (call) => toldAfter(call.caseNo, activities.judgePayout(call)),
    repayDeduction: (call) => toldAfter(call.caseNo, activities.repayDeduction(call)),
    planRefund: (call) => toldAfter(call.caseNo, activities.planRefund(call)),
  };
}

async function toldAfter<T>(caseNo: string, step: Promise<T>): Promise<T> {
  const answer = await step;
  tellStep(caseNo);
  return answer;
}
