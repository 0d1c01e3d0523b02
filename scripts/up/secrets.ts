import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.object({
  postgresPassword: z.string(),
  adapterToken: z.string(),
  webhookSecret: z.string(),
  linkSecret: z.string(),
  payloadKeyId: z.string(),
  payloadKey: z.string(),
});

/** Made at the first start and kept: with another payload key no running case could be read any more. */
export type Secrets = z.output<typeof schema>;

export function openSecrets(file: string): Secrets {
  if (existsSync(file)) return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const secrets: Secrets = {
    postgresPassword: randomBytes(18).toString('base64url'),
    adapterToken: `adapter_${randomBytes(18).toString('base64url')}`,
    webhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
    linkSecret: randomBytes(32).toString('base64'),
    payloadKeyId: `local-${randomBytes(3).toString('hex')}`,
    payloadKey: randomBytes(32).toString('base64'),
  };
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
