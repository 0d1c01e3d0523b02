import { z } from 'zod';
import type { CaseRecord, RehearsalPort } from '#api/deps.ts';
import { iso } from '#api/case-view.ts';
import { ownCase } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { instantOut } from '#api/schemas/case.ts';
import { caseParams } from '#api/schemas/fields.ts';
import type { WorldPort } from '#api/world-port.ts';
import { earliest, nextInstant } from '#domain/case/clocks.ts';
import { STAFF_ROLES } from '#domain/roles.ts';

const STOPS = ['needed', 'over', 'nothing', 'long'] as const;

const played = z
  .object({
    now: instantOut,
    happened: z.array(z.unknown()),
    stopped: z.enum(STOPS).meta({
      description:
        'needed: a person has the word; over: the case is closed; nothing: nothing is to come; long: it may be played on.',
    }),
    waitingOn: z.string(),
  })
  .meta({ id: 'Played' });

export const playCase = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/play',
  operationId: 'playCase',
  tag: 'rehearsal',
  summary: 'Move a case from happening to happening until a person is needed, in sandbox mode only',
  cites: ['design 6'],
  idempotency: 'optional',
  params: caseParams,
  body: z.strictObject({}),
  responses: { 200: { description: 'Where it stopped, and what happened on the way.', schema: played } },
  refusals: ['rehearsal_off', 'case_unknown'],
  async handler({ params }, context) {
    const { rehearse, world } = context.deps;
    if (!rehearse || !world) throw new Problem('rehearsal_off');
    return { status: 200, body: await play(context, params.no, { rehearse, world }) };
  },
});

interface Stage {
  readonly rehearse: RehearsalPort;
  readonly world: WorldPort;
}

/** A call that runs longer than this is answered, and may be asked again. */
const PATIENCE_MS = 25_000;
/** Timers fire at whole moments after their instant: a deadline is reached when its second is over. */
const JUST_AFTER_MS = 1_000;

async function play(context: Context, no: string, { rehearse, world }: Stage): Promise<z.output<typeof played>> {
  const { deps } = context;
  const begun = deps.now();
  const happened: unknown[] = [];
  for (;;) {
    const record = await ownCase(context, no);
    const { order } = record.state.request;
    const now = await rehearse.now(record.caseNo, order);
    const planned = await world.next(order);
    const stopped = whyStop(record, planned !== undefined) ?? (deps.now() - begun > PATIENCE_MS ? 'long' : undefined);
    const next = nextOf(record, planned?.at);
    if (stopped !== undefined || next === undefined)
      return { now: iso(now), happened, stopped: stopped ?? 'nothing', waitingOn: record.waitingOn };
    const moved = await rehearse.fastForward(record.caseNo, order, Math.max(next - now, 0) + JUST_AFTER_MS);
    happened.push(...moved.happened);
  }
}

/** People whose word the case waits for; the world's own warehouse plays its part while it has one planned. */
const PEOPLE: ReadonlySet<string> = new Set<string>([
  'customer',
  ...STAFF_ROLES.filter((role) => role !== 'warehouse'),
]);

function whyStop({ state, waitingOn }: CaseRecord, isPlanned: boolean): (typeof STOPS)[number] | undefined {
  if (state.stage === 'closed' || state.stage === 'archived') return 'over';
  const isNeeded = PEOPLE.has(waitingOn) || (waitingOn === 'warehouse' && !isPlanned);
  return isNeeded ? 'needed' : undefined;
}

/** What comes first: a clock of the case, or what the world has planned. */
function nextOf({ state }: CaseRecord, planned: number | undefined): number | undefined {
  const clock = earliest(state.clocks);
  const instants = [planned, clock && nextInstant(clock)].filter((at) => at !== undefined);
  return instants.length === 0 ? undefined : Math.min(...instants);
}
