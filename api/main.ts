import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { collectDefaultMetrics } from 'prom-client';
import { verifyWebhook } from '#adapters/webhooks/verify.ts';
import { loadKnowledge } from '#knowledge/load.ts';
import { loadShopWords } from '#messages/shop-words.ts';
import { addDays } from '#domain/calendar/local-date.ts';
import type { Working } from '#domain/calendar/hours.ts';
import { loadQuality } from '#policies/quality.ts';
import { startPriority } from '#policies/start-priority.ts';
import { zoneOf } from '#policies/zone.ts';
import { createLiveBook } from '#policies/live.ts';
import { archivedJudgements } from '#store/archived.ts';
import { openDatabase } from '#store/db.ts';
import { connectClient } from '#temporal/connection.ts';
import { createRehearsalPort } from '#rehearsal/port.ts';
import { createApp } from './app.ts';
import { createDayPort } from './day-port.ts';
import { watchCalendars } from './calendar-watch.ts';
import { createCaseClient } from '#case-client/client.ts';
import { readConfig } from './config.ts';
import { seedDemoKeys } from './demo-keys.ts';
import { seedDemoStaff } from './demo-staff.ts';
import type { ApiDeps, WebhookReader } from './deps.ts';
import { createHealth } from './health.ts';
import type { InsightPort } from './insight/port.ts';
import { createInsight } from './insight/store.ts';
import { createMailroom } from './mailroom.ts';
import { createMetrics } from './metrics.ts';
import { createOidc } from './oidc.ts';
import { openapiDocument } from './openapi.ts';
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
  knowledge: loadKnowledge(config.knowledge),
  policies: createPolicyShelf({
    book: policies,
    archived: (filter) => archivedJudgements(database.queries, filter),
    now,
  }),
  ...createStorePorts(database, now),
  quality,
  insight: createInsight({ database, working: workingOf, quality: scoresOf }),
  messages: createMailroom({
    database,
    shopWords: loadShopWords(config.shopWords),
    zoneOf: (shop, policyId) => {
      const policy = policyId ?? policies.shops(now())[shop]?.policy;
      return policy === undefined ? 'UTC' : policies.get(policy).zone;
    },
    localeOf: (shop) => policies.shops(now())[shop]?.locale,
    now,
  }),
  day: createDayPort({ queries: database.queries, client, taskQueue: config.taskQueue }),
  ...(config.oidc ? { identity: createOidc(config.oidc, now) } : {}),
  commands: createCaseClient({
    client,
    taskQueue: config.taskQueue,
    patienceMs: PATIENCE_MS,
    now,
    priorityOf: startPriority(policies),
  }),
  readWebhook,
  ...(config.world
    ? { rehearse: createRehearsalPort({ client, database, world: config.world, newId: randomUUID, now }) }
    : {}),
  health: createHealth({ database, connection, now, isClosing: () => closing, calendars }),
  figures: async () => ({ text: await metrics.registry.metrics(), contentType: metrics.registry.contentType }),
  openapi: () => document,
};
server.on('request', createApp({ deps, routes: ROUTES, metrics, trustedProxies: config.trustedProxies }));
process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);

// First out of the load balancer's sight, then no new requests, then the running ones, then what they work with.
closeWithGrace({ delay: CLOSING_MS, logger: false }, async ({ err, signal }) => {
  closing = true;
  if (err) log.error({ err }, 'the API ends');
  else log.info({ signal }, 'the API ends');
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  await connection.close();
  await database.close();
});
