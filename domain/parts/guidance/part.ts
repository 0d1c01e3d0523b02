import type { Part } from '#domain/parts/part.ts';
import { answerKey, applyToGuidance, presentGuidance } from './guidance.ts';

/** Guidance at a distance: steps the customer tries, and their word on whether it helped (B2). */
export const guidancePart: Part = {
  fold: applyToGuidance,
  clocks: (state) => {
    const guidance = presentGuidance(state);
    return guidance?.status === 'sent' ? [{ name: 'guidanceAnswer', key: answerKey(guidance) }] : [];
  },
  waitsFor: (state) => (presentGuidance(state)?.status === 'sent' ? 'customer' : undefined),
  rows: ({ guidance }) =>
    guidance ? [['guidance', guidance.status, [guidance.article, guidance.version].filter(Boolean).join(' ')]] : [],
};
