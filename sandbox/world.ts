import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setMaxListeners } from 'node:events';
import type { SandboxConfig } from '#sandbox/config.ts';
import { openJournalFile } from '#sandbox/core/journal-file.ts';
import { openLedger } from '#sandbox/core/ledger.ts';
import type { Ledger } from '#sandbox/core/ledger.ts';
import { createApp } from '#sandbox/http/app.ts';
import { readRetailFile } from '#sandbox/seed/retail-file.ts';
import { seedWorld } from '#sandbox/seed/world.ts';
import { realClock } from '#sandbox/time/clock.ts';
import { createTimelines } from '#sandbox/time/timelines.ts';
import { createCourier, noCourier } from '#sandbox/webhooks/courier.ts';
import type { Courier } from '#sandbox/webhooks/courier.ts';
import type { WebhookTarget } from '#sandbox/webhooks/lane.ts';

export type WorldOptions = Pick<SandboxConfig, 'dataDir'> &
  Partial<Omit<SandboxConfig, 'dataDir'>> & {
    /** the real clock; everything else in the world is derived from it */
    readonly now?: () => number;
    readonly tickMs?: number;
  };

/** A world that has its state again and waits to listen. */
export type World = {
  listen(): Promise<{ readonly url: string }>;
  close(): Promise<void>;
};

const TICK_MS = 250;

/** Put a world together: state from its data directory, clocks, webhooks, HTTP. */
export function createWorld(options: WorldOptions): World {
  const { host = '127.0.0.1', port = 0, token = 'sandbox-token', now = realClock, tickMs = TICK_MS } = options;
  const file = openJournalFile(options.dataDir);
  const { ledger, courier } = openState(options, { file, now });
  const timelines = createTimelines({ ledger, courier, now });
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const server = createServer(createApp({ ledger, timelines, token, stopping: stopping.signal }));
  let ticker: NodeJS.Timeout | undefined;
  return {
    async listen() {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, resolve);
      });
      ticker = setInterval(() => timelines.tick(), tickMs);
      courier.wake();
      return { url: urlOf(host, server.address()) };
    },
    async close() {
      clearInterval(ticker);
      stopping.abort();
      await courier.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      file.close();
    },
  };
}

type Basis = { readonly file: ReturnType<typeof openJournalFile>; readonly now: () => number };

function openState({ epoch, webhook }: WorldOptions, { file, now }: Basis): { ledger: Ledger; courier: Courier } {
  const retail = readRetailFile();
  const wiring: { courier: Courier } = { courier: noCourier };
  const ledger = openLedger({
    file,
    now,
    seed: (instant) => seedWorld(retail, instant),
    defaultEpoch: () => epoch ?? new Date(now()).toISOString(),
    webhooks: webhook !== undefined,
    afterCommit: () => wiring.courier.wake(),
  });
  const target: WebhookTarget | undefined = webhook;
  if (target) wiring.courier = createCourier({ target, ledger, now });
  return { ledger, courier: wiring.courier };
}

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

function urlOf(host: string, address: AddressInfo | string | null): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${isAddress(address) ? address.port : 0}`;
}
