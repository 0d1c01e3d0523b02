import { actorOf } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import type { CaseRecord } from '#api/deps.ts';
import { refusalOf } from '#api/effect-view.ts';
import { asking, ownCase } from '#api/own-case.ts';
import { permissionOf } from '#api/permissions.ts';
import { problemKind } from '#api/problem-catalogue.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { caseParams } from '#api/schemas/fields.ts';
import { nextActionsView, type NextActionView } from '#api/schemas/next-actions.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { NextAction, Target } from '#domain/next-action/action.ts';
import { nextActions, type ActionName } from '#domain/next-action/next-actions.ts';
import { ACTS } from './acts.ts';

export const listActions = defineRoute({
  method: 'get',
  path: '/v1/cases/{no}/actions',
  operationId: 'listActions',
  tag: 'cases',
  summary: 'Read what the caller can do on a case now, the nearest first',
  description:
    'From the state of the case, the role of the caller and their limits: the one thing to do, the others, and what cannot be done with the reason. What is named here is judged again when it is done.',
  cites: ['B5', 'H2', 'R43'],
  idempotency: 'none',
  params: caseParams,
  responses: { 200: { description: 'What can be done.', schema: nextActionsView } },
  refusals: ['case_unknown'],
  async handler({ params }, context) {
    const record = await ownCase(context, params.no);
    const { role } = asking(context);
    const may = (name: string): boolean => rolesOf(name).includes(role);
    const found = nextActions(record.state, { by: actorOf(asking(context)), may }, context.deps.now());
    const view = viewer(context, record);
    return {
      status: 200,
      body: {
        caseNo: params.no,
        version: record.state.seq,
        primary: found.primary ? view(found.primary) : null,
        others: found.others.map(view),
        forbidden: found.forbidden.map(view),
      },
    };
  },
});

const rolesOf = (name: string): readonly string[] => {
  const roles = permissionOf(name)?.roles;
  return Array.isArray(roles) ? roles : [];
};

/** How an action is shown to this caller. */
function viewer(context: Context, { state }: CaseRecord): (action: NextAction<ActionName>) => NextActionView {
  const limit = limitFor(context, state);
  return (action) => ({
    id: [action.name, ...Object.values(action.target)].join(':'),
    operation: action.name,
    says: action.says,
    path: pathOf(state.caseNo, action),
    needsVersion: ACTS[action.name].ifMatch === 'required',
    target: targetView(action.target),
    near: action.near,
    why: action.task?.why ?? null,
    taskKind: action.task?.kind ?? null,
    dueAt: dueOf(state, action),
    limit: action.name === 'makeOffer' ? limit : null,
    refusal: reasonOf(action),
  });
}

const targetView = (target: Target): NextActionView['target'] => ({
  task: target.task ?? null,
  version: target.version ?? null,
  refund: target.refund ?? null,
  promise: target.promise ?? null,
  deduction: target.deduction ?? null,
  dispute: target.dispute ?? null,
});

/** `/v1/cases/AS-…/tasks/t1/decide`: the address of the operation, about this. */
const pathOf = (caseNo: string, { name, target }: NextAction<ActionName>): string =>
  ACTS[name].path.replaceAll(/\{(\w+)\}/g, (_whole, field: string) =>
    field === 'no' ? caseNo : encodeURIComponent(String(target[field as keyof Target] ?? '')),
  );

/** What the caller may promise without asking (R43), in the currency the case is in. */
export function limitFor({ deps, principal }: Context, state: CaseState): NextActionView['limit'] {
  if (!principal || principal.kind === 'customer') return null;
  const amount = deps.foresight.limitOf(state.policy, actorOf(principal));
  const currency =
    state.offer?.money.currency ?? state.proposal?.offer.money.currency ?? state.refunds[0]?.money.currency;
  return amount === undefined || currency === undefined ? null : { amount, currency };
}

function dueOf({ clocks, promises = [] }: CaseState, { task, target }: NextAction): string | null {
  const due = task
    ? clocks.find(({ key }) => key === `${task.id}.${task.level}`)?.dueAt
    : promises.find(({ id }) => id === target.promise)?.dueAt;
  return due === undefined ? null : iso(due);
}

function reasonOf({ refusal, forRole, task }: NextAction): NextActionView['refusal'] {
  if (refusal) return refusalOf(refusal);
  if (forRole === undefined) return null;
  const { says, todo } = problemKind('forbidden');
  return { code: 'forbidden', says, todo, data: task ? { task: task.id, role: forRole } : null };
}
