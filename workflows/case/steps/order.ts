import { orders } from '#workflows/case/activities.ts';
import { callOf, type Steps } from '#workflows/case/step.ts';
import { provider } from '#domain/case/actor.ts';
import { event } from '#domain/case/new-event.ts';
import { cancellationKeyOf } from '#domain/ids.ts';
import { forOperators } from '#domain/operator-text.ts';

/** What is done to the order itself before it leaves (R31). */
export const orderSteps: Pick<Steps, 'cancelUnits'> = {
  async cancelUnits(run) {
    const cancellationKey = cancellationKeyOf(run.state.caseNo);
    await orders().cancelUnits.executeWithOptions(
      { activityId: cancellationKey, summary: forOperators(cancellationKey) },
      [{ ...callOf(run.state), cancellationKey }],
    );
    await run.record(cancellationKey, () => [
      event('unitsCancelled', { cancellationKey }, { by: provider('shop'), at: Date.now() }),
    ]);
  },
};
