import { z } from 'zod';

const port = (standard: number) => z.coerce.number().int().min(1).max(65_535).default(standard);
const optionalText = z.string().min(1).optional();

/** Read and checked by the program it is for; standing here, it is a known name. */
const passedOn = (purpose: string) => optionalText.describe(purpose);

/**
 * Every variable that npm start reads, in one table: what it is for, and what holds without it.
 * `.env.example` lists the same names; a test keeps the two together.
 */
export const SETTINGS = {
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('a Postgres of yours; without it one is started here'),
  TEMPORAL_ADDRESS: optionalText.describe('host:port of a Temporal server of yours; without it one is started here'),
  TEMPORAL_PROFILE: optionalText.describe('a profile of your temporal.toml, instead of an address'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default').describe('the namespace the cases live in'),
  TEMPORAL_TASK_QUEUE: z.string().min(1).default('cases').describe('the task queue of the cases'),
  TEMPORAL_CLI_PATH: optionalText.describe('the temporal program to start the server with'),
  AFTERCARE_API_HOST: z.string().min(1).default('127.0.0.1').describe('the address the API listens on'),
  AFTERCARE_API_PORT: port(8080).describe('port of the API'),
  AFTERCARE_PUBLIC_URL: z.url().optional().describe("how customers' browsers reach the API, for links in messages"),
  AFTERCARE_SANDBOX_PORT: port(8090).describe('port of the sandbox world'),
  AFTERCARE_POSTGRES_PORT: port(54_329).describe('port of the Postgres started here'),
  AFTERCARE_TEMPORAL_PORT: port(7233).describe('port of the Temporal server started here'),
  AFTERCARE_WEB_UI_PORT: port(8233).describe('port of its Web UI'),
  AFTERCARE_TEMPORAL_METRICS_PORT: port(9233).describe('port of its metrics'),
  AFTERCARE_WEB_UI_URL: z.url().optional().describe('the Web UI of a Temporal server of yours, for links'),
  AFTERCARE_TRUSTED_PROXIES: passedOn('how many proxies stand before the API'),
  AFTERCARE_OIDC_ISSUER: passedOn('the identity provider whose tokens let the people of the shops in'),
  AFTERCARE_OIDC_AUDIENCE: passedOn('whom its tokens must be made out to'),
  AFTERCARE_OIDC_JWKS_URL: passedOn('its keys, where its own document does not lead to them'),
  AFTERCARE_OIDC_CLIENT_ID: passedOn('this installation at it; the console then signs people in there'),
  AFTERCARE_OIDC_CLIENT_SECRET: passedOn('proves it; none for a public client'),
  AFTERCARE_CONSOLE_FOLDER: passedOn('a folder with a built console; without it one is built'),
  AFTERCARE_POLICIES: passedOn('the folder of the policies'),
  AFTERCARE_KNOWLEDGE: passedOn('the folder of the known problems'),
  AFTERCARE_SHOP_WORDS: passedOn("the folder of the shops' own words for messages"),
  AFTERCARE_SMTP_URL: passedOn('the mail server of the shops that send e-mail themselves'),
  AFTERCARE_INBOUND_SECRET: passedOn('what proves mail and messages that come in'),
  AFTERCARE_EVIDENCE_FOLDER: passedOn('the folder of the files that people upload'),
  AFTERCARE_EVIDENCE_S3_URL: passedOn('a bucket for them instead'),
  AFTERCARE_EVIDENCE_S3_REGION: passedOn('the region of the bucket'),
  AFTERCARE_EVIDENCE_S3_KEY_ID: passedOn('the key of the bucket'),
  AFTERCARE_EVIDENCE_S3_SECRET: passedOn('the secret of that key'),
  AFTERCARE_ADAPTER_TIMEOUT_MS: passedOn('how long an outside system may take to answer'),
  AFTERCARE_SCHEDULES: passedOn("0: the shops' days are not run by this worker"),
  AFTERCARE_MAX_CACHED_CASES: passedOn('how many cases a worker keeps in memory'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'])
    .default('info')
    .describe('how much is logged'),
} as const;

const schema = z.object(SETTINGS);

/** What npm start was told, checked. */
export type Settings = z.output<typeof schema>;

/** A variable is wrong or unknown; every one is named with its rule. */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';
}

/** Reads the variables; an empty one counts as absent. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const problems = unknownNames(Object.keys(given));
  const read = schema.safeParse(given);
  if (!read.success) problems.push(...read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  else if (problems.length === 0) return read.data;
  throw new SettingsRefused(`These settings cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
}

/** Names that only children of npm start and the tests know. */
const KNOWN_ELSEWHERE = /^AFTERCARE_(TEST_|SANDBOX$|DEMO_KEYS$|CRASH)/;

function unknownNames(names: readonly string[]): string[] {
  const known = Object.keys(SETTINGS);
  return names
    .filter((name) => name.startsWith('AFTERCARE_') && !known.includes(name) && !KNOWN_ELSEWHERE.test(name))
    .map((name) => {
      const near = nearest(name, known);
      return `${name} is not a setting${near === undefined ? '' : `; did you mean ${near}?`}`;
    });
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .toSorted((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= 4 ? best.candidate : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of a.split('').entries()) {
    const next = [i + 1];
    for (const [j, other] of b.split('').entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
