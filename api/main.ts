import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { collectDefaultMetrics } from 'prom-client';
import { verifyWebhook } from '#adapters/webhooks/verify.ts';
import { SHOPS } from '#domain/shops.ts';
import { loadPolicyBook } from '#policies/load.ts';
import { openDatabase } from '#store/db.ts';
import { connectClient } from '#temporal/connection.ts';
import { createRehearsalPort } from '#rehearsal/port.ts';
import { createApp } from './app.ts';
import { createCaseClient } from '#case-client/client.ts';
import { readConfig } from './config.ts';
import { seedDemoKeys } from './demo-keys.ts';
import type { ApiDeps, WebhookReader } from './deps.ts';
import { createHealth } from './health.ts';
import { createMetrics } from './metrics.ts';
import { openapiDocument } from './openapi.ts';
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
const policies = loadPolicyBook(config.policies);
const metrics = createMetrics();
collectDefaultMetrics({ register: metrics.registry });
if (config.demoKeys) await seedDemoKeys(database.queries, now());

let closing = false;
const readWebhook: WebhookReader = (port, headers, raw) => {
  const verified = verifyWebhook(config.webhookSecrets[port], headers, raw);
  if (!verified.ok) return verified;
  const { id, type, at } = verified.envelope;
  return { ok: true, event: { provider: port, eventId: id, type, body: verified.envelope, businessAt: at } };
};
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
    shops: SHOPS,
    policyVersion: (id) => (policies.ids().includes(id) ? policies.latest(id, now()).version : undefined),
  },
  now,
  newId: randomUUID,
  log,
  ...createStorePorts(database, now),
  commands: createCaseClient({ client, taskQueue: config.taskQueue, patienceMs: PATIENCE_MS, now }),
  readWebhook,
  ...(config.world
    ? { rehearse: createRehearsalPort({ client, database, world: config.world, newId: randomUUID, now }) }
    : {}),
  health: createHealth({ database, connection, now, isClosing: () => closing }),
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
