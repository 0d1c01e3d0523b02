import type { OpenStage } from '#domain/case/stages.ts';
import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import { needsCare } from '#domain/negotiation/care.ts';
import { asideOf } from '#domain/case/own-turn.ts';
import { owedEvidence } from '#domain/parts/dispute/dispute.ts';
import { care } from './care.ts';
import { evidence } from './evidence.ts';
import { setHandlers } from './handlers.ts';
import { setHoldHandler } from './hold.ts';
import type { CaseInput } from './messages.ts';
import { createOperatorsPage } from './operators-page.ts';
import { perform } from './perform.ts';
import { rest } from './rest.ts';
import { startRun, type CaseRun } from './run.ts';
import { diagnosis } from './stages/diagnosis.ts';
import { negotiation } from './stages/negotiation.ts';
import { execution } from './stages/execution.ts';

/**
 * What each stage does; a stage ends when the record says that the case moved on (`domain/case/moves.ts`). Stages that
 * only wait - for facts, for an agreement, for the revisit, for late truth - rest.
 */
const STAGES: { readonly [S in OpenStage]: (run: CaseRun) => Promise<void> } = {
  intake: rest,
  diagnosis,
  negotiation,
  execution,
  followUp: rest,
  closed: rest,
};

/**
 * A case, from the request to the end of its watch window: one workflow, one history (design 3.1). Stages look at the
 * state alone, so the case can continue as new between any two steps.
 */
export async function caseWorkflow(input: CaseInput): Promise<void> {
  const run = startRun(input);
  setHandlers(run);
  const show = createOperatorsPage(run);
  const endTurn = setHoldHandler(run, show);
  await condition(() => run.state.seq > 0);
  while (run.state.stage !== 'archived') {
    const aside = asideOf(run.state);
    if (needsCare(run.state)) await care(run);
    else if (owedEvidence(run.state)) await evidence(run);
    else await (aside ? perform(run, aside) : STAGES[run.state.stage](run));
    endTurn();
    show();
    if (workflowInfo().continueAsNewSuggested) await carryOver(run);
  }
  await condition(allHandlersFinished);
}

/** A long case goes on in a new run; nothing that was said to it is lost on the way (C6 of the reliability rules, R45). */
async function carryOver(run: CaseRun): Promise<void> {
  await condition(allHandlersFinished);
  if (run.inbox.length > 0) return;
  await continueAsNew<(input: CaseInput) => Promise<void>>({
    caseNo: run.state.caseNo,
    state: run.state,
    seen: [...run.seen].slice(-500),
    told: [...run.told],
  });
}
