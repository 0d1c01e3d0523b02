import { setMaxListeners } from 'node:events';
import { deliver } from '#sandbox/webhooks/deliver.ts';
import { waitingOf } from '#sandbox/webhooks/lane.ts';
import type { CourierDeps, LaneDeps } from '#sandbox/webhooks/lane.ts';
import { pause } from '#sandbox/webhooks/pause.ts';

/** Brings webhooks to us: in order within an order's timeline, timelines side by side, until they are taken. */
export type Courier = {
  /** There may be something new in the outbox. */
  wake(): void;
  /** Resolves when nothing of this order is under way any more, or when the patience is over. */
  settled(orderNo: string, patienceUntil: number): Promise<void>;
  stop(): Promise<void>;
};

export function createCourier(deps: CourierDeps): Courier {
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const lanes = new Map<string, Promise<void>>();
  const bell = createBell();
  const lane: LaneDeps = { ...deps, stopping: stopping.signal, woken: bell.woken };
  const wake = (): void => {
    bell.ring();
    if (stopping.signal.aborted) return;
    for (const { timeline } of deps.ledger.state.webhooks.outbox.values()) if (!lanes.has(timeline)) open(timeline);
  };
  const open = (timeline: string): void => {
    const run = Promise.resolve()
      .then(() => runLane(lane, timeline))
      .finally(() => {
        lanes.delete(timeline);
        wake();
      });
    lanes.set(timeline, run);
  };
  return {
    wake,
    async settled(orderNo, patienceUntil) {
      while (lanes.has(orderNo) && deps.now() < patienceUntil && !stopping.signal.aborted) {
        await Promise.race([bell.woken(), pause(patienceUntil - deps.now(), stopping.signal)]);
      }
    },
    async stop() {
      stopping.abort();
      bell.ring();
      await Promise.allSettled(lanes.values());
    },
  };
}

/** Nobody to tell: nothing is ever under way. */
export const noCourier: Courier = {
  wake: () => undefined,
  settled: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

function createBell(): { ring: () => void; woken: () => Promise<void> } {
  let listeners: (() => void)[] = [];
  return {
    ring() {
      const all = listeners;
      listeners = [];
      for (const listener of all) listener();
    },
    woken: () =>
      new Promise((resolve) => {
        listeners.push(resolve);
      }),
  };
}

async function runLane(deps: LaneDeps, timeline: string): Promise<void> {
  for (let [first] = waitingOf(deps, timeline); first && !deps.stopping.aborted; [first] = waitingOf(deps, timeline)) {
    await deliver(deps, first);
  }
}
