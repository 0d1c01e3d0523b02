import { z } from 'zod';
import type { EvidenceSettings } from '#adapters/evidence/port.ts';

const url = z.string().regex(/^https?:\/\//, 'must begin with http:// or https://');

/** What the worker reads from its environment; the start command's table of variables documents each. */
const schema = z.object({
  DATABASE_URL: z.string().min(1),
  TEMPORAL_TASK_QUEUE: z.string().default('cases'),
  SHOP_URL: url,
  WAREHOUSE_URL: url,
  CARRIER_URL: url,
  PAYMENTS_URL: url,
  MESSAGES_URL: url,
  ADAPTER_TOKEN: z.string().min(1),
  WORKFLOW_BUNDLE: z.string().optional(),
  AFTERCARE_PUBLIC_URL: url.optional(),
  AFTERCARE_POLICIES: z.string().default('policies'),
  AFTERCARE_KNOWLEDGE: z.string().default('knowledge'),
  AFTERCARE_SHOP_WORDS: z.string().default('messages/shops'),
  AFTERCARE_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  AFTERCARE_EVIDENCE_FOLDER: z.string().default('.aftercare/evidence'),
  AFTERCARE_EVIDENCE_S3_URL: url.optional(),
  AFTERCARE_EVIDENCE_S3_REGION: z.string().default('us-east-1'),
  AFTERCARE_EVIDENCE_S3_KEY_ID: z.string().optional(),
  AFTERCARE_EVIDENCE_S3_SECRET: z.string().optional(),
  AFTERCARE_INBOUND_SECRET: z.string().optional(),
  AFTERCARE_SANDBOX: z.stringbool({ truthy: ['1', 'true'], falsy: ['0', 'false', ''] }).default(false),
  AFTERCARE_ADAPTER_TIMEOUT_MS: z.coerce.number().int().min(50).max(25_000).default(10_000),
  AFTERCARE_SCHEDULES: z.stringbool().default(true),
  AFTERCARE_MAX_CACHED_CASES: z.coerce.number().int().min(0).max(100_000).default(1_000),
  AFTERCARE_CRASH_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
});

export type WorkerConfig = z.infer<typeof schema>;

/** Reads the environment; an Error names every variable that is missing or makes no sense, and the rule. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): WorkerConfig {
  const read = schema.safeParse(env);
  if (read.success) return read.data;
  throw new Error(`The worker's environment is not usable:\n${z.prettifyError(read.error)}`);
}

/** Where uploaded files are kept; the worker removes what has to go. */
export function evidenceSettings(config: WorkerConfig): EvidenceSettings {
  const { AFTERCARE_EVIDENCE_FOLDER: folder, AFTERCARE_EVIDENCE_S3_URL: bucket } = config;
  const { AFTERCARE_EVIDENCE_S3_REGION: region } = config;
  const { AFTERCARE_EVIDENCE_S3_KEY_ID: keyId, AFTERCARE_EVIDENCE_S3_SECRET: secret } = config;
  if (bucket === undefined) return { folder };
  if (keyId === undefined || secret === undefined)
    throw new Error("The worker's environment is not usable: an evidence bucket needs its key and secret");
  return { folder, s3: { url: bucket, region, keyId, secret } };
}
