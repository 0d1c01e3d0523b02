import { z } from 'zod';
import { iso } from '#api/case-view.ts';
import type { CaseRecord, RehearsalPort } from '#api/deps.ts';
import { durationMs } from '#api/iso-duration.ts';
import { ownCase } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { instantOut } from '#api/schemas/case.ts';
import { caseParams, instant } from '#api/schemas/fields.ts';
import { duration } from '#api/schemas/duration.ts';
import { earliest, nextInstant } from '#domain/case/clocks.ts';

const leap = z.union([
  z.strictObject({ duration }),
  z.strictObject({ to: instant }),
  z.strictObject({ until: z.literal('next-deadline') }),
]);

const moved = z.object({ now: instantOut, happened: z.array(z.unknown()) }).meta({ id: 'FastForwarded' });

export const fastForward = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/fast-forward',
  operationId: 'fastForward',
  tag: 'rehearsal',
  summary: "Move a case's clock, in sandbox mode only",
  description:
    "Moves the case's own clock and the sandbox world's with it: deadlines pass, parcels arrive, refunds settle. The rest of the system stays in its time.",
  cites: ['design 6'],
  idempotency: 'optional',
  params: caseParams,
  body: leap,
  responses: { 200: { description: "The case's new time, and what happened on the way.", schema: moved } },
  refusals: ['rehearsal_off', 'case_unknown', 'nothing_to_wait_for', 'time_passed'],
  async handler({ params, body }, context) {
    const { rehearse } = context.deps;
    if (!rehearse) throw new Problem('rehearsal_off');
    const record = await ownCase(context, params.no);
    const ms = await distance(body, record, rehearse);
    const { now, happened } = await rehearse.fastForward(record.caseNo, record.state.request.order, ms);
    return { status: 200, body: { now: iso(now), happened } };
  },
});

/** Timers fire at whole moments after their instant: a deadline is reached when its second is over. */
const JUST_AFTER = 1000;

async function distance(
  leapTo: z.output<typeof leap>,
  { caseNo, state }: CaseRecord,
  rehearse: RehearsalPort,
): Promise<number> {
  if ('duration' in leapTo) return durationMs(leapTo.duration);
  const now = await rehearse.now(caseNo, state.request.order);
  if ('to' in leapTo) {
    const ms = Date.parse(leapTo.to) - now;
    if (ms <= 0)
      throw new Problem('time_passed', {
        errors: [{ pointer: '/to', in: 'body', rule: 'min', message: `must be after ${iso(now)}` }],
      });
    return ms;
  }
  const next = earliest(state.clocks);
  if (!next) throw new Problem('nothing_to_wait_for');
  return Math.max(nextInstant(next) - now, 0) + JUST_AFTER;
}
