import { Gauge, type Registry } from 'prom-client';
import { coverageWarning } from '#policies/coverage.ts';
import type { PolicyBook } from '#policies/load.ts';
import type { HealthCheck, Log } from './deps.ts';

interface Watched {
  readonly policies: Pick<PolicyBook, 'coverage'>;
  readonly now: () => number;
  readonly registry: Registry;
  readonly log: Log;
}

/**
 * A year whose holidays nobody entered is said aloud (F1): at start in the log, as a figure that alarms can watch, and
 * beside the state of health. The work goes on; its deadlines leave out weekends only.
 */
export function watchCalendars({ policies, now, registry, log }: Watched): () => HealthCheck {
  const coverage = () => policies.coverage(new Date(now()).toISOString().slice(0, 10));
  const gauge = new Gauge({
    name: 'aftercare_calendar_days_left',
    help: 'Days until the last day whose holidays a calendar knows; deadlines beyond it leave out weekends only.',
    labelNames: ['calendar'] as const,
    registers: [registry],
    collect: () => coverage().forEach(({ calendar, daysLeft }) => gauge.set({ calendar }, daysLeft)),
  });
  const warning = coverageWarning(coverage());
  if (warning !== undefined) log.error({ calendars: coverage() }, warning);
  return () => {
    const detail = coverageWarning(coverage());
    return { name: 'calendars', ok: true, ...(detail === undefined ? {} : { detail }) };
  };
}
