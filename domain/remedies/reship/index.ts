import type { Remedy } from '#domain/remedies/remedy.ts';
import { nextOfReship } from './plan.ts';
import { priceOfReship } from './price.ts';

/** What never came, or came wrong, is sent once more (C1, D3). */
export const reship: Remedy = {
  title: { zh: '补发', en: 'Send again' },
  claims: true,
  price: priceOfReship,
  takesBack: false,
  steps: [
    { zh: '我们为您预留商品', en: 'We set the goods aside for you' },
    { zh: '寄出并告知运单号，直至签收', en: 'We send them, tell you the tracking number and follow them to your door' },
    { zh: '发错的商品用我们的标签寄回，运费由我们承担', en: 'A wrong item comes back with our label, at our cost' },
  ],
  duties: [],
  proposal: {
    zh: '我们的方案是：给您补发，不收任何费用。',
    en: 'We suggest that we send you the goods once more, at no cost to you.',
  },
  next: nextOfReship,
};
