import { netPaid } from '#domain/remedies/price.ts';
import type { Remedy } from '#domain/remedies/remedy.ts';
import { nextOfReturn } from './plan.ts';

/** Goods come back, are inspected unit by unit, and what is accepted is paid back (C1, D1, D2). */
export const returnAndRefund: Remedy = {
  title: { zh: '退货退款', en: 'Return and refund' },
  claims: true,
  settles: true,
  price: netPaid,
  takesBack: true,
  steps: [
    { zh: '我们发送退货单与寄件标签', en: 'We send you a return authorisation and a label' },
    { zh: '您寄回商品', en: 'You send the goods back' },
    { zh: '仓库验收', en: 'The warehouse inspects them' },
    { zh: '退款原路退回', en: 'We refund to the means of payment agreed' },
  ],
  duties: [
    { zh: '商品、配件与赠品一并退回', en: 'Send everything that came with the goods, gifts included' },
    { zh: '使用所附标签并妥善包装', en: 'Use the label and pack the goods safely' },
  ],
  proposal: {
    zh: '我们的方案是：您把商品退回，全部验收通过后退您 {money}。',
    en: 'We suggest that you send the goods back and we refund you {money}, if all of them pass our inspection.',
  },
  next: nextOfReturn,
};
