import { needsCounter } from '#domain/negotiation/deciders.ts';
import { own } from '#workflows/case/activities.ts';
import { rest } from '#workflows/case/rest.ts';
import { NOTHING, type CaseRun } from '#workflows/case/run.ts';

/** An offer is with the customer, or a person makes the next one; a wish of the customer's the policy answers first (C5). */
export async function negotiation(run: CaseRun): Promise<void> {
  if (!needsCounter(run.state)) return rest(run);
  await run.write(`answerWish ${run.state.offer?.version ?? 0}`, (call, state) =>
    needsCounter(state) ? own.answerWish({ ...call, at: Date.now() }) : Promise.resolve(NOTHING),
  );
}
