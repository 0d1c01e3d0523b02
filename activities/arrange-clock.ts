import type { Clock, ClockName, WantedClock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import { boundBy, deadlineFor } from '#domain/parts/mirror/mirror.ts';
import { promiseOfClock } from '#domain/parts/promise/promise.ts';
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
    const startedAt = firstLook(wanted, refund, at);
    const ruled = policy.clock(wanted.name, startedAt, {
      noticeAt: state.openedAt,
      vip: state.triage?.queue === 'vip',
      ...(refund ? { tender: refund.tender } : {}),
    });
    const start: Start = { wanted, at, ruled };
    const said = promised(state, start) ?? asked(state, start) ?? notBefore(refund, start) ?? mirrored(state, start);
    if (said) return said;
    const { dueAt, marks, then } = ruled;
    const more = refund ? patienceWith(refund, wanted) : patience(state, wanted);
    return { ...wanted, startedAt: at, dueAt: dueAt + more * (dueAt - startedAt), marks, then };
  };

/** A clock that starts now, with what the policy alone would give it. */
interface Start {
  readonly wanted: WantedClock;
  readonly at: number;
  readonly ruled: Pick<Clock, 'dueAt' | 'marks' | 'then'>;
}

/** A refund that was accepted is looked at once it is expected, not before. */
const firstLook = ({ name }: WantedClock, refund: Refund | undefined, at: number): number =>
  name === 'refundPoll' && refund?.status === 'accepted' ? Math.max(at, refund.expectedAt ?? at) : at;

const OF_REFUND: ReadonlySet<ClockName> = new Set<ClockName>(['refundPoll', 'refundArrival', 'refundNotBefore']);

/** A person's promise is due when they said, whoever else is waited for (R39); the warning comes as early as the policy says. */
function promised(state: CaseState, { wanted, at, ruled }: Start): Clock | undefined {
  const promise = wanted.name === 'promise' ? promiseOfClock(state, wanted.key) : undefined;
  if (promise?.missed !== 0) return undefined;
  const { dueAt } = promise;
  const warning = ruled.dueAt - (ruled.marks[0] ?? ruled.dueAt);
  const mark = Math.max(at + Math.floor((dueAt - at) / 2), dueAt - warning);
  return { ...wanted, startedAt: at, dueAt, marks: warning > 0 && mark > at ? [mark] : [], then: ruled.then };
}

/** Whoever asks a department may set the deadline; a reminder comes half-way (B6). */
function asked({ tasks }: CaseState, { wanted, at, ruled: { then } }: Start): Clock | undefined {
  const dueAt = tasks.find(({ id, level }) => level === 0 && wanted.key === `${id}.0`)?.dueAt;
  if (dueAt === undefined || dueAt <= at) return undefined;
  return { ...wanted, startedAt: at, dueAt, marks: [at + Math.floor((dueAt - at) / 2)], then };
}

/** The provider says how soon it takes another refund (R21). */
function notBefore(refund: Refund | undefined, { wanted, at, ruled: { then } }: Start): Clock | undefined {
  if (wanted.name !== 'refundNotBefore' || refund?.notBefore === undefined) return undefined;
  return { ...wanted, startedAt: at, dueAt: Math.max(at, refund.notBefore), marks: [], then };
}

function mirrored(state: CaseState, { wanted, at, ruled: { dueAt, marks, then } }: Start): Clock | undefined {
  const deadline = deadlineFor(state, wanted.name, at);
  return deadline && boundBy({ ...wanted, startedAt: at, dueAt, marks, then }, deadline);
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
