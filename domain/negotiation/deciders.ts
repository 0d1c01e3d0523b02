import type { CommandData } from '#domain/case/commands.ts';
import type { Decided, Deciders } from '#domain/case/decide.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { isJudgedNext } from '#domain/diagnosis/guided.ts';
import { event, openTask, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { accept, refuse } from '#domain/refusals.ts';
import type { TaskKind } from '#domain/task.ts';

/** What the customer answers to an offer, by its version (R44). */
export const negotiationDeciders: Pick<Deciders, 'acceptOffer' | 'declineOffer'> = {
  acceptOffer: (state, data, act) =>
    checkOffer(state, data.version) ?? checkConfirmation(state, data) ?? agreed(state, data, act),

  declineOffer: (state, data, act) => checkOffer(state, data.version) ?? accept(declined(state, data, act)),
};

function checkOffer({ offer, stage }: CaseState, version: number): Decided | undefined {
  if (!offer) return stage === 'closed' ? refuse('case_closed') : refuse('not_now', { stage });
  if (version !== offer.version) return refuse('offer_superseded', { version: offer.version });
  if (offer.status === 'lapsed') return refuse('offer_lapsed', { version });
  if (stage === 'closed') return refuse('case_closed');
  return stage === 'negotiation' && offer.status === 'open' ? undefined : refuse('not_now', { stage });
}

/** What costs the customer money, or takes long, is agreed in writing (C4). */
const checkConfirmation = (
  { offer }: CaseState,
  { version, confirmation }: CommandData['acceptOffer'],
): Decided | undefined =>
  offer?.confirm === true && confirmation === undefined ? refuse('confirmation_missing', { version }) : undefined;

/** Whatever else was being prepared for the customer is needless now. */
const agreed = (state: CaseState, data: CommandData['acceptOffer'], act: Act): Decided =>
  accept([
    ...state.tasks
      .filter(({ kind }) => IN_PREPARATION.has(kind))
      .map(({ id }) => event('taskDone', { task: id, how: 'superseded' }, act)),
    event('offerAccepted', data, act),
  ]);

const IN_PREPARATION: ReadonlySet<TaskKind> = new Set<TaskKind>(['newOffer', 'approve']);

/**
 * A no with a wish is answered by the policy first, where one of its rules can (C5); a bare no by a person, unless one
 * is at work on another offer already.
 */
function declined(state: CaseState, data: CommandData['declineOffer'], act: Act): readonly NewEvent[] {
  const no = event('offerDeclined', data, act);
  const inHand =
    state.tasks.some(({ kind }) => IN_PREPARATION.has(kind)) || isJudgedNext(state.offer?.terms?.guidance, state);
  const counters = data.wish !== undefined || data.amount !== undefined;
  return inHand || counters
    ? [no]
    : [no, openTask(state, { kind: 'newOffer', why: `offer ${data.version} declined` }, act)];
}

/** The customer's counter-wish waits for the policy's answer (C5). */
export const needsCounter = ({ stage, offer, counter, tasks, withdrawn }: CaseState): boolean =>
  stage === 'negotiation' &&
  counter !== undefined &&
  offer?.status === 'declined' &&
  !withdrawn &&
  !tasks.some(({ kind }) => IN_PREPARATION.has(kind));
