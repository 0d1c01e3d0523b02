import { owedRepair } from '#domain/parts/repair/goods.ts';
import { isOpenPromise } from '#domain/parts/promise/promise.ts';
import { isJudgedNext } from '#domain/diagnosis/guided.ts';
import { presentGuidance } from '#domain/parts/guidance/guidance.ts';
import { kindOf } from '#domain/intake/kind.ts';
import { isDecided } from '#domain/parts/dispute/dispute.ts';
import { holdsCase, type Task } from '#domain/task.ts';
import type { Actor } from './actor.ts';
import { system } from './actor.ts';
import type { CaseOutcome, NewEvent } from './events.ts';
import { mootTasks } from './moot-tasks.ts';
import { event, foldNew } from './new-event.ts';
import { planOf } from './own-turn.ts';
import { wasSpent } from './spent.ts';
import { canMove, type Next, type OpenStage, type Stage } from './stages.ts';
import type { CaseState } from './state.ts';

interface Move<S extends OpenStage> {
  readonly to: Next<S>;
  readonly because: string;
  readonly outcome?: CaseOutcome;
}
type MoveOf = { readonly [S in OpenStage]: (state: CaseState) => Move<S> | undefined };

/** When a case moves on by itself: one function a stage, whose targets the table of legal moves allows at compile time. */
const MOVE_OF: MoveOf = {
  intake: (state) => {
    if (state.withdrawn) return { to: 'closed', because: 'withdrawn', outcome: 'withdrawn' };
    if (wasSpent(state, 'openQuestions', 'q.0')) return { to: 'closed', because: 'openQuestions', outcome: 'lapsed' };
    return state.seq > 0 && state.questions.length === 0 ? { to: 'diagnosis', because: 'complete' } : undefined;
  },
  diagnosis: (state) => {
    if (state.withdrawn) return { to: 'closed', because: 'withdrawn', outcome: 'withdrawn' };
    // The bank was the only one who wanted something (R22).
    if (isBanksAffair(state)) return { to: 'closed', because: 'the bank has decided', outcome: 'answered' };
    if (state.offer?.status === 'open' || isAgreedAtOnce(state)) return { to: 'negotiation', because: 'offer made' };
    const refusal = isHeld(state) ? undefined : lastWord(state);
    if (refusal) return { to: 'closed', because: refusal.code, outcome: 'refused' };
    return state.explained ? { to: 'followUp', because: 'answered', outcome: 'answered' } : undefined;
  },
  negotiation: (state) => withGoodsBack(state, afterNegotiation(state)),
  execution: (state) => {
    if (state.offer?.status === 'open')
      return { to: 'negotiation', because: 'the agreed remedy cannot be carried out' };
    if (state.guidance?.status === 'notSolved' && isJudgedNext(presentGuidance(state), state))
      return { to: 'diagnosis', because: 'guidance did not help' };
    return afterPlan(state);
  },
  followUp: (state) => {
    if (state.refunds.some(cameBack)) return { to: 'execution', because: 'refund reversed' };
    if (state.revisit?.solved === true) return { to: 'closed', because: 'solved' };
    if (state.outcome === undefined)
      return state.agreement ? { to: 'execution', because: 'reopened' } : { to: 'diagnosis', because: 'not solved' };
    return wasSpent(state, 'revisitAnswer', `n.${state.reopened}`)
      ? { to: 'closed', because: 'unanswered', outcome: 'unanswered' }
      : undefined;
  },
  closed: (state) => {
    if (state.refunds.some(cameBack)) return { to: 'execution', because: 'refund reversed' };
    if (state.reopened > 0 && state.outcome === undefined)
      return { to: state.agreement ? 'execution' : 'diagnosis', because: 'reopened' };
    return wasSpent(state, 'watch', `n.${state.reopened}`) && state.tasks.length === 0 && !isBound(state)
      ? { to: 'archived', because: 'watch' }
      : undefined;
  },
};

/** The refusal that nobody disputes any more. */
const lastWord = (state: CaseState): CaseState['refusal'] =>
  state.refusal && (!state.refusal.disputable || wasSpent(state, 'refusalDispute', 'r.0')) ? state.refusal : undefined;

const isBanksAffair = (state: CaseState): boolean =>
  kindOf(state.request) === 'payment_dispute' && isDecided(state) && state.offer === undefined;

/** The plan of the agreed remedy is at its end, and nobody is asked about it. */
function afterPlan(state: CaseState): Move<'execution'> | undefined {
  const next = planOf(state);
  if (!next || !('ended' in next) || isHeld(state)) return undefined;
  const { ended, confirmed } = next;
  return (ended === 'fulfilled' && !confirmed) || ended === 'partly_fulfilled'
    ? { to: 'followUp', because: ended, outcome: ended }
    : { to: 'closed', because: ended, outcome: ended };
}

function afterNegotiation(state: CaseState): Move<'negotiation'> | undefined {
  if (state.withdrawn) return { to: 'closed', because: 'withdrawn', outcome: 'withdrawn' };
  const move = state.offer && AFTER_OFFER[state.offer.status]?.(state);
  if (move) return move;
  return state.refusal && !isHeld(state)
    ? { to: 'closed', because: state.refusal.code, outcome: 'refused' }
    : undefined;
}

type OfferStatus = NonNullable<CaseState['offer']>['status'];

/** What became of the offer, where that ends the negotiation. */
const AFTER_OFFER: { readonly [S in OfferStatus]?: MoveOf['negotiation'] } = {
  accepted: ({ agreement }) => (agreement ? { to: 'execution', because: 'agreed' } : undefined),
  lapsed: (state) => (isInPreparation(state) ? undefined : { to: 'closed', because: 'offerAnswer', outcome: 'lapsed' }),
  declined: (state) =>
    isJudgedNext(state.offer?.terms?.guidance, state) ? { to: 'diagnosis', because: 'guidance declined' } : undefined,
};

/** Goods of the customer's that are here go back before anything is over (R47). */
const withGoodsBack = (state: CaseState, move: Move<'negotiation'> | undefined): Move<'negotiation'> | undefined =>
  move?.to === 'closed' && owedRepair(state) ? { to: 'execution', because: 'the goods go back' } : move;

/** Who was called back and chose to wait agreed to what was offered before it was put to them (D9). */
const isAgreedAtOnce = ({ agreement, offer }: CaseState): boolean =>
  agreement?.remedy === 'wait' && offer?.status === 'accepted';

/** A person's task holds the case where it is; a question to a department goes beside it (B6). */
const isHeld = ({ tasks }: CaseState): boolean => tasks.some(holdsCase);

/** Somebody is at work on another offer: the one that lapsed meanwhile was not the last word (C5). */
const isInPreparation = ({ proposal, tasks }: CaseState): boolean =>
  proposal !== undefined || tasks.some(({ kind }) => kind === 'newOffer');

/** A promise by name is kept before the case is put away (E6, R47). */
const isBound = ({ promises = [] }: CaseState): boolean => promises.some(isOpenPromise);

const cameBack = (refund: CaseState['refunds'][number]): boolean =>
  refund.status === 'reversed' && refund.replacedBy === undefined;

/** The move a case makes by itself in its present state, as an event; undefined while it stays. */
function moveOf(state: CaseState, at: number, by: Actor): NewEvent<'stageMoved'> | undefined {
  if (state.stage === 'archived') return undefined;
  const move: Move<OpenStage> | undefined = MOVE_OF[state.stage](state);
  if (!move) return undefined;
  if (!canMove(state.stage, move.to)) throw new Error(`${state.stage} cannot become ${move.to}`);
  return {
    type: 'stageMoved',
    at,
    by,
    data: { to: move.to, ...(move.outcome ? { outcome: move.outcome } : {}) },
    because: move.because,
  };
}

const superseded = ({ id }: Task, events: readonly NewEvent[]): NewEvent<'taskDone'> =>
  event('taskDone', { task: id, how: 'superseded' }, { by: system('moves'), at: events.at(-1)?.at ?? 0 });

/**
 * The events a decision led to, followed by the moves the case then makes by itself. Every write goes through here, so
 * that an answer, a scan or a timer moves the case in the same step of the record.
 */
export function withMoves(state: CaseState, events: readonly NewEvent[]): readonly NewEvent[] {
  const all: NewEvent[] = [];
  let now = state;
  const take = (one: NewEvent): void => {
    all.push(one);
    now = foldNew(now, [one]);
  };
  events.forEach(take);
  if (events.length > 0) mootTasks(now).forEach((task) => take(superseded(task, events)));
  const passed = new Set<Stage>();
  for (let last = events.at(-1); last !== undefined;) {
    const move: NewEvent | undefined = moveOf(now, last.at, system('moves'));
    if (move && passed.has(now.stage)) throw new Error(`${now.stage} moves in a circle`);
    passed.add(now.stage);
    if (move) take(move);
    last = move;
  }
  return all;
}
