import { grantsOf } from '#domain/parts/grant/extras.ts';
import { nextOfGiving } from '#domain/parts/grant/plan.ts';
import type { Price, PriceBasis } from '#domain/remedies/price.ts';
import type { Remedy } from '#domain/remedies/remedy.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';

/** A gift by parcel (C1, D6): which article, and what it is worth, is named among the extras. */
export const gift: Remedy = {
  title: { zh: '赠送礼品', en: 'A gift' },
  claims: false,
  takesBack: false,
  compensates: true,
  byAmount: true,
  price: priceOfGift,
  steps: [
    { zh: '仓库寄出礼品', en: 'Our warehouse sends the gift' },
    { zh: '您签收', en: 'You receive it' },
  ],
  duties: [],
  proposal: {
    zh: '我们寄一份礼品给您，作为对这次不愉快经历的补偿，不需要寄回任何东西。',
    en: 'We would like to send you a gift to make up for this bad experience; you do not have to send anything back.',
  },
  next: nextOfGiving,
};

/** The extras of the offer carry the gift itself, so that it is counted and sent once. */
function priceOfGift({ order, goods, terms: { extras = [] } }: PriceBasis): Result<Price> {
  const grants = grantsOf(extras, order.currency, goods);
  if (!grants.ok) return grants;
  return extras.some(({ kind }) => kind === 'gift')
    ? accept({ refund: [] })
    : refuse('extras_invalid', { kind: 'gift' });
}
