import type { CaseState } from '#domain/case/state.ts';
import { isOpenPromise } from '#domain/parts/promise/promise.ts';
import type { NextStep, Remedy } from '#domain/remedies/remedy.ts';
import { accept } from '#domain/refusals.ts';

/** The customer waits for goods that are out of stock: the day is a promise, watched like any other (D9, E6). */
export const wait: Remedy = {
  title: { zh: '等待到货', en: 'Wait for the goods' },
  claims: false,
  takesBack: false,
  price: () => accept({ refund: [] }),
  steps: [
    { zh: '到货后马上为您发货', en: 'We ship as soon as the goods are here' },
    { zh: '如果赶不上，我们会先联系您', en: 'If the day cannot be kept, you hear from us first' },
  ],
  duties: [],
  proposal: {
    zh: '商品暂时缺货，到货后我们马上发货。',
    en: 'The goods are out of stock for now; we ship them as soon as they are here.',
  },
  next: nextOfWaiting,
};

/** It ends with the promise: kept by whoever saw the goods leave (E6). */
function nextOfWaiting({ promises = [] }: CaseState): NextStep | undefined {
  return promises.some(isOpenPromise) ? undefined : { ended: 'fulfilled' };
}
