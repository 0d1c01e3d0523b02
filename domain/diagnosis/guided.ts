import type { CaseState } from '#domain/case/state.ts';
import { refOf } from './part.ts';

/**
 * Guidance out of the knowledge base that did not help, or that the customer would not try, is answered by the next
 * judgement and not by a person: what the policy gives without it (B2). A reopened case is a person's.
 */
export const isJudgedNext = (
  guidance: Parameters<typeof refOf>[0],
  { reopened }: Pick<CaseState, 'reopened'>,
): boolean => reopened === 0 && refOf(guidance) !== undefined;
