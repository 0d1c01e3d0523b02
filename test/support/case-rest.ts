import { asideOf, needsJudgement, stepOf } from '#domain/case/own-turn.ts';
import { isUnderDispute } from '#domain/parts/dispute/dispute.ts';
import { aDispute, weighed } from './case-disputes.ts';
import { needsCare } from '#domain/negotiation/care.ts';
import { needsCounter } from '#domain/negotiation/deciders.ts';
import { cared, counterAnswered } from './case-negotiation.ts';
import type { RecordedOutcome } from '#domain/case/commands.ts';
import type { Task, TaskKind } from '#domain/task.ts';
import { SUPERVISOR, type TestCase } from './a-case.ts';
import { finished, judged } from './case-steps.ts';

/** More acts than any case should still need. */
const ENOUGH = 400;

/** Nobody says anything any more: the case takes its own turns, people free what is stuck, clocks run out. */
export function leftAlone(test: TestCase): void {
  for (let acts = 0; acts < ENOUGH && test.state.stage !== 'archived'; acts += 1) {
    const [task] = test.state.tasks;
    const step = stepOf(test.state) ?? asideOf(test.state);
    if (needsCare(test.state)) cared(test);
    else if (needsCounter(test.state)) counterAnswered(test);
    else if (needsJudgement(test.state)) judged(test);
    else if (step) finished(test, step, { report: { status: 'accepted' }, scan: 'lost' });
    else if (task) done(test, task);
    else if (isUnderDispute(test.state, 'pay-card')) test.hear('disputeReported', aDispute('won', test.now));
    else if (weighed(test).length > 0) test.write(weighed(test));
    else test.clockActs();
  }
}

const ANSWERED_NO: ReadonlySet<TaskKind> = new Set<TaskKind>([
  'decide',
  'newOffer',
  'care',
  'approve',
  'approvePayout',
  'lateReturn',
  'bankDispute',
]);

/** The person whose task it is says no, or writes down what became of the step, or has it tried again. */
function done(test: TestCase, { id: task, kind, step }: Task): void {
  if (ANSWERED_NO.has(kind)) {
    test.ask('decideTask', { task, verdict: 'deny', reason: 'enough' }, SUPERVISOR);
    return;
  }
  if (kind === 'answer' || kind === 'complaint' || kind === 'contact') {
    test.ask('replyToCustomer', { closes: true }, SUPERVISOR);
    return;
  }
  if (kind === 'ask') {
    test.ask('answerTask', { task, answer: 'done' }, SUPERVISOR);
    return;
  }
  const outcome = OUTCOMES[step ?? 'lookUp'];
  const recorded = test.ask('resolveTask', { task, how: 'record', outcome, evidence: 'seen' }, SUPERVISOR);
  if (recorded.ok) return;
  const given =
    step === 'repair'
      ? test.ask('resolveTask', { task, how: 'record', outcome: GIVEN_UP, evidence: 'seen' }, SUPERVISOR)
      : recorded;
  if (!given.ok) test.ask('resolveTask', { task, how: 'retry' }, SUPERVISOR);
}

const GIVEN_UP: RecordedOutcome = { step: 'repair', status: 'unrepairable' };

const OUTCOMES: { readonly [S in RecordedOutcome['step']]: RecordedOutcome } = {
  refund: { step: 'refund', report: { status: 'arrived' } },
  authoriseReturn: { step: 'authoriseReturn', trackingNo: 'by-hand' },
  traceParcel: { step: 'traceParcel', status: 'lost' },
  cancelReturn: { step: 'cancelReturn' },
  changeOrder: { step: 'changeOrder' },
  cancelUnits: { step: 'cancelUnits' },
  grant: { step: 'grant', report: { status: 'cancelled' } },
  lateMoney: { step: 'lateMoney', how: 'not_owed' },
  lookUp: { step: 'lookUp' },
  reserveGoods: { step: 'reserveGoods' },
  shipGoods: { step: 'shipGoods', report: { status: 'signed' } },
  traceOutbound: { step: 'traceOutbound', status: 'delivered' },
  intercept: { step: 'intercept', outcome: 'tooLate' },
  traceShipment: { step: 'traceShipment', status: 'delivered' },
  charge: { step: 'charge', report: { status: 'cancelled' } },
  repair: { step: 'repair', status: 'settled' },
  repairPayment: { step: 'repairPayment', how: 'waived' },
  recover: { step: 'recover', how: 'not_owed' },
  revokeGrant: { step: 'revokeGrant', outcome: 'kept' },
};
