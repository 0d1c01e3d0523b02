import type { Queries } from '#store/db.ts';
import { refreshSearch } from '#store/search/refresh.ts';
import type { Step } from './step.ts';

/** A case is found by what it is about: all else that it is found by comes with its intake, its words and its order (E4). */
export async function projectSearch(queries: Queries, caseNo: string, steps: readonly Step[]): Promise<void> {
  const isAboutElse = ({ event, before, after }: Step): boolean =>
    event.type !== 'requestReceived' && before.request !== after.request;
  if (steps.some(isAboutElse)) await refreshSearch(queries, caseNo);
}
