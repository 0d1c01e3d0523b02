import { AwsClient } from 'aws4fetch';
import { Unavailable } from '#adapters/failure.ts';
import type { EvidenceStorage, S3Settings } from './port.ts';

const TIMEOUT_MS = 20_000;

/** Any storage that speaks S3, path style; the bytes are signed with the request. */
export function createS3Storage({ url, region, keyId, secret }: S3Settings): EvidenceStorage {
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, service: 's3', region, retries: 2 });
  const base = url.replace(/\/$/, '');
  const ask = async (key: string, init: RequestInit): Promise<Response> => {
    try {
      return await client.fetch(`${base}/${key}`, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (error) {
      throw new Unavailable('the evidence storage does not answer', undefined, { cause: error });
    }
  };
  return {
    async put(key, bytes, type) {
      const answer = await ask(key, {
        method: 'PUT',
        body: new Uint8Array(bytes),
        headers: { 'content-type': type, 'content-length': String(bytes.length) },
      });
      await settled(answer, [200, 201, 204]);
    },
    async get(key) {
      const answer = await ask(key, { method: 'GET' });
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) return settled(answer, [200]).then(() => undefined);
      return Buffer.from(await answer.arrayBuffer());
    },
    async remove(key) {
      await settled(await ask(key, { method: 'DELETE' }), [200, 204, 404]);
    },
  };
}

async function settled(answer: Response, wanted: readonly number[]): Promise<void> {
  await answer.body?.cancel();
  if (!wanted.includes(answer.status)) throw new Unavailable(`the evidence storage answered ${answer.status}`);
}
