import type { Remedy } from '#domain/remedies/remedy.ts';
import { nextOfExchange } from './plan.ts';
import { priceOfExchange } from './price.ts';

/** The same goods again, or another variant: a difference is settled before anything ships (C1, D3, R15). */
export const exchange: Remedy = {
  title: { zh: '换货', en: 'Exchange' },
  claims: true,
  price: priceOfExchange,
  takesBack: true,
  steps: [
    { zh: '我们为您预留新商品', en: 'We set the new goods aside for you' },
    { zh: '如有差价，先补差价再继续', en: 'A difference in price, if any, is paid first' },
    { zh: '您用所附标签寄回原商品', en: 'You send the old goods back with our label' },
    {
      zh: '验收后寄出新商品；若届时缺货，则退回相应款项',
      en: 'After the inspection we send the new goods; if they are gone by then, what they are worth is refunded',
    },
  ],
  duties: [
    { zh: '商品、配件与赠品一并退回', en: 'Send everything that came with the goods, gifts included' },
    { zh: '使用所附标签并妥善包装', en: 'Use the label and pack the goods safely' },
  ],
  proposal: {
    zh: '我们的方案是：为您换货。{charge, select, none {} other {差价 {charge} 需要您补付。}}{refund, select, yes {差价 {money} 会退还给您。} other {}}',
    en: 'We suggest that you exchange the goods.{charge, select, none {} other { The difference of {charge} is yours to pay.}}{refund, select, yes { The difference of {money} goes back to you.} other {}}',
  },
  next: nextOfExchange,
};
