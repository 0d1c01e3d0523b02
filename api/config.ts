import { z } from 'zod';
import type { CodeFlowSettings } from './code-flow.ts';
import type { OidcSettings } from './oidc.ts';

const text = z.string().min(1);
const flag = z.stringbool({ truthy: ['1', 'true'], falsy: ['0', 'false', ''] }).default(false);
const MIN_SECRET = 32;

/** Every variable the API reads; nothing else of the environment is looked at, but Temporal's own TEMPORAL_*. */
const variables = z.object({
  AFTERCARE_API_HOST: text.default('127.0.0.1').describe('address to listen on'),
  AFTERCARE_API_PORT: z.coerce.number().int().min(0).max(65_535).default(8080).describe('port; 0 for a free one'),
  AFTERCARE_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("address customers' links begin with"),
  AFTERCARE_TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('proxies in front that are believed'),
  DATABASE_URL: text.describe('Postgres'),
  TEMPORAL_TASK_QUEUE: text.default('cases').describe('task queue of the cases'),
  LINK_SECRET: z.string().min(MIN_SECRET, `at least ${MIN_SECRET} characters`).describe("signs customers' links"),
  WEBHOOK_SECRET: text.describe('proves webhooks; several, the old and the new, separated by commas'),
  WEBHOOK_SECRET_SHOP: text.optional().describe("the shop's own, instead"),
  WEBHOOK_SECRET_WAREHOUSE: text.optional().describe("the warehouse's own, instead"),
  WEBHOOK_SECRET_CARRIER: text.optional().describe("the carrier's own, instead"),
  WEBHOOK_SECRET_PAYMENTS: text.optional().describe("the payment provider's own, instead"),
  AFTERCARE_OIDC_ISSUER: z.url().optional().describe('identity provider whose tokens let staff in'),
  AFTERCARE_OIDC_AUDIENCE: text.optional().describe('what its tokens must be made out to; needed with an issuer'),
  AFTERCARE_OIDC_JWKS_URL: z.url().optional().describe('its keys, where its own document does not lead to them'),
  AFTERCARE_OIDC_CLIENT_ID: text.optional().describe('this installation at it; the console then signs people in there'),
  AFTERCARE_OIDC_CLIENT_SECRET: text.optional().describe('proves it; none for a public client'),
  AFTERCARE_CONSOLE_FOLDER: text.optional().describe('folder of the built console; without it none is served'),
  AFTERCARE_WEB_UI_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('the Temporal Web UI, for links and payloads'),
  AFTERCARE_POLICIES: text.default('policies').describe('folder of the policies'),
  AFTERCARE_KNOWLEDGE: text.default('knowledge').describe('folder of the known problems'),
  AFTERCARE_SHOP_WORDS: text.default('messages/shops').describe("folder of the shops' own words for messages"),
  AFTERCARE_EVIDENCE_FOLDER: text.default('.aftercare/evidence').describe('folder of the files that people upload'),
  AFTERCARE_EVIDENCE_S3_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('bucket for them instead, path style'),
  AFTERCARE_EVIDENCE_S3_REGION: text.default('us-east-1').describe('its region'),
  AFTERCARE_EVIDENCE_S3_KEY_ID: text.optional().describe('its key; needed with a bucket'),
  AFTERCARE_EVIDENCE_S3_SECRET: text.optional().describe("the key's secret; needed with a bucket"),
  AFTERCARE_INBOUND_SECRET: text
    .optional()
    .describe('proves mail and messages that come in; several, the old and the new, separated by commas'),
  AFTERCARE_SANDBOX: flag.describe('1: the outside is the sandbox world, and time may be moved'),
  AFTERCARE_DEMO_KEYS: flag.describe('1: seed one known API key a role; in sandbox mode only'),
  SHOP_URL: z.url().optional().describe('the shop, to look up an order before there is a case'),
  WAREHOUSE_URL: z.url().optional().describe('the warehouse, to tell customers where a return goes'),
  WORLD_URL: z.url().optional().describe("the sandbox world's control address"),
  ADAPTER_TOKEN: z.string().optional().describe('bearer token of the sandbox world'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** The identity provider, when there is one. */
function oidcOf({
  AFTERCARE_OIDC_ISSUER: issuer,
  AFTERCARE_OIDC_AUDIENCE: audience,
  AFTERCARE_OIDC_JWKS_URL: jwksUrl,
}: z.output<typeof variables>): OidcSettings | undefined {
  if ((issuer === undefined) !== (audience === undefined)) {
    throw new Error(
      'the API cannot start:\n  AFTERCARE_OIDC_AUDIENCE: issuer and audience of the identity provider go together',
    );
  }
  if (issuer === undefined || audience === undefined) return undefined;
  return { issuer, audience, ...(jwksUrl === undefined ? {} : { jwksUrl }) };
}

/** How people sign in at the identity provider, when the console may send them there. */
function codeFlowOf(data: z.output<typeof variables>): CodeFlowSettings | undefined {
  const { AFTERCARE_OIDC_ISSUER: issuer, AFTERCARE_OIDC_CLIENT_ID: clientId } = data;
  const clientSecret = data.AFTERCARE_OIDC_CLIENT_SECRET;
  if (clientId === undefined) return undefined;
  if (issuer === undefined)
    throw new Error('the API cannot start:\n  AFTERCARE_OIDC_CLIENT_ID: needs an issuer to sign in at');
  return { issuer, clientId, ...(clientSecret === undefined ? {} : { clientSecret }) };
}

/** Where uploaded files are kept. */
function evidenceOf(data: z.output<typeof variables>) {
  const { AFTERCARE_EVIDENCE_S3_URL: url, AFTERCARE_EVIDENCE_S3_REGION: region } = data;
  const { AFTERCARE_EVIDENCE_S3_KEY_ID: keyId, AFTERCARE_EVIDENCE_S3_SECRET: secret } = data;
  const folder = data.AFTERCARE_EVIDENCE_FOLDER;
  if (url === undefined) return { folder };
  if (keyId === undefined || secret === undefined)
    throw new Error('the API cannot start:\n  AFTERCARE_EVIDENCE_S3_KEY_ID: a bucket needs its key and secret');
  return { folder, s3: { url, region, keyId, secret } };
}

/** Known keys and moving clocks belong to the sandbox world alone. */
function checkSandbox(data: z.output<typeof variables>): void {
  if (data.AFTERCARE_DEMO_KEYS && !data.AFTERCARE_SANDBOX) {
    throw new Error(
      'the API cannot start:\n  AFTERCARE_DEMO_KEYS: known keys are for sandbox mode only (AFTERCARE_SANDBOX=1)',
    );
  }
  if (data.AFTERCARE_SANDBOX && data.WORLD_URL === undefined) {
    throw new Error('the API cannot start:\n  WORLD_URL: needed in sandbox mode, to move the world with its cases');
  }
}

/** An outside system that is asked directly, where it is named. */
const outsideAt = (url: string | undefined, token = '') =>
  url === undefined ? undefined : { url, token, timeoutMs: 5_000 };

/** Reads the environment, or says in one line each what is wrong with it; secrets are never repeated. */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = variables.safeParse(set);
  if (!read.success) {
    const lines = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`the API cannot start:\n${lines.join('\n')}`);
  }
  const { data } = read;
  checkSandbox(data);
  const secretsOf = (own: string | undefined): readonly string[] =>
    (own ?? data.WEBHOOK_SECRET).split(',').map((one) => one.trim());
  return {
    host: data.AFTERCARE_API_HOST,
    port: data.AFTERCARE_API_PORT,
    publicUrl: data.AFTERCARE_PUBLIC_URL?.replace(/\/$/, ''),
    trustedProxies: data.AFTERCARE_TRUSTED_PROXIES,
    databaseUrl: data.DATABASE_URL,
    taskQueue: data.TEMPORAL_TASK_QUEUE,
    webUi: data.AFTERCARE_WEB_UI_URL,
    linkSecret: new TextEncoder().encode(data.LINK_SECRET),
    webhookSecrets: {
      shop: secretsOf(data.WEBHOOK_SECRET_SHOP),
      warehouse: secretsOf(data.WEBHOOK_SECRET_WAREHOUSE),
      carrier: secretsOf(data.WEBHOOK_SECRET_CARRIER),
      payments: secretsOf(data.WEBHOOK_SECRET_PAYMENTS),
    },
    oidc: oidcOf(data),
    codeFlow: codeFlowOf(data),
    consoleFolder: data.AFTERCARE_CONSOLE_FOLDER,
    inboundSecrets: data.AFTERCARE_INBOUND_SECRET?.split(',').map((one) => one.trim()) ?? [],
    evidence: evidenceOf(data),
    shop: outsideAt(data.SHOP_URL, data.ADAPTER_TOKEN),
    warehouse: outsideAt(data.WAREHOUSE_URL, data.ADAPTER_TOKEN),
    policies: data.AFTERCARE_POLICIES,
    knowledge: data.AFTERCARE_KNOWLEDGE,
    shopWords: data.AFTERCARE_SHOP_WORDS,
    demoKeys: data.AFTERCARE_DEMO_KEYS,
    /** The sandbox world, in sandbox mode only. */
    world:
      data.AFTERCARE_SANDBOX && data.WORLD_URL ? { url: data.WORLD_URL, token: data.ADAPTER_TOKEN ?? '' } : undefined,
    logLevel: data.LOG_LEVEL,
  };
}
