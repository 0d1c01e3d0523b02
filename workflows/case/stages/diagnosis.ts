import { needsJudgement } from '#domain/case/own-turn.ts';
import { own } from '#workflows/case/activities.ts';
import { lookUp } from '#workflows/case/perform.ts';
import { rest } from '#workflows/case/rest.ts';
import { NOTHING, type CaseRun } from '#workflows/case/run.ts';

/**
 * Facts first, then judgement (B1, B4): the order is looked up, liability and remedy are decided by the policy, and
 * the case ends up with an offer, a refusal, or a question to a supervisor.
 */
export async function diagnosis(run: CaseRun): Promise<void> {
  if (!needsJudgement(run.state)) return rest(run);
  const facts = await lookUp(run);
  if (!facts) return;
  await run.write(`diagnose ${run.state.taskCount}`, (call, state) =>
    needsJudgement(state) ? own.diagnose({ ...call, at: Date.now(), ...facts }) : Promise.resolve(NOTHING),
  );
}
