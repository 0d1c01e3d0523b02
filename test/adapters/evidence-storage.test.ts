import { createHash, createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanEvidence } from '#adapters/evidence/clean/clean.ts';
import { keysOf, type EvidenceStorage } from '#adapters/evidence/port.ts';
import { createEvidenceStorage } from '#adapters/evidence/storage.ts';
import { createThumbnails } from '#adapters/evidence/thumbnail.ts';
import { Jimp } from 'jimp';
import { aJpegWithPlace, aPicture } from './a-picture.ts';

const KEY_ID = 'AKIDEXAMPLE';
const SECRET = 'a secret of the bucket';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** What the signature of a request must be, by the rules of AWS signature version 4, computed here on its own. */
function signatureOf(req: IncomingMessage, secret: string): string {
  const [, scope = '', signed = ''] =
    /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+)/.exec(req.headers.authorization ?? '') ?? [];
  const names = signed.split(';');
  const canonical = [
    req.method,
    req.url,
    '',
    ...names.map((name) => `${name}:${String(req.headers[name])}`),
    '',
    signed,
    req.headers['x-amz-content-sha256'],
  ].join('\n');
  const [date = '', region = '', service = ''] = scope.split('/');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request');
  const text = ['AWS4-HMAC-SHA256', req.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  return hmac(key, text).toString('hex');
}

/** A small bucket that takes nothing unsigned, and no body other than the signed one. */
function aBucket(): { server: Server; objects: Map<string, Buffer> } {
  const objects = new Map<string, Buffer>();
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const body = Buffer.concat(chunks);
      const claimed = String(req.headers['x-amz-content-sha256']);
      const isSigned = req.headers.authorization?.endsWith(`Signature=${signatureOf(req, SECRET)}`) ?? false;
      const isWhole = claimed === 'UNSIGNED-PAYLOAD' || claimed === sha256(body);
      if (!isSigned || !isWhole) return void res.writeHead(403).end('SignatureDoesNotMatch');
      const key = req.url ?? '';
      const found = objects.get(key);
      if (req.method === 'PUT') objects.set(key, body);
      if (req.method === 'DELETE') objects.delete(key);
      if (req.method === 'GET') return void (found ? res.writeHead(200).end(found) : res.writeHead(404).end());
      return void res.writeHead(req.method === 'DELETE' ? 204 : 200).end();
    });
  });
  return { server, objects };
}

const bucket = aBucket();
const folder = mkdtempSync(join(tmpdir(), 'aftercare-evidence-'));
let s3 = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => bucket.server.listen(0, '127.0.0.1', resolve));
  s3 = `http://127.0.0.1:${(bucket.server.address() as AddressInfo).port}/evidence/shop`;
});
afterAll(async () => {
  await new Promise((resolve) => bucket.server.close(resolve));
  rmSync(folder, { recursive: true });
});

const settings = (secret = SECRET) => ({ folder, s3: { url: s3, region: 'eu-central-1', keyId: KEY_ID, secret } });

describe.each<readonly [string, () => EvidenceStorage]>([
  ['a folder', () => createEvidenceStorage({ folder })],
  ['a bucket', () => createEvidenceStorage(settings())],
])('evidence in %s', (_name, open) => {
  it('is there until it is removed, however often', async () => {
    const storage = open();
    const { file, thumbnail } = keysOf(randomUUID());
    expect(await storage.get(file)).toBeUndefined();
    await storage.put(file, Buffer.from([0, 255, 10]), 'image/jpeg');
    await storage.put(file, Buffer.from([1, 2, 3]), 'image/jpeg');
    await storage.put(thumbnail, Buffer.from('small'), 'image/jpeg');
    expect(await storage.get(file)).toEqual(Buffer.from([1, 2, 3]));
    await storage.remove(file);
    await storage.remove(file);
    expect(await storage.get(file)).toBeUndefined();
    expect(await storage.get(thumbnail)).toEqual(Buffer.from('small'));
  });
});

describe('the evidence storage', () => {
  it('signs by the secret of the bucket: another one reaches nothing', async () => {
    const key = keysOf(randomUUID()).file;
    await expect(createEvidenceStorage(settings('wrong')).put(key, Buffer.from('x'), 'image/png')).rejects.toThrow(
      '403',
    );
    expect([...bucket.objects.keys()].some((path) => path.endsWith(key))).toBe(false);
  });

  it('keeps no path that somebody made up, and leaves no half files', async () => {
    const storage = createEvidenceStorage({ folder });
    await expect(storage.put('../../etc/passwd', Buffer.from('x'), 'image/png')).rejects.toThrow('no key');
    const { file } = keysOf(randomUUID());
    await storage.put(file, Buffer.from('x'), 'image/png');
    expect(readdirSync(join(folder, file.slice(0, 2))).filter((name) => name.endsWith('.half'))).toEqual([]);
  });
});

describe('a small picture', () => {
  const thumbnails = createThumbnails();
  afterAll(() => thumbnails.close());

  it('is made of a large one the right way up, and of none that cannot be read', async () => {
    const large = await aPicture('image/png', { width: 1200, height: 600 });
    const [small, turned, broken] = await Promise.all([
      thumbnails.make(large),
      aJpegWithPlace(6)
        .then(cleanEvidence)
        .then((done) => thumbnails.make(done.ok ? done.bytes : Buffer.alloc(0))),
      thumbnails.make(Buffer.from('no picture at all')),
    ]);
    expect(broken).toBeUndefined();
    const sizes = await Promise.all(
      [small, turned].map(async (bytes) => {
        const { width, height } = await Jimp.fromBuffer(bytes ?? Buffer.alloc(0));
        return [width, height];
      }),
    );
    expect(sizes).toEqual([
      [320, 160],
      [32, 64],
    ]);
  });
});
