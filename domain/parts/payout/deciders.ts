import type { Decided, Deciders } from '#domain/case/decide.ts';
import { event, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Refund } from '#domain/parts/refund.ts';
import { isSettled } from '#domain/parts/refund.ts';
import { accept, refuse } from '#domain/refusals.ts';
import { comesBackInKind } from '#domain/settlement/tender.ts';
import type { PayoutCommands } from './events.ts';
import { isApproved, refundOfApproval } from './payout.ts';

/** The customer says where money shall go that cannot go back the way it came; nobody chooses for them (R16). */
export const payoutDeciders: Pick<Deciders, keyof PayoutCommands> = {
  choosePayout: (state, { refund: n, ...choice }, act) => {
    const refund = state.refunds.find((one) => one.n === n);
    if (!refund) return refuse('refund_unknown', { refund: n });
    if (comesBackInKind(refund.tender)) return refuse('payout_not_offered', { tender: refund.tender });
    if (choice.to !== 'gift_card' && choice.account === undefined) return refuse('account_missing', { to: choice.to });
    if (!needsChoice(refund)) return refuse('not_now', { stage: state.stage, refund: n });
    return accept([event('payoutChosen', { n, askedBy: personOf(act), ...choice }, act)]);
  },
};

/** Whether money of it lies here and cannot go back as it came; once all have agreed there is nothing to choose. */
export const needsChoice = (refund: Refund): boolean =>
  !isSettled(refund) &&
  refund.heldBack !== true &&
  (refund.status === 'failed' || refund.status === 'reversed' || isWithoutWay(refund)) &&
  !isApproved(refund);

const isWithoutWay = ({ status, way }: Refund): boolean => status === 'planned' && way === 'alternate';

/** A second pair of eyes: by other people than those who asked for it or agreed before (R16). */
export function decideApproval(
  state: CaseState,
  { task, verdict, reason }: { task: string; verdict: 'grant' | 'deny'; reason: string },
  act: Act,
): Decided {
  const refund = refundOfApproval(state.refunds, task);
  const by = personOf(act);
  if (!refund?.payout) return refuse('not_now', { task });
  // A no needs no second pair of eyes.
  const isOwn = [refund.payout.askedBy, ...refund.payout.approvedBy].includes(by);
  if (verdict === 'grant' && isOwn) return refuse('own_proposal', { task });
  const said =
    verdict === 'grant'
      ? event('payoutApproved', { n: refund.n, task, by }, act)
      : event('payoutDenied', { n: refund.n, task }, act);
  return accept([{ ...said, because: reason }, event('taskDone', { task, how: 'decided' }, act)]);
}

const personOf = ({ by }: Act): string => by.id ?? by.type;
