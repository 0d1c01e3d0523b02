import { orders } from '#workflows/case/activities.ts';
import { callOf, isNext, type Steps } from '#workflows/case/step.ts';
import { provider } from '#domain/case/actor.ts';
import { event } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { orderChangeKeyOf } from '#domain/ids.ts';
import { forOperators } from '#domain/operator-text.ts';

/** What is changed about an order before it leaves (J1). */
export const orderChangeSteps: Pick<Steps, 'changeOrder'> = {
  async changeOrder(run) {
    const { caseNo, agreement } = run.state;
    const key = orderChangeKeyOf(caseNo, agreement?.version ?? 0);
    const { kind, items, methodId } = changeOf(run.state);
    const changed = await orders().changeOrder.executeWithOptions({ activityId: key, summary: forOperators(key) }, [
      {
        ...callOf(run.state),
        key,
        kind,
        ...(methodId === undefined ? {} : { methodId }),
        ...(kind === 'items' ? { items } : {}),
      },
    ]);
    await run.record(key, (state) =>
      isNext(state, 'changeOrder')
        ? [event('orderChanged', { kind, ...changed }, { by: provider('shop'), at: Date.now() })]
        : [],
    );
  },
};

/** What was agreed to change, to what, and what a difference is paid with. */
function changeOf({ offer, request }: CaseState) {
  const { kind = 'address', items = request.replacements ?? [] } = offer?.terms?.change ?? {};
  return { kind, items, methodId: kind === 'items' ? request.payWith : request.change?.methodId };
}
