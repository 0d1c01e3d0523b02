import { z } from 'zod';
import { actorOf } from '#api/access.ts';
import type { ApiDeps, CaseRecord } from '#api/deps.ts';
import { effectView, refusalOf } from '#api/effect-view.ts';
import { asking, ownCase } from '#api/own-case.ts';
import { permissionOf } from '#api/permissions.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { caseParams, words } from '#api/schemas/fields.ts';
import { actionName, actPreview } from '#api/schemas/next-actions.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import type { Command, CommandName } from '#domain/case/commands.ts';
import type { Result } from '#domain/refusals.ts';
import type { Tried } from '#store/try-write.ts';
import type { ActionName } from '#domain/next-action/next-actions.ts';
import { ACTS } from './acts.ts';

/** A case's own present time: in sandbox mode its clock may be months ahead. */
export const timeOf = async ({ deps }: Context, { caseNo, state }: CaseRecord): Promise<number> =>
  (await deps.rehearse?.now(caseNo, state.request.order)) ?? deps.now();

const about = words(100);

export const previewAct = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/actions/preview',
  operationId: 'previewAct',
  tag: 'cases',
  summary: 'See what an act would do before it is done',
  description:
    'Takes the act as its own operation takes it, checks and decides it the same way, and records nothing: what the customer would read, which deadlines would begin, who would be waited for. What the outside does then nobody foresees.',
  cites: ['B5', 'D7', 'R44'],
  idempotency: 'none',
  params: caseParams,
  body: z.strictObject({
    operation: actionName,
    params: z
      .strictObject({
        task: about.optional(),
        version: about.optional(),
        refund: about.optional(),
        promise: about.optional(),
        deduction: about.optional(),
        dispute: about.optional(),
      })
      .default({})
      .meta({ description: "What of the case it is about, as in the operation's address." }),
    body: z.record(z.string().max(40), z.unknown()).default({}).meta({ description: "The operation's own body." }),
  }),
  responses: { 200: { description: 'What would follow, or why it cannot be done.', schema: actPreview } },
  refusals: ['case_unknown', 'forbidden', 'invalid_request'],
  async handler({ params: { no }, body }, context) {
    const record = await ownCase(context, no);
    const { role } = asking(context);
    const roles = permissionOf(body.operation)?.roles;
    if (!Array.isArray(roles) || !roles.includes(role)) throw new Problem('forbidden');
    const found = await foreseen({ context, record }, body);
    const effect = found.ok ? await effectView(found.value, { messages: context.deps.messages, role }) : null;
    return {
      status: 200,
      body: {
        version: record.state.seq,
        possible: found.ok,
        refusal: found.ok ? null : refusalOf(found.refusal),
        effect,
      },
    };
  },
});

interface Asked {
  readonly operation: ActionName;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Ends the operation where it would have asked the case. */
class Reached extends Error {
  override readonly name = 'Reached';
  readonly command: Command;

  constructor(command: Command) {
    super('far enough');
    this.command = command;
  }
}

/** The operation's own handler checks the act and makes the command; instead of being sent, it is tried. */
async function foreseen(
  { context, record }: { readonly context: Context; readonly record: CaseRecord },
  { operation, params, body }: Asked,
): Promise<Result<Tried>> {
  const stopping: ApiDeps = {
    ...context.deps,
    texts: { add: () => Promise.resolve() },
    commands: {
      ...context.deps.commands,
      send: <N extends CommandName>(name: N, { by, data }: { by: Command['by']; data: Command<N>['data'] }) =>
        Promise.reject(new Reached({ name, by, data } as Command)),
    },
  };
  try {
    const run = ACTS[operation].bind({ params: { ...withoutAbsent(params), no: record.caseNo }, query: {}, body });
    await run({ ...context, deps: stopping, ifMatch: '*', key: undefined });
  } catch (error) {
    if (!(error instanceof Reached)) throw fromOutside(error);
    return tried(context, record, error.command);
  }
  throw new Problem('internal');
}

/** Fields of the act as they stand in this operation's own body. */
function fromOutside(error: unknown): unknown {
  if (!(error instanceof Problem) || error.code !== 'invalid_request') return error;
  const errors = (error.details.errors ?? []).map((one) => ({
    ...one,
    in: 'body' as const,
    pointer: `${one.in === 'path' ? '/params' : '/body'}${one.pointer}`,
  }));
  return new Problem('invalid_request', { ...error.details, errors });
}

async function tried(context: Context, record: CaseRecord, command: Command): Promise<Result<Tried>> {
  const at = await timeOf(context, record);
  const { foresight } = context.deps;
  if (command.name !== 'makeOffer') return foresight.act(record.caseNo, command, at);
  return foresight.offer({ caseNo: record.caseNo, by: actorOf(asking(context)), at, data: command.data });
}
