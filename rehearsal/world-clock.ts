import { createWorldControl, type WorldConfig } from './world-control.ts';

/** The clock of one order in the sandbox world, and what the world has planned for it. */
export interface WorldClock {
  /** The next thing the world has planned for this order, or undefined. */
  next(orderNo: string): Promise<{ readonly at: number; readonly what: string } | undefined>;
  /** Moves the order's clock forward; what was planned until then happens, and its webhooks are delivered. */
  advance(orderNo: string, to: number): Promise<readonly unknown[]>;
}

export function createWorldClock(config: WorldConfig): WorldClock {
  const ask = createWorldControl(config);
  const timeline = (orderNo: string): string => `/timelines/${encodeURIComponent(orderNo)}`;
  return {
    async next(orderNo) {
      const { next } = (await ask(timeline(orderNo))) as { next: { at: string; what: string } | null };
      return next ? { at: Date.parse(next.at), what: next.what } : undefined;
    },
    async advance(orderNo, to) {
      const body = { to: new Date(to).toISOString() };
      const { happened } = (await ask(`${timeline(orderNo)}/advance`, { method: 'POST', body })) as {
        happened: readonly unknown[];
      };
      return happened;
    },
  };
}
