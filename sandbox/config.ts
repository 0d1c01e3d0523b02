import { z } from 'zod';
import { PORTS } from '#sandbox/core/schemas.ts';
import type { Port } from '#sandbox/core/schemas.ts';

const secret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/=]{16,}$/u, 'a secret of Standard Webhooks: whsec_ and base64 of at least 16 signs');

const environmentSchema = z
  .object({
    SANDBOX_PORT: z.coerce.number({ error: 'a port number, 0 for a free one' }).int().min(0).max(65_535).default(8090),
    SANDBOX_HOST: z.string().min(1).default('127.0.0.1'),
    SANDBOX_DATA_DIR: z.string().min(1).default('.aftercare/sandbox'),
    SANDBOX_TOKEN: z.string().min(8, 'at least 8 signs').default('sandbox-token'),
    SANDBOX_WEBHOOK_URL: z
      .url({ protocol: /^https?$/u, error: 'an http(s) address, e.g. http://127.0.0.1:8080/v1/webhooks' })
      .optional(),
    SANDBOX_WEBHOOK_SECRET: secret.optional(),
    SANDBOX_WEBHOOK_SECRET_SHOP: secret.optional(),
    SANDBOX_WEBHOOK_SECRET_WAREHOUSE: secret.optional(),
    SANDBOX_WEBHOOK_SECRET_CARRIER: secret.optional(),
    SANDBOX_WEBHOOK_SECRET_PAYMENTS: secret.optional(),
    SANDBOX_EPOCH: z.iso.datetime({ offset: true, error: 'an ISO instant such as 2026-11-22T00:00:00Z' }).optional(),
  })
  .refine((env) => env.SANDBOX_WEBHOOK_URL === undefined || env.SANDBOX_WEBHOOK_SECRET !== undefined, {
    path: ['SANDBOX_WEBHOOK_SECRET'],
    message: 'needed when SANDBOX_WEBHOOK_URL is set',
  });

/** How a world is to run. */
export type SandboxConfig = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly token: string;
  readonly webhook: { readonly url: string; readonly secretOf: (port: Port) => string } | undefined;
  readonly epoch: string | undefined;
};

/** Read the environment; throws with one line per variable that is wrong. An empty variable counts as not set. */
export function readConfig(env: NodeJS.ProcessEnv): SandboxConfig {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environmentSchema.safeParse(set);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`the sandbox world cannot start:\n${lines.join('\n')}`);
  }
  const { data } = read;
  return {
    port: data.SANDBOX_PORT,
    host: data.SANDBOX_HOST,
    dataDir: data.SANDBOX_DATA_DIR,
    token: data.SANDBOX_TOKEN,
    webhook: webhookOf(data),
    epoch: data.SANDBOX_EPOCH && new Date(data.SANDBOX_EPOCH).toISOString(),
  };
}

function webhookOf(data: z.output<typeof environmentSchema>): SandboxConfig['webhook'] {
  const { SANDBOX_WEBHOOK_URL: url, SANDBOX_WEBHOOK_SECRET: common } = data;
  if (url === undefined || common === undefined) return undefined;
  const own: Partial<Record<Port, string | undefined>> = {
    shop: data.SANDBOX_WEBHOOK_SECRET_SHOP,
    warehouse: data.SANDBOX_WEBHOOK_SECRET_WAREHOUSE,
    carrier: data.SANDBOX_WEBHOOK_SECRET_CARRIER,
    payments: data.SANDBOX_WEBHOOK_SECRET_PAYMENTS,
  };
  const secrets = new Map(PORTS.map((port) => [port, own[port] ?? common]));
  return { url: url.replace(/\/+$/u, ''), secretOf: (port) => secrets.get(port) ?? common };
}
