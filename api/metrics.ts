import { Histogram, Registry } from 'prom-client';

/** The API's own figures; no label of theirs is a person, a case or an address. */
export interface ApiMetrics {
  readonly registry: Registry;
  observe(request: { operation: string; method: string; status: number; seconds: number }): void;
}

export function createMetrics(): ApiMetrics {
  const registry = new Registry();
  const durations = new Histogram({
    name: 'aftercare_http_request_duration_seconds',
    help: 'How long requests took, by operation.',
    labelNames: ['operation', 'method', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return {
    registry,
    observe: ({ operation, method, status, seconds }) =>
      durations.observe({ operation, method, status: String(status) }, seconds),
  };
}
