import { tiesToReview } from '#domain/compensation/review-guard.ts';
import { refuse } from '#domain/refusals.ts';
import { refusalProblem } from './problem-of.ts';

/** Refuses words to a customer that tie what we give to what they say in public (G2, R48). */
export function refuseTying(texts: readonly (string | undefined)[]): void {
  const tied = texts
    .map((text) => (text === undefined ? undefined : tiesToReview(text)))
    .find((one) => one !== undefined);
  if (tied !== undefined) throw refusalProblem(refuse('tied_to_opinion', { words: tied }).refusal);
}
