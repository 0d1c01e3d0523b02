import type { CaseBrief, CommandData, CommandName, HappeningType, Happening } from '#domain/case/commands.ts';
import type { Actor } from '#domain/case/actor.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Hold } from '#domain/outside-ports.ts';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';

/** What the case workflow is started with; `state` is carried over a continue-as-new. */
export interface CaseInput {
  readonly caseNo: string;
  readonly state?: CaseState;
  readonly seen?: readonly string[];
  readonly told?: readonly string[];
}

/** The workflow's type name; the API starts it by this, without loading workflow code. */
export const CASE_WORKFLOW = 'caseWorkflow';

export interface CommandInput<N extends CommandName> {
  readonly by: Actor;
  readonly data: CommandData[N];
}

const command = <N extends CommandName>(name: N) => defineUpdate<CaseBrief, [CommandInput<N>], N>(name);
const happening = <T extends HappeningType>(type: T) => defineSignal<[Happening<T>], T>(type);

/** Commands: each answers with the case's brief, or refuses with an ApplicationFailure whose type is the refusal's code. */
export const COMMANDS: { readonly [N in CommandName]: ReturnType<typeof command<N>> } = {
  openCase: command('openCase'),
  answerQuestions: command('answerQuestions'),
  acceptOffer: command('acceptOffer'),
  declineOffer: command('declineOffer'),
  makeOffer: command('makeOffer'),
  decideTask: command('decideTask'),
  resolveTask: command('resolveTask'),
  giveTracking: command('giveTracking'),
  chooseForeign: command('chooseForeign'),
  disputeRefusal: command('disputeRefusal'),
  withdraw: command('withdraw'),
  answerRevisit: command('answerRevisit'),
  replyToCustomer: command('replyToCustomer'),
  writeToUs: command('writeToUs'),
  recordContact: command('recordContact'),
  replyInPublic: command('replyInPublic'),
  askDepartment: command('askDepartment'),
  answerTask: command('answerTask'),
  assignTask: command('assignTask'),
  changeFinding: command('changeFinding'),
  answerGuidance: command('answerGuidance'),
  mirror: command('mirror'),
  makePromise: command('makePromise'),
  giveEvidence: command('giveEvidence'),
  choosePayout: command('choosePayout'),
  provePosting: command('provePosting'),
  contestDeduction: command('contestDeduction'),
  decideDeduction: command('decideDeduction'),
  keepPromise: command('keepPromise'),
  approveQuote: command('approveQuote'),
  declineQuote: command('declineQuote'),
  inspectParcel: command('inspectParcel'),
};

/** Happenings: signals with an event id; a doubled one is ignored (R45). */
export const HAPPENINGS: { readonly [T in HappeningType]: ReturnType<typeof happening<T>> } = {
  parcelMoved: happening('parcelMoved'),
  returnReceived: happening('returnReceived'),
  returnInspected: happening('returnInspected'),
  refundReported: happening('refundReported'),
  shipmentShipped: happening('shipmentShipped'),
  chargeReported: happening('chargeReported'),
  repairQuoted: happening('repairQuoted'),
  repairUpdated: happening('repairUpdated'),
  unannouncedReceived: happening('unannouncedReceived'),
  unannouncedInspected: happening('unannouncedInspected'),
  interceptAnswered: happening('interceptAnswered'),
  claimReported: happening('claimReported'),
  disputeReported: happening('disputeReported'),
  reportedAgain: happening('reportedAgain'),
  reviewChanged: happening('reviewChanged'),
};

/** An outside system is paused (operators): the case that waits for it goes on telling its deadlines. */
export const heldSignal = defineSignal<[Hold]>('held');

/** The whole state, for the checker and for engineers; pages read the store. */
export const stateQuery = defineQuery<CaseState>('state');
