import { accept, refuse, type Result } from '#domain/refusals.ts';
import { rmaOf } from '#domain/ids.ts';
import { forfeitOf, isOwed } from '#domain/parts/grant/grant.ts';
import { decideApproval } from '#domain/parts/payout/deciders.ts';
import { recordedCharge } from '#domain/parts/charge/record.ts';
import { decideLateReturn } from '#domain/parts/late-return/decide.ts';
import { openRecovery } from '#domain/parts/recovery/recovery.ts';
import { isSettled } from '#domain/parts/refund.ts';
import { recordedOutbound } from '#domain/parts/outbound/record.ts';
import { interceptKeyOf } from '#domain/ids.ts';
import { recordedRepair } from '#domain/parts/repair/record.ts';
import { recordedShipment } from '#domain/parts/shipment/record.ts';
import { decideProposal } from '#domain/negotiation/approval.ts';
import { refusalSetAside } from '#domain/negotiation/overridden.ts';
import { isTalk, type Task, type TaskKind } from '#domain/task.ts';
import type { CommandData, RecordedOutcome } from './commands.ts';
import type { EventData, NewEvent } from './events.ts';
import { event, type Act } from './new-event.ts';
import { roundOf, type CaseState } from './state.ts';

type Decided = Result<readonly NewEvent[]>;

/** A person's decision on what no rule decided, or that nothing more is offered (B5, C5). */
export function decideTask(
  state: CaseState,
  { task: id, verdict, reason, amount }: CommandData['decideTask'],
  act: Act,
): Decided {
  const task = taskOf(state, id);
  if (!task) return refuse('task_unknown', { task: id });
  if (task.kind === 'lateReturn') return decideLateReturn(state, { task: id, verdict, reason, amount }, act);
  if (amount !== undefined) return refuse('not_now', { task: id, kind: task.kind });
  if (task.kind === 'approvePayout') return decideApproval(state, { task: id, verdict, reason }, act);
  if (task.kind === 'approve') return decideProposal(state, { task: id, verdict, reason }, act);
  // An agent grants by making an offer, which says what is granted; a yes without one would leave the case nowhere.
  if (!isQuestion(task) || (task.kind !== 'decide' && verdict === 'grant'))
    return refuse('not_now', { task: id, kind: task.kind });
  const decision: NewEvent = { ...event('decisionMade', { task: id, verdict }, act), because: reason };
  const override = verdict === 'grant' ? refusalSetAside(state, { ...act, reason }) : [];
  return accept([decision, ...override, ...afterDecision(state, verdict, { ...act, reason })]);
}

/** Goods that came back after the case had closed are taken up again (R45); elsewhere a no is a refusal with its reason. */
function afterDecision(
  state: CaseState,
  verdict: 'grant' | 'deny',
  act: Act & { reason: string },
): readonly NewEvent[] {
  const over = state.stage === 'closed' || state.withdrawn;
  if (verdict === 'grant') return over ? [event('caseReopened', { why: 'late_truth' }, act)] : [];
  return over
    ? []
    : [{ ...event('requestRefused', { code: 'remedy_not_allowed', disputable: false }, act), because: act.reason }];
}

/** Frees a stuck step (design 3.6): it is tried again, or its outcome is recorded by hand with evidence. */
export function resolveTask(state: CaseState, data: CommandData['resolveTask'], act: Act): Decided {
  const task = taskOf(state, data.task);
  if (!task) return refuse('task_unknown', { task: data.task });
  if (isQuestion(task) || isTalk(task) || task.kind === 'ask')
    return refuse('not_now', { task: data.task, kind: task.kind });
  if (data.how === 'retry') return accept([event('taskDone', { task: task.id, how: 'retried' }, act)]);
  if (data.evidence.trim() === '') return refuse('evidence_missing');
  if (data.outcome.step === 'lateMoney')
    return moneyRecorded(task, { how: data.outcome.how, evidence: data.evidence }, act);
  const outcome = data.outcome.step === task.step ? recorded(state, data.outcome, act) : undefined;
  if (!outcome) return refuse('not_now', { task: data.task, step: data.outcome.step });
  return accept([{ ...outcome, because: data.evidence }, event('taskDone', { task: task.id, how: 'recorded' }, act)]);
}

/** Money that does not add up was seen to by hand: paid another way, found not to be owed, or got back (R17). */
function moneyRecorded(
  { id, kind }: Task,
  { how, evidence }: { readonly how: EventData['moneyRecorded']['how']; readonly evidence: string },
  act: Act,
): Decided {
  if (kind !== 'lateMoney' && kind !== 'disputeExcess') return refuse('not_now', { task: id, kind });
  return accept([
    { ...event('moneyRecorded', { task: id, how }, act), because: evidence },
    event('taskDone', { task: id, how: 'recorded' }, act),
  ]);
}

const taskOf = (state: CaseState, id: string): Task | undefined => state.tasks.find((task) => task.id === id);

/** What asks a person for a decision, as against a step to be freed. */
const QUESTIONS: ReadonlySet<TaskKind> = new Set<TaskKind>([
  'decide',
  'newOffer',
  'care',
  'approve',
  'approvePayout',
  'deduction',
  'lateReturn',
  'bankDispute',
]);
const isQuestion = ({ kind }: Task): boolean => QUESTIONS.has(kind);

/** The outcome of a stuck step as its event, as if the outside had told it. */
function recorded(state: CaseState, outcome: RecordedOutcome, act: Act): NewEvent | undefined {
  const record = RECORDED[outcome.step] as (state: CaseState, outcome: RecordedOutcome, act: Act) => Recorded;
  return record(state, outcome, act);
}

type Recorded = NewEvent | undefined;
type Records = {
  readonly [S in RecordedOutcome['step']]: (
    state: CaseState,
    outcome: Extract<RecordedOutcome, { step: S }>,
    act: Act,
  ) => Recorded;
};

const RECORDED: Records = {
  refund: (state, { report }, act) => {
    // Money that came back is paid by another refund under its own key, not by the one that failed its purpose (R18, R20).
    const open = state.refunds.find((refund) => !isSettled(refund) && refund.status !== 'reversed');
    if (!open || report.status === 'reversed') return undefined;
    return event('refundReported', { n: open.n, report: { ...report, version: open.version + 1 } }, act);
  },
  authoriseReturn: (state, { trackingNo }, act) =>
    event('returnAuthorised', { rma: rmaOf(state.caseNo, roundOf(state)), trackingNo, carrier: 'by hand' }, act),
  traceParcel: ({ parcel }, { status }, act) =>
    parcel?.trackingNo === undefined ? undefined : event('parcelMoved', { trackingNo: parcel.trackingNo, status }, act),
  grant: ({ grants = [] }, { report }, act) => {
    const owed = grants.find(isOwed);
    return owed && event('grantReported', { n: owed.n, report }, act);
  },
  reserveGoods: recordedShipment,
  shipGoods: recordedShipment,
  traceShipment: recordedShipment,
  traceOutbound: recordedOutbound,
  intercept: ({ caseNo, intercept }, { outcome }, act) =>
    intercept && event('interceptAnswered', { key: interceptKeyOf(caseNo, intercept.offer), outcome }, act),
  repair: recordedRepair,
  repairPayment: recordedRepair,
  charge: recordedCharge,
  changeOrder: ({ offer }, _outcome, act) =>
    event('orderChanged', { kind: offer?.terms?.change?.kind ?? 'address' }, act),
  cancelReturn: ({ parcel }, _outcome, act) => event('returnCancelled', { rma: parcel?.rma ?? '' }, act),
  cancelUnits: (_state, _outcome, act) => event('unitsCancelled', { cancellationKey: 'by hand' }, act),
  revokeGrant: (state, { outcome }, act) => {
    const grant = forfeitOf(state);
    return grant && event('grantRevoked', { n: grant.n, outcome }, act);
  },
  recover: (state, { how }, act) => {
    const due = openRecovery(state);
    return due && event('recoveryDone', { n: due.n, how }, act);
  },
  lateMoney: () => undefined,
  lookUp: () => undefined,
};
