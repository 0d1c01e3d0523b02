import { zero } from '#domain/money.ts';
import { nextOfGiving } from '#domain/parts/grant/plan.ts';
import type { Remedy } from '#domain/remedies/remedy.ts';
import { accept } from '#domain/refusals.ts';

/** Words, where nothing else is due (C1, E2). */
export const apology: Remedy = {
  title: { zh: '致歉', en: 'An apology' },
  claims: false,
  takesBack: false,
  price: ({ order }) => accept({ refund: [], terms: { grants: [{ kind: 'apology', worth: zero(order.currency) }] } }),
  steps: [{ zh: '我们正式向您致歉', en: 'We apologise to you' }],
  duties: [],
  proposal: { zh: '我们想为这件事正式向您致歉。', en: 'We would like to apologise to you for what happened.' },
  next: nextOfGiving,
};
