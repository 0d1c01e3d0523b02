import type { Clock, ClockName, WantedClock } from '#domain/case/clocks.ts';
import { toldDate } from '#domain/case/slips.ts';
import type { CaseState } from '#domain/case/state.ts';
import { kindOf } from '#domain/intake/kind.ts';
import { boundBy, deadlineFor } from '#domain/parts/mirror/mirror.ts';
import { promiseOfClock } from '#domain/parts/promise/promise.ts';
import type { Refund } from '#domain/parts/refund.ts';
import { isSame } from '#domain/talk/awaited.ts';
import { firstRoleOf } from '#domain/task.ts';
import type { ClockSubject, ClockTimes } from '#policies/clocks.ts';
import type { PolicyBook } from '#policies/load.ts';
import type { Policy } from '#policies/policy.ts';

/**
 * Gives a wanted clock its instants from the policy version the case pinned, once: a later change of policy, calendar or
 * hours moves no running promise (F4, R35).
 */
export const arrangeClock =
  (policies: PolicyBook) =>
  (state: CaseState, wanted: WantedClock, at: number): Clock => {
    const policy = policies.get(state.policy.id, state.policy.version);
    const frame = policies.frameOf(state.request.shop);
    const paused = state.paused?.find((one) => isSame(one, wanted));
    if (paused) return policy.resume(paused, at, frame);
    const refund = OF_REFUND.has(wanted.name) ? refundOf(state, wanted) : undefined;
    const startedAt = firstLook(wanted, refund, at);
    const about: ClockSubject = {
      ...subjectOf(state, wanted),
      ...(refund ? { tender: refund.tender } : {}),
      frame,
    };
    const start: Start = { wanted, at, startedAt, about, policy, ruled: policy.clock(wanted.name, startedAt, about) };
    return (
      mirrored(state, start) ??
      told(state, start) ??
      promised(state, start) ??
      asked(state, start) ??
      notBefore(refund, start) ??
      ruledBy(start, refund)
    );
  };

/** A clock that starts now, with what the policy alone would give it. */
interface Start {
  readonly wanted: WantedClock;
  readonly at: number;
  /** From when it is counted. */
  readonly startedAt: number;
  readonly about: ClockSubject;
  readonly policy: Policy;
  readonly ruled: ClockTimes;
}

/** What the policy knows the clock by: kind, priority and queue of the case, and how often nobody came (F1, F2). */
function subjectOf(state: CaseState, { name, key }: WantedClock): ClockSubject {
  const task = state.tasks.find(({ id, level }) => key === `${id}.${level}`);
  const promise = name === 'promise' ? promiseOfClock(state, key) : undefined;
  return {
    noticeAt: state.openedAt,
    kind: kindOf(state.request),
    level: task?.level ?? promise?.missed ?? 0,
    first: task ? firstRoleOf(task) : 'agent',
    ...(task ? schemeOf(state, task) : {}),
    ...(state.triage ? { priority: state.triage.priority, queue: state.triage.queue } : {}),
  };
}

/** The scheme of the card that a bank's question is about (R22). */
function schemeOf(
  { disputes = [] }: CaseState,
  { kind, why }: CaseState['tasks'][number],
): Pick<ClockSubject, 'scheme'> {
  const scheme = disputes.find(({ disputeId }) => why.startsWith(`${disputeId}:`))?.scheme;
  return kind === 'disputeEvidence' && scheme ? { scheme } : {};
}

/** As the policy says; a slow refund is looked at less and less often. */
function ruledBy({ wanted, at, startedAt, ruled }: Start, refund: Refund | undefined): Clock {
  const more = refund ? patienceWith(refund, wanted) : 0;
  return { ...wanted, startedAt: at, ...ruled, dueAt: ruled.dueAt + more * (ruled.dueAt - startedAt) };
}

/** A refund that was accepted is looked at once it is expected, not before. */
const firstLook = ({ name }: WantedClock, refund: Refund | undefined, at: number): number =>
  name === 'refundPoll' && refund?.status === 'accepted' ? Math.max(at, refund.expectedAt ?? at) : at;

const OF_REFUND: ReadonlySet<ClockName> = new Set<ClockName>(['refundPoll', 'refundArrival', 'refundNotBefore']);

/** A clock whose end somebody else said: the policy's warnings come before that one, and a slip is told at the last of them. */
function endingAt(dueAt: number, setBy: NonNullable<Clock['setBy']>, { wanted, at, about, policy }: Start): Clock {
  return { ...wanted, startedAt: at, ...policy.clock(wanted.name, at, { ...about, dueAt }), setBy };
}

/** The date that the customer was told when the first one slipped is the one we keep from then on (D7). */
function told(state: CaseState, start: Start): Clock | undefined {
  const dueAt = toldDate(state, start.wanted, start.at);
  return dueAt === undefined ? undefined : endingAt(dueAt, 'customer_told', start);
}

/** A person's promise is due when they said, whoever else is waited for (R39); the warning comes as early as the policy says. */
function promised(state: CaseState, start: Start): Clock | undefined {
  const promise = start.wanted.name === 'promise' ? promiseOfClock(state, start.wanted.key) : undefined;
  return promise?.missed === 0 ? endingAt(promise.dueAt, 'person', start) : undefined;
}

/** Whoever asks a department may set the deadline; a reminder comes half-way (B6). */
function asked({ tasks }: CaseState, { wanted, at, ruled: { then, to } }: Start): Clock | undefined {
  const dueAt = tasks.find(({ id, level }) => level === 0 && wanted.key === `${id}.0`)?.dueAt;
  if (dueAt === undefined || dueAt <= at) return undefined;
  const marks = [at + Math.floor((dueAt - at) / 2)];
  return { ...wanted, startedAt: at, dueAt, marks, then, setBy: 'person', ...(to ? { to } : {}) };
}

/** The provider says how soon it takes another refund (R21). */
function notBefore(refund: Refund | undefined, { wanted, at, ruled: { then } }: Start): Clock | undefined {
  if (wanted.name !== 'refundNotBefore' || refund?.notBefore === undefined) return undefined;
  return { ...wanted, startedAt: at, dueAt: Math.max(at, refund.notBefore), marks: [], then, setBy: 'provider' };
}

function mirrored(state: CaseState, { wanted, at, ruled }: Start): Clock | undefined {
  const deadline = deadlineFor(state, wanted.name, at);
  return deadline && boundBy({ ...wanted, startedAt: at, ...ruled }, deadline);
}

/** Doublings of the pause between looks at a refund that is known and merely slow. */
const SLOWEST_LOOK = 3;

/** How many more lengths the next look at a refund waits: a provider that holds it for weeks is asked less and less often. */
function patienceWith({ status, polls }: Refund, { name }: WantedClock): number {
  const slow = name === 'refundPoll' && (status === 'held' || status === 'accepted');
  return slow ? 2 ** Math.min(SLOWEST_LOOK, polls) - 1 : 0;
}

const refundOf = (state: CaseState, { key }: WantedClock): Refund | undefined =>
  state.refunds.find((refund) => key.startsWith(`r${refund.n}.`));
