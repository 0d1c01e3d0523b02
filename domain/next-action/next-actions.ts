import type { CaseState } from '#domain/case/state.ts';
import { roleOf } from '#domain/task.ts';
import { isForRole } from '#domain/team/whose-task.ts';
import { NEARNESS, taskAt, type ActionSpec, type Asker, type NextAction, type Target } from './action.ts';
import { CUSTOMER_ACTIONS } from './customer-actions.ts';
import { STAFF_ACTIONS } from './staff-actions.ts';

/** Everything people do on a case, by the operation that does it. */
const ACTIONS = { ...STAFF_ACTIONS, ...CUSTOMER_ACTIONS };
export type ActionName = keyof typeof ACTIONS;
export const ACTION_NAMES = Object.keys(ACTIONS).filter((name): name is ActionName => Object.hasOwn(ACTIONS, name));

export interface NextActions {
  /** What the case waits for and the caller can do; absent while others are waited for. */
  readonly primary?: NextAction<ActionName>;
  readonly others: readonly NextAction<ActionName>[];
  /** What somebody might look for and cannot do, each with the reason. */
  readonly forbidden: readonly NextAction<ActionName>[];
}

/** Near enough to be the one thing to do: what is merely possible is nobody's turn. */
const PRIMARY = new Set<NextAction['near']>(['now', 'soon', 'theirs']);

/**
 * What somebody can do on a case now, the nearest first: the case's own deciders say what it would accept, the caller's
 * role what is theirs. Nothing is in two of the lists.
 */
export function nextActions(state: CaseState, asker: Asker, at: number): NextActions {
  if (state.seq === 0 || state.stage === 'archived') return { others: [], forbidden: [] };
  const all = ACTION_NAMES.flatMap((name) => {
    const spec: ActionSpec = ACTIONS[name];
    return spec.about(state).map((target) => ({ spec, action: judged({ state, asker, at }, { name, spec }, target) }));
  });
  const isNo = ({ refusal, forRole }: NextAction): boolean => refusal !== undefined || forRole !== undefined;
  const can = all
    .map(({ action }) => action)
    .filter((action) => !isNo(action))
    .toSorted((one, other) => NEARNESS.indexOf(one.near) - NEARNESS.indexOf(other.near));
  const [first, ...rest] = can;
  return {
    ...(first && PRIMARY.has(first.near) ? { primary: first, others: rest } : { others: can }),
    forbidden: all.filter(({ spec, action }) => isNo(action) && tells(spec, action)).map(({ action }) => action),
  };
}

interface Asking {
  readonly state: CaseState;
  readonly asker: Asker;
  readonly at: number;
}

function judged(
  { state, asker, at }: Asking,
  { name, spec }: { name: ActionName; spec: ActionSpec },
  target: Target,
): NextAction<ActionName> {
  const task = taskAt(state, target);
  const action = {
    name,
    says: spec.says,
    target,
    near: spec.near(state, target),
    ...(task ? { task } : {}),
  };
  if (task && !isForRole(task, asker.by.type)) return { ...action, forRole: roleOf(task) };
  if (!asker.may(name)) return { ...action, forRole: 'other' };
  const asked = spec.ask(state, target, { by: asker.by, at });
  return asked.ok ? action : { ...action, refusal: asked.refusal };
}

/** Another role's task is worth knowing of; another role's acts in general are not. */
const tells = (spec: ActionSpec, { forRole }: NextAction): boolean => spec.tells === true && forRole !== 'other';
