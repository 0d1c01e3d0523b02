import type { CaseState } from '#domain/case/state.ts';
import { presentGuidance, type Guidance } from '#domain/parts/guidance/guidance.ts';
import type { NextStep, Remedy } from '#domain/remedies/remedy.ts';
import { accept, refuse } from '#domain/refusals.ts';

/** Steps that the customer tries at home, with somebody to come back to (B2, C1). */
export const guidance: Remedy = {
  title: { zh: '远程指导', en: 'Guidance at a distance' },
  claims: false,
  takesBack: false,
  price: ({ terms }) =>
    terms.guidance && terms.guidance.steps.length > 0
      ? accept({ refund: [], terms: { guidance: terms.guidance } })
      : refuse('guidance_missing'),
  steps: [
    { zh: '我们把操作步骤发给您', en: 'We send you the steps to try' },
    { zh: '您告诉我们是否解决', en: 'You tell us whether it helped' },
  ],
  duties: [{ zh: '按步骤操作，并告诉我们结果', en: 'Try the steps and tell us what came of them' }],
  proposal: {
    zh: '这个问题多数可以在家里解决：我们把步骤发给您，您试过后告诉我们是否解决。没有解决的话，我们马上换别的办法。',
    en: 'This can mostly be put right at home: we send you the steps, and you tell us whether they helped. If they do not, we find another way at once.',
  },
  next: nextOfGuidance,
};

/** Only the customer's word ends it: solved is the end, not solved is for somebody else to answer (B2, J1). */
function nextOfGuidance(state: CaseState): NextStep | undefined {
  return NEXT[presentGuidance(state)?.status ?? 'sent'](state);
}

const NEXT: { readonly [S in Guidance['status']]: (state: CaseState) => NextStep | undefined } = {
  sent: () => undefined,
  solved: () => ({ ended: 'fulfilled', confirmed: true }),
  // Whoever looks for something else holds the case open meanwhile.
  notSolved: () => ({ ended: 'refused' }),
  unanswered: () => ({ ended: 'unanswered' }),
};
