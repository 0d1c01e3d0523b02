import { needsJudgement, stepOf } from '#domain/case/own-turn.ts';
import type { RecordedOutcome } from '#domain/case/commands.ts';
import type { Task } from '#domain/task.ts';
import { SUPERVISOR, type TestCase } from './a-case.ts';
import { finished, judged } from './case-steps.ts';

/** More acts than any case should still need. */
const ENOUGH = 400;

/** Nobody says anything any more: the case takes its own turns, people free what is stuck, clocks run out. */
export function leftAlone(test: TestCase): void {
  for (let acts = 0; acts < ENOUGH && test.state.stage !== 'archived'; acts += 1) {
    const [task] = test.state.tasks;
    const step = stepOf(test.state);
    if (needsJudgement(test.state)) judged(test);
    else if (step) finished(test, step, { report: { status: 'accepted' }, scan: 'lost' });
    else if (task) done(test, task);
    else test.clockActs();
  }
}

/** The person whose task it is says no, or writes down what became of the step, or has it tried again. */
function done(test: TestCase, { id: task, kind, step }: Task): void {
  if (kind === 'decide' || kind === 'newOffer') {
    test.ask('decideTask', { task, verdict: 'deny', reason: 'enough' }, SUPERVISOR);
    return;
  }
  const outcome = OUTCOMES[step ?? 'lookUp'];
  const recorded = test.ask('resolveTask', { task, how: 'record', outcome, evidence: 'seen' }, SUPERVISOR);
  if (!recorded.ok) test.ask('resolveTask', { task, how: 'retry' }, SUPERVISOR);
}

const OUTCOMES: { readonly [S in RecordedOutcome['step']]: RecordedOutcome } = {
  refund: { step: 'refund', report: { status: 'arrived' } },
  authoriseReturn: { step: 'authoriseReturn', trackingNo: 'by-hand' },
  traceParcel: { step: 'traceParcel', status: 'lost' },
  cancelUnits: { step: 'cancelUnits' },
  lookUp: { step: 'lookUp' },
};
