import type { Clock, WantedClock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
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
    const refund =
      wanted.name === 'refundPoll' || wanted.name === 'refundArrival' ? refundOf(state, wanted) : undefined;
    const startedAt =
      wanted.name === 'refundPoll' && refund?.status === 'accepted' ? Math.max(at, refund.expectedAt ?? at) : at;
    const { dueAt, marks, then } = policy.clock(wanted.name, startedAt, refund ? { tender: refund.tender } : {});
    const more = refund ? patienceWith(refund, wanted) : patience(state, wanted);
    return { ...wanted, startedAt: at, dueAt: dueAt + more * (dueAt - startedAt), marks, then };
  };

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
