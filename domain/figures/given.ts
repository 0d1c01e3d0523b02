import type { CaseOfFacts } from './facts.ts';
import type { Entry } from './figure.ts';

/** What people gave away, each under whoever gave it (R43). */
export const compensationOf = ({ facts: { given } }: CaseOfFacts): readonly Entry[] =>
  given.map(({ at, amount, currency, by }) => ({ at, value: amount, currency, agent: by }));
