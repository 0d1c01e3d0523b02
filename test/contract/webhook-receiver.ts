import { createServer } from 'node:http';
import { toHappening, WEBHOOK_PORTS } from '#adapters/webhooks/happening.ts';
import type { WebhookMeaning } from '#adapters/webhooks/happening.ts';
import { verifyWebhook } from '#adapters/webhooks/verify.ts';
import { listenOnFreePort } from '#test/adapters/listening.ts';

export interface WebhookReceiver {
  readonly url: string;
  /** What was taken, in the order of arrival. */
  readonly taken: WebhookMeaning[];
  /** Why others were not. */
  readonly refused: string[];
  readonly close: () => Promise<void>;
}

/** Takes webhooks as the API will: the raw body, proven by the secret of the port in the path. */
export async function startWebhookReceiver(secretOf: (port: string) => string): Promise<WebhookReceiver> {
  const taken: WebhookMeaning[] = [];
  const refused: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const port = WEBHOOK_PORTS.find((one) => request.url === `/${one}`);
      const verified = verifyWebhook(secretOf(port ?? ''), request.headers, Buffer.concat(chunks));
      if (port !== undefined && verified.ok) taken.push(toHappening(port, verified.envelope));
      else refused.push(verified.ok ? `no port ${request.url}` : verified.detail);
      response.writeHead(204).end();
    });
  });
  const port = await listenOnFreePort(server);
  return {
    url: `http://127.0.0.1:${port}`,
    taken,
    refused,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
