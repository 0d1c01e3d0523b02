import type { CaseState } from '#domain/case/state.ts';
import type { NextStep, Remedy } from '#domain/remedies/remedy.ts';
import { isParked } from '#domain/task.ts';
import { priceOfChange } from './price.ts';

/** An order is changed before it leaves: address, articles, means of payment; or the address of the next ones (J1). */
export const changeOrder: Remedy = {
  title: { zh: '修改订单', en: 'Change of the order' },
  claims: false,
  takesBack: false,
  price: priceOfChange,
  steps: [
    { zh: '我们在发货前修改订单', en: 'We change the order before it leaves' },
    { zh: '如有差价，由店铺按您指定的付款方式结算', en: 'The shop settles a difference with the means of payment you named' },
  ],
  duties: [],
  next: nextOfChange,
};

function nextOfChange(state: CaseState): NextStep | undefined {
  if (state.orderChange?.offer === state.agreement?.version) return { ended: 'fulfilled' };
  return isParked(state, 'changeOrder') ? undefined : { do: 'changeOrder' };
}
