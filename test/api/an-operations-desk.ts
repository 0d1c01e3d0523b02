import type { OperationsPort, Pause, ProviderHealth } from '#api/operations/port.ts';
import { OUTSIDE_PORTS } from '#domain/outside-ports.ts';

/** What engineers see and do, without any machine: pauses in a map. */
export function anOperationsDesk(over: Partial<OperationsPort> = {}): OperationsPort {
  const pauses = new Map<string, Pause>();
  const healthOf = (port: ProviderHealth['port']): ProviderHealth => ({
    port,
    pause: pauses.get(port) ?? null,
    lastSuccessAt: null,
    lastFailureAt: null,
    lastFailure: null,
    failures: 0,
    waiting: 0,
    queue: { name: `cases-${port}`, backlog: 0, oldestMs: null, pollers: 1, url: null },
  });
  return {
    links: () => [],
    casePage: null,
    pauseOf: async (port) => pauses.get(port),
    providers: async () => OUTSIDE_PORTS.map(healthOf),
    pause: async ({ port, by, why, until }) =>
      void pauses.set(port, { port, by: by.id ?? by.type, why, since: 0, until }),
    unpause: async (port) => pauses.delete(port),
    nudge: async ({ dryRun, query }) => ({ dryRun, query, cases: [], more: false }),
    inbox: async () => ({ rows: [], next: null }),
    retryInbox: async () => true,
    schedules: async () => [],
    ...over,
  };
}
