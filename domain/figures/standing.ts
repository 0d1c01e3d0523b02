import type { CaseFacts, Ended } from './facts.ts';

/** The resolution that holds: of a case that was taken up again and is not resolved since, none. */
export function standingResolution({ resolved }: CaseFacts): Ended | undefined {
  const last = resolved.at(-1);
  return last?.reopenedAt === undefined ? last : undefined;
}
