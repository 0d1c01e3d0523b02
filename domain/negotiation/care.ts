import type { CaseState } from '#domain/case/state.ts';

/** The customer gave less than the best score, and the policy has not said yet whether it is a poor one (E2). */
export const needsCare = ({ unhappy, stage }: CaseState): boolean => unhappy !== undefined && stage !== 'archived';
