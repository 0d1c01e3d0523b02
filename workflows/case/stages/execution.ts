import { remedyOf } from '#domain/remedies/index.ts';
import { isFrozen } from '#domain/case/waiting-on.ts';
import { perform } from '#workflows/case/perform.ts';
import { rest } from '#workflows/case/rest.ts';
import type { CaseRun } from '#workflows/case/run.ts';

/**
 * Carries out what was agreed: the remedy's plan says from the state what is next, that step is performed and
 * recorded, and while nothing can be done the outside world is waited for (D1, D2).
 */
export async function execution(run: CaseRun): Promise<void> {
  const { agreement } = run.state;
  const next = agreement && remedyOf(agreement.remedy).next(run.state);
  if (next === undefined || 'ended' in next || isFrozen(run.state)) return rest(run);
  await perform(run, next);
}
