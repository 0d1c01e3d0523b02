import { orders } from '#workflows/case/activities.ts';
import { callOf, isNext, type Steps } from '#workflows/case/step.ts';
import { provider } from '#domain/case/actor.ts';
import { event } from '#domain/case/new-event.ts';
import { orderChangeKeyOf } from '#domain/ids.ts';
import { forOperators } from '#domain/operator-text.ts';

/** What is changed about an order before it leaves (J1). */
export const orderChangeSteps: Pick<Steps, 'changeOrder'> = {
  async changeOrder(run) {
    const { caseNo, agreement, offer, request } = run.state;
    const key = orderChangeKeyOf(caseNo, agreement?.version ?? 0);
    const { kind = 'address', items = request.replacements ?? [] } = offer?.terms?.change ?? {};
    const methodId = kind === 'items' ? request.payWith : request.change?.methodId;
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
