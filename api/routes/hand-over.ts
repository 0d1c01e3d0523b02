import { z } from 'zod';
import { handOver, type HandedOver } from '#api/hand-over.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { reference, shop, words } from '#api/schemas/fields.ts';
import { queue } from '#api/schemas/intake-view.ts';
import type { StaffMember } from '#api/staff-port.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { colleague } from './staff.ts';
import { isAtLeast } from '#domain/roles.ts';

/** A shift has tens of tasks; with more, the call is made again. */
const AT_MOST = 200;

const report = z
  .object({
    from: z.string(),
    to: z.string().nullable(),
    complete: z.boolean().meta({ description: 'Whether nothing is left of what was asked for; else ask again.' }),
    tasks: z.array(
      z.object({
        caseNo: z.string(),
        task: z.string(),
        outcome: z.enum(['handed_over', 'already', 'refused', 'later']),
        code: z.string().nullable().meta({ description: 'Why it was refused.' }),
      }),
    ),
  })
  .meta({ id: 'HandOver', description: 'What became of each task.' });

export const handOverTasks = defineRoute({
  method: 'post',
  path: '/v1/staff/{id}/hand-over',
  operationId: 'handOver',
  tag: 'team',
  summary: 'Hand over all open tasks of a person',
  description:
    "At the change of shifts, or when somebody leaves: to another person, or back to the queues. Everybody hands over their own, seniors and above also others'. Each task is recorded in its case with the reason; one that was handed over meanwhile stays where it is.",
  cites: ['H2', 'E4'],
  idempotency: 'required',
  params: z.strictObject({ id: reference(64) }),
  body: z.strictObject({
    to: reference(64).optional().meta({ description: 'Whom; nobody for back to the queues.' }),
    reason: words(500),
    shop: shop.optional(),
    queue: queue.optional(),
  }),
  responses: {
    200: { description: 'All that could be handed over was.', schema: report },
    202: { description: 'Something is left: ask again, with the same key.', schema: report },
  },
  refusals: ['not_yours', 'staff_unknown', 'assignee_unfit'],
  async handler({ params: { id: from }, body }, context) {
    const principal = asking(context);
    const { deps } = context;
    if (principal.id !== from && !isAtLeast(principal.role, 'senior')) throw new Problem('not_yours');
    const to = await receiver(context, from, body.to);
    const within = { shops: shopsOf(principal, body.shop), ...withoutAbsent({ queue: body.queue }) };
    const held = await deps.staff.tasksOf(from, within, AT_MOST);
    const key = context.key ?? `handOver:${context.requestId}`;
    const tasks = await handOver(deps, held, { from, to, by: principal, reason: body.reason, key });
    const complete = held.length < AT_MOST && !tasks.some(isOpen);
    return { status: complete ? 200 : 202, body: { from, to: to?.id ?? null, complete, tasks } };
  },
});

/** Who gets the tasks: a colleague who is there, and another one; nobody when nobody is named. */
async function receiver(context: Context, from: string, named: string | undefined): Promise<StaffMember | undefined> {
  if (named === undefined) return undefined;
  const to = await colleague(context, named);
  if (!to.active || to.id === from) throw new Problem('assignee_unfit');
  return to;
}

const isOpen = ({ outcome }: HandedOver): boolean => outcome === 'later';
