import { accept, refuse, type Result } from '#domain/refusals.ts';
import { rmaOf } from '#domain/ids.ts';
import { isSettled } from '#domain/parts/refund.ts';
import type { Task } from '#domain/task.ts';
import type { CommandData, RecordedOutcome } from './commands.ts';
import type { NewEvent } from './events.ts';
import { event, type Act } from './new-event.ts';
import { roundOf, type CaseState } from './state.ts';

type Decided = Result<readonly NewEvent[]>;

/** A person's decision on what no rule decided, or that nothing more is offered (B5, C5). */
export function decideTask(
  state: CaseState,
  { task: id, verdict, reason }: CommandData['decideTask'],
  act: Act,
): Decided {
  const task = taskOf(state, id);
  if (!task) return refuse('task_unknown', { task: id });
  // An agent grants by making an offer, which says what is granted; a yes without one would leave the case nowhere.
  if (!isQuestion(task) || (task.kind === 'newOffer' && verdict === 'grant'))
    return refuse('not_now', { task: id, kind: task.kind });
  const decision: NewEvent = { ...event('decisionMade', { task: id, verdict }, act), because: reason };
  return accept([decision, ...afterDecision(state, verdict, { ...act, reason })]);
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
  if (isQuestion(task)) return refuse('not_now', { task: data.task, kind: task.kind });
  if (data.how === 'retry') return accept([event('taskDone', { task: task.id, how: 'retried' }, act)]);
  if (data.evidence.trim() === '') return refuse('evidence_missing');
  const outcome = data.outcome.step === task.step ? recorded(state, data.outcome, act) : undefined;
  if (!outcome) return refuse('not_now', { task: data.task, step: data.outcome.step });
  return accept([{ ...outcome, because: data.evidence }, event('taskDone', { task: task.id, how: 'recorded' }, act)]);
}

const taskOf = (state: CaseState, id: string): Task | undefined => state.tasks.find((task) => task.id === id);

/** What asks a person for a decision, as against a step to be freed. */
const isQuestion = ({ kind }: Task): boolean => kind === 'decide' || kind === 'newOffer';

/** The outcome of a stuck step as its event, as if the outside had told it. */
function recorded(state: CaseState, outcome: RecordedOutcome, act: Act): NewEvent | undefined {
  switch (outcome.step) {
    case 'refund': {
      // Money that came back is paid by another refund under its own key, not by the one that failed its purpose (R18, R20).
      const open = state.refunds.find((refund) => !isSettled(refund) && refund.status !== 'reversed');
      if (!open || outcome.report.status === 'reversed') return undefined;
      return event('refundReported', { n: open.n, report: { ...outcome.report, version: open.version + 1 } }, act);
    }
    case 'authoriseReturn':
      return event(
        'returnAuthorised',
        { rma: rmaOf(state.caseNo, roundOf(state)), trackingNo: outcome.trackingNo, carrier: 'by hand' },
        act,
      );
    case 'traceParcel': {
      const trackingNo = state.parcel?.trackingNo;
      return trackingNo === undefined ? undefined : event('parcelMoved', { trackingNo, status: outcome.status }, act);
    }
    case 'cancelUnits':
      return event('unitsCancelled', { cancellationKey: 'by hand' }, act);
    case 'lookUp':
      return undefined;
  }
}
