import { z } from 'zod';
import { defineRoute, type Answer } from '#api/route.ts';

const shared = { method: 'get', tag: 'operation', idempotency: 'none', cites: [] } as const;

const check = z.object({ name: z.string(), ok: z.boolean(), detail: z.string().optional() });
const readiness = z.object({ ready: z.boolean(), checks: z.array(check) }).meta({ id: 'Readiness' });

export const healthz = defineRoute({
  ...shared,
  path: '/healthz',
  operationId: 'healthz',
  summary: 'Is the process alive',
  responses: { 200: { description: 'It is.', schema: z.object({ ok: z.literal(true) }) } },
  handler: (): Answer => ({ status: 200, body: { ok: true } }),
});

export const readyz = defineRoute({
  ...shared,
  path: '/readyz',
  operationId: 'readyz',
  summary: 'Can it work: Postgres, its schema, Temporal',
  responses: {
    200: { description: 'It can.', schema: readiness },
    503: { description: 'It cannot; which part is missing.', schema: readiness },
  },
  async handler(_input, { deps }) {
    const checks = await deps.health.check();
    const ready = checks.every(({ ok }) => ok);
    return { status: ready ? 200 : 503, body: { ready, checks } };
  },
});

export const version = defineRoute({
  ...shared,
  path: '/version',
  operationId: 'version',
  summary: 'Which version this is',
  responses: { 200: { description: 'The version.', schema: z.object({ name: z.string(), version: z.string() }) } },
  handler: (_input, { deps }): Answer => ({ status: 200, body: { name: 'aftercare', version: deps.settings.version } }),
});

/** Figures in Prometheus' form. They are for the inside of a network: a proxy in front does not pass them on. */
export const metrics = defineRoute({
  ...shared,
  path: '/metrics',
  operationId: 'metrics',
  summary: 'Figures for Prometheus',
  responses: { 200: { description: 'Figures in text form.', contentType: 'text/plain' } },
  async handler(_input, { deps }) {
    const { text, contentType } = await deps.figures();
    return { status: 200, body: text, headers: { 'Content-Type': contentType } };
  },
});
