import type { TaskKind } from '#domain/task.ts';
import { PARTS } from '#domain/parts/index.ts';
import { standsStill } from '#domain/talk/awaited.ts';
import type { Part } from '#domain/parts/part.ts';
import type { ClockName, WantedClock } from './clocks.ts';
import { newDateOf } from './slips.ts';
import { wasSpent } from './spent.ts';
import type { Stage } from './stages.ts';
import type { CaseState } from './state.ts';

const CLOCK_OF_TASK: Record<TaskKind, ClockName> = {
  decide: 'supervisorDecision',
  newOffer: 'newOffer',
  approve: 'approval',
  care: 'care',
  stuck: 'stuckStep',
  stuckRefund: 'stuckStep',
  stuckCharge: 'stuckStep',
  traceParcel: 'stuckStep',
  lateMoney: 'stuckStep',
  answer: 'consultationAnswer',
  complaint: 'complaintAnswer',
  contact: 'reviewContact',
  mirror: 'stuckStep',
  revisitCall: 'revisitCall',
  ask: 'departmentAnswer',
  disputeEvidence: 'disputeEvidence',
  disputeExcess: 'stuckStep',
  lateReturn: 'approval',
  bankDispute: 'disputeEvidence',
  recoverMoney: 'stuckStep',
  approvePayout: 'approval',
  deduction: 'approval',
};

const BY_STAGE: { readonly [S in Stage]: (state: CaseState) => readonly WantedClock[] } = {
  intake: (state) => when(state.questions.length > 0, 'openQuestions', 'q.0'),
  diagnosis: disputeClock,
  negotiation: (state) => when(state.offer?.status === 'open', 'offerAnswer', `v.${state.offer?.version ?? 0}`),
  execution: (state) => PARTS.flatMap(({ clocks }: Part) => clocks?.(state) ?? []),
  followUp: (state) =>
    state.revisit?.asked
      ? when(state.revisit.solved === undefined, 'revisitAnswer', `n.${state.reopened}`)
      : when(true, 'revisit', `n.${state.reopened}`),
  closed: (state) => when(true, 'watch', `n.${state.reopened}`),
  archived: () => [],
};

/**
 * The clocks a state asks for. Which clocks run follows from the state alone: none has to be started or stopped by
 * hand, and a crash cannot lose one (F1-F3). Keys are `subject.turn`; a date that was told anew and has passed goes on
 * under a key of its own until what was promised is there (D7).
 */
export function wantedClocks(state: CaseState): WantedClock[] {
  const ofTasks = state.tasks
    .filter((task) => state.awaited === undefined || !standsStill(task))
    .map((task) => ({ name: CLOCK_OF_TASK[task.kind], key: `${task.id}.${task.level}` }));
  const always = PARTS.flatMap(({ alwaysClocks }: Part) => alwaysClocks?.(state) ?? []);
  const wanted = state.stage === 'archived' ? [] : [...BY_STAGE[state.stage](state), ...ofTasks, ...always];
  return wanted
    .map((clock) => (wasSpent(state, clock.name, clock.key) ? (newDateOf(state, clock) ?? clock) : clock))
    .filter(({ name, key }) => !wasSpent(state, name, key));
}

const when = (condition: boolean, name: ClockName, key: string): readonly WantedClock[] =>
  condition ? [{ name, key }] : [];

function disputeClock({ refusal }: CaseState): readonly WantedClock[] {
  return when(refusal?.disputable === true && !refusal.disputed, 'refusalDispute', 'r.0');
}
