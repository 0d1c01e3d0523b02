import type { Clock, ClockEnd, ClockName, WantedClock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import { boundBy, deadlineFor } from '#domain/parts/mirror/mirror.ts';
import { promiseOfClock, type CustomerPromise } from '#domain/parts/promise/promise.ts';
import type { Refund } from '#domain/parts/refund.ts';
import type { PolicyBook } from '#policies/load.ts';

/**
 * Gives a wanted clock its instants from the policy version the case pinned, once: a later change of policy or
 * calendar moves no running promise (F4, R35).
 */
export const arrangeClock =
  (policies: PolicyBook) =>
  (state: CaseState, wanted: WantedClock, at: number): Clock => {
    const policy = policies.get(state.policy.id, state.policy.version);
    const refund = OF_REFUND.has(wanted.name) ? refundOf(state, wanted) : undefined;
    const startedAt =
      wanted.name === 'refundPoll' && refund?.status === 'accepted' ? Math.max(at, refund.expectedAt ?? at) : at;
    const { dueAt, marks, then } = policy.clock(wanted.name, startedAt, {
      noticeAt: state.openedAt,
      vip: state.triage?.queue === 'vip',
      ...(refund ? { tender: refund.tender } : {}),
    });
    const mirrored = deadlineFor(state, wanted.name, at);
    const promised = wanted.name === 'promise' ? promiseOfClock(state, wanted.key) : undefined;
    if (promised?.missed === 0)
      return keepsPromise(wanted, promised, { at, warning: dueAt - (marks[0] ?? dueAt), then });
    const asked = state.tasks.find(({ id, level }) => level === 0 && wanted.key === `${id}.0`)?.dueAt;
    // Whoever asks a department may set the deadline; a reminder comes half-way (B6).
    if (asked !== undefined && asked > at)
      return { ...wanted, startedAt: at, dueAt: asked, marks: [at + Math.floor((asked - at) / 2)], then };
    // The provider says how soon it takes another refund (R21).
    if (wanted.name === 'refundNotBefore' && refund?.notBefore !== undefined)
      return { ...wanted, startedAt: at, dueAt: Math.max(at, refund.notBefore), marks: [], then };
    if (mirrored) return boundBy({ ...wanted, startedAt: at, dueAt, marks, then }, mirrored);
    const more = refund ? patienceWith(refund, wanted) : patience(state, wanted);
    return { ...wanted, startedAt: at, dueAt: dueAt + more * (dueAt - startedAt), marks, then };
  };

const OF_REFUND: ReadonlySet<ClockName> = new Set<ClockName>(['refundPoll', 'refundArrival', 'refundNotBefore']);

/** A person's promise is due when they said, whoever else is waited for (R39); the warning comes as early as the policy says. */
function keepsPromise(
  wanted: WantedClock,
  { dueAt }: CustomerPromise,
  { at, warning, then }: { at: number; warning: number; then: ClockEnd },
): Clock {
  const mark = Math.max(at + Math.floor((dueAt - at) / 2), dueAt - warning);
  return { ...wanted, startedAt: at, dueAt, marks: warning > 0 && mark > at ? [mark] : [], then };
}

/** Levels after which a forgotten task is called for less and less often: a question nobody answers must not fill a history. */
const LEVELS = 3;
const LONGEST = 6;

/** How many more lengths the clock of a task waits: none at first, then doubling (F2). */
function patience({ tasks }: CaseState, { key }: WantedClock): number {
  const task = tasks.find(({ id, level }) => key === `${id}.${level}`);
  return task ? 2 ** Math.min(LONGEST, Math.max(0, task.level - LEVELS + 1)) - 1 : 0;
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
