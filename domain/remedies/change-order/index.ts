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
    {
      zh: '如有差价，由店铺按您指定的付款方式结算',
      en: 'The shop settles a difference with the means of payment you named',
    },
  ],
  duties: [],
  proposal: {
    zh: '我们的方案是：{change, select, items {更换订单中的商品} payment {改用您指定的付款方式} default_address {以后的订单寄往您的新地址} other {把订单寄往您的新地址}}{toPay, select, none {} other {，需补差价 {toPay}}}{givenBack, select, none {} other {，退还差价 {givenBack}}}。',
    en: 'We suggest that {change, select, items {we change the articles of your order} payment {your order is paid with the means you named} default_address {your next orders go to your new address} other {your order goes to your new address}}{toPay, select, none {} other {, for {toPay} more}}{givenBack, select, none {} other {, and {givenBack} go back to you}}.',
  },
  next: nextOfChange,
};

function nextOfChange(state: CaseState): NextStep | undefined {
  if (state.orderChange?.offer === state.agreement?.version) return { ended: 'fulfilled' };
  return isParked(state, 'changeOrder') ? undefined : { do: 'changeOrder' };
}
