import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { collectDefaultMetrics } from 'prom-client';
import { createForesight } from '#activities/foresight.ts';
import { cleanEvidence } from '#adapters/evidence/clean/clean.ts';
import { keysOf } from '#adapters/evidence/port.ts';
import { createEvidenceStorage } from '#adapters/evidence/storage.ts';
import { createThumbnails } from '#adapters/evidence/thumbnail.ts';
import { createShopDesk } from '#adapters/shop/desk.ts';
import { createHttpShop } from '#adapters/shop/http.ts';
import { createHttpWarehouse } from '#adapters/warehouse/http.ts';
import { readCsv } from '#adapters/inbound/csv.ts';
import { readLetter } from '#adapters/inbound/mail.ts';
import { createReplyAddresses } from '#adapters/inbound/reply-address.ts';
import { isSigned, verifyWebhook } from '#adapters/webhooks/verify.ts';
import { loadKnowledge } from '#knowledge/load.ts';
import { loadShopWords } from '#messages/shop-words.ts';
import { addDays } from '#domain/calendar/local-date.ts';
import type { Working } from '#domain/calendar/hours.ts';
import { loadQuality } from '#policies/quality.ts';
import { startPriority } from '#policies/start-priority.ts';
import { zoneOf } from '#policies/zone.ts';
import { createLiveBook } from '#policies/live.ts';
import { loadPolicyBook } from '#policies/load.ts';
import { publishPolicy } from '#policies/publish.ts';
import { archivedJudgements } from '#store/archived.ts';
import { openDatabase } from '#store/db.ts';
import { connectClient } from '#temporal/connection.ts';
import { keyRingOf } from '#temporal/key-ring.ts';
import { createPayloadCodec } from '#temporal/payload-codec.ts';
import { createRehearsalPort } from '#rehearsal/port.ts';
import { createWorldDesk } from '#rehearsal/world-desk.ts';
import { createApp } from './app.ts';
import { createCasePage } from './case-page-store.ts';
import { createDayPort } from './day-port.ts';
import { createEvidence } from './evidence-store.ts';
import { watchCalendars } from './calendar-watch.ts';
import { createCodecPort } from './codec-port.ts';
import { createCaseClient } from '#case-client/client.ts';
import { readConfig } from './config.ts';
import { demoKey, seedDemoKeys } from './demo-keys.ts';
import { seedDemoStaff } from './demo-staff.ts';
import type { ApiDeps, WebhookReader } from './deps.ts';
import { composeCustomerPages } from './customer-page/compose.ts';
import { createHealth } from './health.ts';
import { startImportRunner } from './imports/runner.ts';
import { createImports } from './imports/store.ts';
import { createInbound } from './inbound/store.ts';
import type { InsightPort } from './insight/port.ts';
import { createIdentity } from './identity.ts';
import { createLive } from './live.ts';
import { createInsight } from './insight/store.ts';
import { createMailroom } from './mailroom.ts';
import { createMetrics } from './metrics.ts';
import { openapiDocument } from './openapi.ts';
import { createOperations } from './operations/create.ts';
import { createPolicyShelf } from './policy-shelf.ts';
import { createQualityPort } from './quality-port.ts';
import { ROUTES } from './routes/index.ts';
import { createStorePorts } from './store-ports.ts';
import { VERSION } from './version.ts';

/** How long a command may take before it is answered 202. */
const PATIENCE_MS = 8_000;
const CLOSING_MS = 10_000;

const config = readConfig(process.env);
const now = (): number => Date.now();
const log = pino({
  name: 'api',
  level: config.logLevel,
  redact: { paths: ['err.parameters', 'err.params', 'err.query'], remove: true },
});
const database = openDatabase(config.databaseUrl, {
  applicationName: 'aftercare-api',
  onError: (err) => log.warn({ err }, 'a database connection broke'),
});
const { client, connection } = await connectClient();
const policies = createLiveBook(config.policies, {
  now,
  onRefused: (err) => log.error({ err }, 'changed policies are not taken over'),
  onCalendarGap: (gap) => log.error(gap, 'working days are counted in a year whose holidays nobody entered'),
});
const metrics = createMetrics();
collectDefaultMetrics({ register: metrics.registry });
const calendars = watchCalendars({ policies, now, registry: metrics.registry, log });
if (config.demoKeys) {
  await seedDemoKeys(database.queries, now());
  await seedDemoStaff(database, now());
}

let closing = false;
const readWebhook: WebhookReader = (port, headers, raw) => {
  const verified = verifyWebhook(config.webhookSecrets[port], headers, raw);
  if (!verified.ok) return verified;
  const { id, type, at } = verified.envelope;
  return { ok: true, event: { provider: port, eventId: id, type, body: verified.envelope, businessAt: at } };
};
/** Where and when a shop works; of one that is not served any more, as the first policy says. */
const workingOf = (shop: string): Working => {
  const policy = policies.shops(now())[shop]?.policy ?? policies.ids()[0] ?? '';
  return { ...policies.get(policy).frame, ...policies.frameOf(shop) };
};
const quality = createQualityPort(database, loadQuality(config.policies));
const scoresOf: NonNullable<InsightPort['quality']> = async (filter) =>
  new Map(
    (await quality.training(filter)).map(({ agent, judged, average }) => [agent, { count: judged, value: average }]),
  );
const thumbnails = createThumbnails();
const evidence = createEvidence({
  database,
  storage: createEvidenceStorage(config.evidence),
  keysOf,
  clean: cleanEvidence,
  small: (bytes) => thumbnails.make(bytes),
  now,
  newId: randomUUID,
});
const live = createLive({
  database,
  databaseUrl: config.databaseUrl,
  onError: (err) => log.warn({ err }, 'the line to the journal broke'),
});
const replies = createReplyAddresses(config.inboundSecrets);
const inbound = createInbound({
  database,
  isSigned: (headers, raw) => isSigned(config.inboundSecrets, headers, raw),
  readLetter,
  caseOf: (to) => replies.caseOf(to),
});
const importRunner = startImportRunner(() => deps);
const imports = createImports({ database, readCsv, wake: () => importRunner.wake() });
/** What messages are worded with. */
const wording = { shopWords: loadShopWords(config.shopWords), now, pages: config.publicUrl };
const document = openapiDocument(ROUTES, VERSION);
const server = createServer();
server.requestTimeout = 30_000;
server.headersTimeout = 10_000;
server.listen(config.port, config.host, () => undefined);
await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : config.port;
const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;

const deps: ApiDeps = {
  settings: {
    publicUrl: config.publicUrl ?? url,
    linkSecret: config.linkSecret,
    version: VERSION,
    get shops() {
      return policies.shops(now());
    },
    zoneOf: (shop) => workingOf(shop).zone.id,
    dayStart: (shop, date) => {
      const policy = policies.shops(now())[shop]?.policy;
      return zoneOf(policy === undefined ? 'UTC' : policies.get(policy).zone).endOf(addDays(date, -1));
    },
    lengthOfClock: ({ id, version }, clock) => policies.get(id, version).lengthOf(clock),
    explainClock: ({ policy: { id, version }, request: { shop } }, clock) =>
      policies.get(id, version).explain(clock, policies.frameOf(shop)),
    policyVersion: (id) => (policies.ids().includes(id) ? policies.latest(id, now()).version : undefined),
  },
  now,
  newId: randomUUID,
  log,
  ...createIdentity(config, now),
  live,
  knowledge: loadKnowledge(config.knowledge),
  policies: createPolicyShelf({
    book: policies,
    archived: (filter) => archivedJudgements(database.queries, filter),
    now,
    publish: (source) =>
      publishPolicy(source, { dir: config.policies, book: loadPolicyBook(config.policies), now: now() }),
  }),
  ...createStorePorts(database, now),
  evidence,
  inbound,
  imports,
  casePage: createCasePage({ database, policies, ...wording }),
  quality,
  insight: createInsight({ database, working: workingOf, quality: scoresOf }),
  messages: createMailroom({
    database,
    ...wording,
    zoneOf: (shop, policyId) => {
      const policy = policyId ?? policies.shops(now())[shop]?.policy;
      return policy === undefined ? 'UTC' : policies.get(policy).zone;
    },
    localeOf: (shop) => policies.shops(now())[shop]?.locale,
  }),
  ...(config.webUi === undefined
    ? {}
    : { codec: createCodecPort({ codec: createPayloadCodec(keyRingOf(process.env)), database, now }) }),
  operations: createOperations({
    database,
    client,
    commands: { send: (name, command) => deps.commands.send(name, command) },
    taskQueue: config.taskQueue,
    webUi: config.webUi === undefined ? undefined : { url: config.webUi, namespace: client.options.namespace },
    now,
  }),
  day: createDayPort({ queries: database.queries, client, taskQueue: config.taskQueue }),
  foresight: createForesight({ database, policies }),
  ...(config.shop ? { shopDesk: createShopDesk(config.shop, now) } : {}),
  commands: createCaseClient({
    client,
    taskQueue: config.taskQueue,
    patienceMs: PATIENCE_MS,
    now,
    priorityOf: startPriority(policies),
  }),
  readWebhook,
  ...(config.world
    ? {
        rehearse: createRehearsalPort({ client, database, world: config.world, newId: randomUUID, now }),
        world: createWorldDesk(config.world),
      }
    : {}),
  health: createHealth({ database, connection, now, isClosing: () => closing, calendars }),
  figures: async () => ({ text: await metrics.registry.metrics(), contentType: metrics.registry.contentType }),
  openapi: () => document,
};
const codecDoor = { webUi: config.webUi, demoKey: config.demoKeys ? demoKey('operator') : undefined };
const { trustedProxies, consoleFolder } = config;
const pages = composeCustomerPages({
  api: deps,
  database,
  policies,
  ...(config.shop && config.warehouse
    ? { ports: { shop: createHttpShop(config.shop), warehouse: createHttpWarehouse(config.warehouse) } }
    : {}),
});
server.on(
  'request',
  createApp({ deps, routes: ROUTES, metrics, trustedProxies, consoleFolder, codec: codecDoor, pages }),
);
process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);

// First out of the load balancer's sight, then no new requests, then the running ones, then what they work with.
closeWithGrace({ delay: CLOSING_MS, logger: false }, async ({ err, signal }) => {
  closing = true;
  await live.close();
  if (err) log.error({ err }, 'the API ends');
  else log.info({ signal }, 'the API ends');
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  await importRunner.stop();
  await thumbnails.close();
  await connection.close();
  await database.close();
});
