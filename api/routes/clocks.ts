import { z } from 'zod';
import { iso } from '#api/case-view.ts';
import { asking, ownCase } from '#api/own-case.ts';
import { defineRoute } from '#api/route.ts';
import type { Clock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import { clockName, instantOut } from '#api/schemas/case.ts';
import { caseParams } from '#api/schemas/fields.ts';

const interval = z.object({
  from: instantOut,
  to: instantOut,
  counted: z.boolean(),
  why: z.string().meta({
    description:
      'clock_time, working_day, working_time, make_up_day; not counted: first_day, weekend, holiday, closed, customer_awaited',
  }),
  uncovered: z.boolean().meta({ description: 'The calendar does not know the holidays of this year.' }),
});

export const explained = z
  .object({
    clocks: z.array(
      z.object({
        name: clockName,
        key: z.string(),
        startedAt: instantOut,
        dueAt: instantOut,
        within: z
          .string()
          .nullable()
          .meta({ description: 'Its length as the policy writes it; null where others set its end.' }),
        setBy: z.string().nullable().meta({ description: 'Whose deadline it is, where that is not the policy (R46).' }),
        level: z.int().meta({ description: 'Levels of escalation passed (F2).' }),
        to: z.string().nullable().meta({ description: 'Who is called when it ends and nobody did anything.' }),
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
      within: context.deps.settings.lengthOfClock(state.policy, clock) ?? null,
      setBy: clock.setBy ?? null,
      level: levelOf(state, clock),
      to: clock.to ?? null,
      intervals: explain(state, clock).map(({ from, to, counted, why, uncovered = false }) => ({
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

/** How often nobody came: of a task and of a promise; other clocks climb nowhere. */
const levelOf = ({ tasks, promises = [] }: CaseState, { name, key }: Clock): number =>
  tasks.find(({ id, level }) => key === `${id}.${level}`)?.level ??
  (name === 'promise' ? promises.find(({ id, missed }) => key === `${id}.${missed}`)?.missed : undefined) ??
  0;
