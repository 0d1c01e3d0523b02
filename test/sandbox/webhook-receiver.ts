import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export const SECRET = `whsec_${Buffer.from('a secret of the tests only').toString('base64')}`;

export type Received = {
  readonly path: string;
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly timeline: string;
  readonly data: Record<string, unknown>;
};

export type Receiver = {
  readonly url: string;
  readonly received: Received[];
  /** answers of the next deliveries, 204 when there is none left */
  readonly statuses: number[];
  delayMs: number;
  close(): Promise<void>;
};

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

/** Takes webhooks as Aftercare does: checks the signature, then answers. */
export async function aReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      new Webhook(SECRET).verify(text, headers);
      const body: Omit<Received, 'path'> = JSON.parse(text);
      const status = statuses.shift() ?? 204;
      setTimeout(() => {
        if (status < 300) received.push({ ...body, path: request.url ?? '' });
        response.writeHead(status).end();
      }, receiver.delayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${portOf(server.address())}/v1/webhooks`,
    received,
    statuses,
    delayMs: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

/** Look again and again until it is so. */
export async function eventually(isSo: () => boolean | Promise<boolean>, withinMs = 5000): Promise<void> {
  const until = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > until) throw new Error('it did not become so');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
