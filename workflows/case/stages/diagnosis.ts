import { needsJudgement } from '#domain/case/own-turn.ts';
import type { CaseState } from '#domain/case/state.ts';
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
  await run.write(causeOf(run.state), (call, state) =>
    needsJudgement(state) ? own.diagnose({ ...call, at: Date.now(), ...facts }) : Promise.resolve(NOTHING),
  );
}

/** Judged again after failed guidance, or after a supervisor found otherwise, it is another judgement (B2, R37). */
function causeOf({ taskCount, guided = [], finding }: CaseState): string {
  const again = guided.length + (finding?.changed ?? 0);
  return again === 0 ? `diagnose ${taskCount}` : `diagnose ${taskCount} again ${again}`;
}
