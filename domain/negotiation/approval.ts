import type { CommandData } from '#domain/case/commands.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, openTask, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { OfferSummary } from '#domain/offer.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import { isTalk, type TaskKind } from '#domain/task.ts';
import { mayOffer } from './may-offer.ts';
import { overriddenBy } from './overridden.ts';

type Decided = Result<readonly NewEvent[]>;

/** Tasks that an offer answers once the customer has it. */
const ANSWERED: ReadonlySet<TaskKind> = new Set<TaskKind>(['newOffer', 'decide', 'stuck', 'care', 'approve']);

/** The tasks an offer makes needless, but for the one by which it was decided. */
export const answeredBy = (state: CaseState, act: Act, except?: string): readonly NewEvent[] =>
  state.tasks
    .filter((task) => (ANSWERED.has(task.kind) || isTalk(task)) && task.id !== except)
    .map(({ id }) => event('taskDone', { task: id, how: 'superseded' }, act));

/** An offer reaches the customer; one that comes after closing takes the case up again (E2). */
export const madeOffer = (
  state: CaseState,
  offer: OfferSummary,
  act: Act & { readonly because: string },
): readonly NewEvent[] => [
  ...(state.stage === 'closed' ? [event('caseReopened', { why: 'care' }, act)] : []),
  { ...event('offerMade', { offer: { ...offer, version: state.offers + 1 } }, act), because: act.because },
];

/**
 * A supervisor's answer to an offer above its maker's limit (B5, R43): only a yes lets the customer see it, a no hands
 * it back with its reason. Nobody approves an offer of their own.
 */
export function decideProposal(
  state: CaseState,
  { task, verdict, reason }: CommandData['decideTask'],
  act: Act,
): Decided {
  const { proposal } = state;
  if (!proposal || proposal.task !== task) return refuse('task_unknown', { task });
  if (act.by.id !== undefined && act.by.id === proposal.by.id) return refuse('own_proposal', { task });
  const decision: NewEvent = { ...event('decisionMade', { task, verdict }, act), because: reason };
  if (verdict === 'deny') return accept([decision, handedBack(state, { ...act, reason })]);
  if (!mayOffer(state)) return refuse('not_now', { stage: state.stage });
  return accept([
    decision,
    ...answeredBy(state, act, task),
    ...overriddenBy(state, proposal.offer, { ...act, reason }),
    ...madeOffer(state, proposal.offer, { ...act, because: 'approved' }),
  ]);
}

/** Whoever made it has to find something else; after closing that is still an act of care. */
const handedBack = (state: CaseState, act: Act & { readonly reason: string }): NewEvent =>
  openTask(
    state,
    { kind: state.stage === 'closed' ? 'care' : 'newOffer', why: `the offer was not approved: ${act.reason}` },
    act,
  );
