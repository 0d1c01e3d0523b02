import type { TaskKind } from '#domain/task.ts';
import { PARTS } from '#domain/parts/index.ts';
import type { Part } from '#domain/parts/part.ts';
import type { ClockName, WantedClock } from './clocks.ts';
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
 * hand, and a crash cannot lose one (F1-F3). Keys are `subject.turn`.
 */
export function wantedClocks(state: CaseState): WantedClock[] {
  const ofTasks = state.tasks.map((task) => ({ name: CLOCK_OF_TASK[task.kind], key: `${task.id}.${task.level}` }));
  const always = PARTS.flatMap(({ alwaysClocks }: Part) => alwaysClocks?.(state) ?? []);
  const wanted = state.stage === 'archived' ? [] : [...BY_STAGE[state.stage](state), ...ofTasks, ...always];
  return wanted.filter(({ name, key }) => !wasSpent(state, name, key));
}

const when = (condition: boolean, name: ClockName, key: string): readonly WantedClock[] =>
  condition ? [{ name, key }] : [];

function disputeClock({ refusal }: CaseState): readonly WantedClock[] {
  return when(refusal?.disputable === true && !refusal.disputed, 'refusalDispute', 'r.0');
}
