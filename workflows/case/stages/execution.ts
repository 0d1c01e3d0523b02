import { stepOf } from '#domain/case/own-turn.ts';
import { perform } from '#workflows/case/perform.ts';
import { rest } from '#workflows/case/rest.ts';
import type { CaseRun } from '#workflows/case/run.ts';

/**
 * Carries out what was agreed: the remedy's plan says from the state what is next, that step is performed and
 * recorded, and while nothing can be done the outside world is waited for (D1, D2).
 */
export async function execution(run: CaseRun): Promise<void> {
  const step = stepOf(run.state);
  await (step ? perform(run, step) : rest(run));
}
