import { z } from 'zod';
import type { CaseRecord } from '#api/deps.ts';
import { ownCase } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { instantOut } from '#api/schemas/case.ts';
import { caseNo, caseParams, reference } from '#api/schemas/fields.ts';
import {
  CALL_FAULTS,
  WEBHOOK_FAULTS,
  WORLD_CALLS,
  WORLD_PORTS,
  type NewTrouble,
  type WorldPort,
} from '#api/world-port.ts';
import { withoutAbsent } from '#api/without-absent.ts';

/** The world around a case's order, in sandbox mode only: asked by the API with the world's own token. */
const sandboxOnly = { tag: 'rehearsal', cites: ['design 6'] } as const;

/** The world and the case, when this installation rehearses and the caller may see the case. */
async function inTheWorld(context: Context, no: string): Promise<{ world: WorldPort; record: CaseRecord }> {
  const { world } = context.deps;
  if (!world) throw new Problem('rehearsal_off');
  return { world, record: await ownCase(context, no) };
}

const trouble = z
  .object({
    id: z.string(),
    port: z.string(),
    operation: z.string(),
    fault: z.string(),
    times: z.int().nullable().meta({ description: 'After so many times it clears itself.' }),
    everywhere: z.boolean().meta({ description: 'It hits every order, not only this one.' }),
  })
  .meta({ id: 'WorldTrouble' });
const troubles = z.object({ data: z.array(trouble) });

export const listTroubles = defineRoute({
  ...sandboxOnly,
  method: 'get',
  path: '/v1/cases/{no}/troubles',
  operationId: 'listTroubles',
  summary: "See what is switched wrong in the world of a case's order, in sandbox mode only",
  idempotency: 'none',
  params: caseParams,
  responses: { 200: { description: 'The switches that are on.', schema: troubles } },
  refusals: ['rehearsal_off', 'case_unknown'],
  async handler({ params }, context) {
    const { world, record } = await inTheWorld(context, params.no);
    return { status: 200, body: { data: await world.troubles(record.state.request.order) } };
  },
});

const times = z.int().min(1).max(1000).optional();
const newTrouble = z.union([
  z.strictObject({ call: z.enum(WORLD_CALLS), fault: z.enum(CALL_FAULTS), times }),
  z.strictObject({ webhooksOf: z.enum(WORLD_PORTS), fault: z.enum(WEBHOOK_FAULTS), times }),
]);

export const switchTrouble = defineRoute({
  ...sandboxOnly,
  method: 'post',
  path: '/v1/cases/{no}/troubles',
  operationId: 'switchTrouble',
  summary: "Make a call or a webhook go wrong for a case's order, in sandbox mode only",
  idempotency: 'optional',
  params: caseParams,
  body: newTrouble,
  responses: { 201: { description: 'The switches that are on now.', schema: troubles } },
  refusals: ['rehearsal_off', 'case_unknown'],
  async handler({ params, body }, context) {
    const { world, record } = await inTheWorld(context, params.no);
    const { order } = record.state.request;
    await world.switchOn(troubleOf(body, order));
    return { status: 201, body: { data: await world.troubles(order) } };
  },
});

function troubleOf(body: z.output<typeof newTrouble>, orderNo: string): NewTrouble {
  const more = { orderNo, fault: body.fault, ...withoutAbsent({ times: body.times }) };
  if ('webhooksOf' in body) return { port: body.webhooksOf, operation: 'webhook', ...more };
  const port = WORLD_PORTS.find((one) => body.call.startsWith(`${one}.`)) ?? 'shop';
  return { port, operation: body.call, ...more };
}

export const clearTrouble = defineRoute({
  ...sandboxOnly,
  method: 'post',
  path: '/v1/cases/{no}/troubles/{trouble}/clear',
  operationId: 'clearTrouble',
  summary: 'Switch such a trouble off, in sandbox mode only',
  idempotency: 'optional',
  params: z.strictObject({ no: caseNo, trouble: reference(64) }),
  body: z.strictObject({}),
  responses: { 200: { description: 'The switches that are still on.', schema: troubles } },
  refusals: ['rehearsal_off', 'case_unknown'],
  async handler({ params }, context) {
    const { world, record } = await inTheWorld(context, params.no);
    const { order } = record.state.request;
    await world.switchOff(order, params.trouble);
    return { status: 200, body: { data: await world.troubles(order) } };
  },
});

const mail = z
  .object({
    id: z.string(),
    channel: z.string(),
    sentTo: z.string().nullable(),
    locale: z.string(),
    subject: z.string().nullable(),
    text: z.string(),
    at: instantOut,
  })
  .meta({ id: 'WorldMessage' });

export const worldMailbox = defineRoute({
  ...sandboxOnly,
  method: 'get',
  path: '/v1/cases/{no}/mailbox',
  operationId: 'worldMailbox',
  summary: "Read what the world's mailbox holds about a case's order, in sandbox mode only",
  idempotency: 'none',
  params: caseParams,
  responses: { 200: { description: 'Messages, oldest first.', schema: z.object({ data: z.array(mail) }) } },
  refusals: ['rehearsal_off', 'case_unknown'],
  async handler({ params }, context) {
    const { world, record } = await inTheWorld(context, params.no);
    return { status: 200, body: { data: await world.mailbox(record.state.request.order) } };
  },
});

export const sendParcel = defineRoute({
  ...sandboxOnly,
  method: 'post',
  path: '/v1/cases/{no}/send-parcel',
  operationId: 'sendParcel',
  summary: 'Let the customer hand the parcel of a return to the carrier, in sandbox mode only',
  idempotency: 'optional',
  params: caseParams,
  body: z.strictObject({}),
  responses: { 200: { description: 'The carrier has it.', schema: z.object({ rma: z.string() }) } },
  refusals: ['rehearsal_off', 'case_unknown', 'not_now'],
  async handler({ params }, context) {
    const { world, record } = await inTheWorld(context, params.no);
    const rma = record.state.parcel?.rma;
    if (rma === undefined || !(await world.sendParcel(rma))) throw new Problem('not_now');
    return { status: 200, body: { rma } };
  },
});
