import { z } from 'zod';
import { READERS } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import { asking, ownCase } from '#api/own-case.ts';
import { defineRoute } from '#api/route.ts';
import { clockName, instantOut } from '#api/schemas/case.ts';
import { caseParams } from '#api/schemas/fields.ts';

const interval = z.object({
  from: instantOut,
  to: instantOut,
  counted: z.boolean(),
  why: z.string().meta({ description: 'clock_time, working_day, make_up_day, first_day, weekend or holiday' }),
  uncovered: z.boolean().meta({ description: 'The calendar does not know the holidays of this year.' }),
});

const explained = z
  .object({
    clocks: z.array(
      z.object({
        name: clockName,
        key: z.string(),
        startedAt: instantOut,
        dueAt: instantOut,
        intervals: z.array(interval),
      }),
    ),
  })
  .meta({ id: 'ExplainedClocks' });

export const explainClocks = defineRoute({
  method: 'get',
  path: '/v1/cases/{no}/clocks',
  operationId: 'explainClocks',
  tag: 'record',
  summary: 'Explain every running deadline by the time that was counted',
  cites: ['R40', 'F1'],
  roles: READERS,
  idempotency: 'none',
  params: caseParams,
  responses: { 200: { description: 'The running clocks, each with its stretches of time.', schema: explained } },
  refusals: ['case_unknown'],
  async handler({ params }, context) {
    asking(context);
    const { state } = await ownCase(context, params.no);
    const explain = context.deps.settings.explainClock;
    const clocks = state.clocks.map((clock) => ({
      name: clock.name,
      key: clock.key,
      startedAt: iso(clock.startedAt),
      dueAt: iso(clock.dueAt),
      intervals: explain(state.policy, clock).map(({ from, to, counted, why, uncovered = false }) => ({
        from: iso(from),
        to: iso(to),
        counted,
        why,
        uncovered,
      })),
    }));
    return { status: 200, body: { clocks } };
  },
});
