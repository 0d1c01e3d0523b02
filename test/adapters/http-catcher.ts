import { createServer, type IncomingHttpHeaders } from 'node:http';
import { listenOnFreePort } from './listening.ts';

export interface CaughtPost {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface PlannedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface HttpCatcher {
  readonly url: string;
  readonly posts: CaughtPost[];
  /** What the next posts are answered; the last one holds from then on. */
  answer(...answers: readonly PlannedAnswer[]): void;
  close(): Promise<void>;
}

/** A real HTTP server of this machine that keeps what is posted to it and answers what it is told to. */
export async function catchPosts(): Promise<HttpCatcher> {
  const posts: CaughtPost[] = [];
  let planned: readonly PlannedAnswer[] = [{}];
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      posts.push({ path: req.url ?? '', headers: req.headers, body: Buffer.concat(chunks).toString('utf8') });
      const [{ status = 200, headers = {}, body = {} } = {}, ...later] = planned;
      if (later.length > 0) planned = later;
      res.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  const port = await listenOnFreePort(server);
  return {
    url: `http://127.0.0.1:${port}`,
    posts,
    answer: (...answers) => {
      planned = answers;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
