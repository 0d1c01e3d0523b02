import { mayOffer } from '#domain/negotiation/may-offer.ts';
import { forfeitOf, isOwed } from '#domain/parts/grant/grant.ts';
import { mootRepair } from '#domain/parts/repair/plan.ts';
import { mootCharge } from '#domain/parts/charge/plan.ts';
import { agrees } from '#domain/parts/mirror/mirror.ts';
import { mootOutbound } from '#domain/parts/outbound/plan.ts';
import { isNewsOfIntercept } from '#domain/parts/intercept/intercept.ts';
import { mootShipment } from '#domain/parts/shipment/plan.ts';
import { isDecided, needsEvidence } from '#domain/parts/dispute/dispute.ts';
import { refundOfApproval } from '#domain/parts/payout/payout.ts';
import { openRecovery } from '#domain/parts/recovery/recovery.ts';
import { isSettled } from '#domain/parts/refund.ts';
import { isVoid } from '#domain/parts/return-parcel.ts';
import { refundsSettled } from '#domain/parts/refund-plan.ts';
import type { StuckStep, Task, TaskKind } from '#domain/task.ts';
import { wasSpent } from './spent.ts';
import type { CaseState } from './state.ts';

/** What frees a stuck step without a person: it was overtaken, or what it was to bring about happened by itself. */
const MOOT: { readonly [S in StuckStep]: (state: CaseState) => boolean } = {
  lookUp: ({ stage }) => stage !== 'diagnosis',
  changeOrder: ({ orderChange, agreement }) => orderChange?.offer === agreement?.version,
  cancelReturn: ({ parcel }) => parcel === undefined || !isVoid(parcel),
  authoriseReturn: ({ parcel }) => parcel?.status !== 'planned',
  cancelUnits: ({ unitsCancelled }) => unitsCancelled,
  traceParcel: ({ parcel }) => parcel?.status !== 'inTransit',
  ...mootShipment,
  ...mootCharge,
  ...mootRepair,
  ...mootOutbound,
  intercept: (state) => !isNewsOfIntercept(state) && state.intercept?.status !== 'tooLate',
  grant: ({ grants = [] }) => !grants.some(isOwed),
  recover: (state) => openRecovery(state) === undefined,
  revokeGrant: (state) => forfeitOf(state) === undefined,
  refund: (state) => state.refunds.length > 0 && (refundsSettled(state) || isChosen(state)),
};

/** Tasks that nobody needs to do any more, because what they wait for happened by itself (B6). */
export const mootTasks = (state: CaseState): readonly Task[] =>
  state.tasks.filter((task) =>
    task.step === undefined ? MOOT_KIND[task.kind]?.(state, task) === true : MOOT[task.step](state),
  );

/** What makes a question to a person needless. */
const MOOT_KIND: { readonly [K in TaskKind]?: (state: CaseState, task: Task) => boolean } = {
  revisitCall: isRevisited,
  mirror: agrees,
  disputeEvidence: (state) => !needsEvidence(state),
  bankDispute: isDecided,
  // Somebody else has said no to it.
  approvePayout: ({ refunds }, { id }) => refundOfApproval(refunds, id) === undefined,
  // What was proposed cannot be offered any more.
  approve: (state) => !mayOffer(state),
};

/** The customer has answered, by whatever way, or was waited for long enough (E1). */
function isRevisited(state: CaseState): boolean {
  return state.revisit?.solved !== undefined || wasSpent(state, 'revisitAnswer', `n.${state.reopened}`);
}

/** The customer has chosen another way for all that was stuck (R16). */
function isChosen({ refunds }: CaseState): boolean {
  const open = refunds.filter((refund) => !isSettled(refund) && refund.heldBack !== true);
  return open.length > 0 && open.every(({ payout }) => payout !== undefined);
}
