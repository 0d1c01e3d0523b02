import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenOnFreePort } from '#test/adapters/listening.ts';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Behaviour = (response: ServerResponse) => void;

export interface MisbehavingServer {
  readonly url: string;
  /** Every request that arrived, in order. */
  readonly seen: Seen[];
  behave: (behaviour: Behaviour) => void;
  close: () => Promise<void>;
}

/** A server on a free port that answers everything the way it was last told to. */
export async function startMisbehavingServer(): Promise<MisbehavingServer> {
  const seen: Seen[] = [];
  let behaviour: Behaviour = json(200, {});
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      behaviour(response);
    });
  });
  const port = await listenOnFreePort(server);
  return {
    url: `http://127.0.0.1:${port}/port/v1`,
    seen,
    behave: (next) => {
      behaviour = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const raw =
  (status: number, body: string | Buffer, headers: Record<string, string> = {}): Behaviour =>
  (response) =>
    response.writeHead(status, headers).end(body);

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Behaviour =>
  raw(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });

export const problem = (status: number, code: string, headers: Record<string, string> = {}): Behaviour =>
  json(status, { type: 'about:blank', title: 'No', status, detail: `because of ${code}`, code }, headers);

export const reset: Behaviour = (response) => response.socket?.destroy();

/** Announces more than it sends, then breaks the connection. */
export const resetWithinBody: Behaviour = (response) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('{"value":');
  setImmediate(() => response.socket?.destroy());
};

/** Sends head and half a body, then nothing more. */
export const hangWithinBody: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"value":');
};

export const never: Behaviour = () => undefined;

/** Two megabytes of valid JSON, with or without saying so first. */
export const huge =
  (announced: boolean): Behaviour =>
  (response) => {
    const body = Buffer.from(`{"value":"ok","padding":"${'x'.repeat(2_000_000)}"}`);
    response.writeHead(200, announced ? { 'content-length': String(body.length) } : {});
    response.end(body);
  };
