import type { CaseRecord } from './deps.ts';
import { Problem } from './problems.ts';
import type { Context } from './route.ts';
import { iso } from './case-view.ts';

/** A case's version as it is sent in `ETag` and asked for in `If-Match`. */
export const etagOf = (seq: number): string => `"v${seq}"`;

/** How many of the missed events a refusal by version tells. */
const TOLD = 20;

/** Whether the case is still as the caller saw it; `*` asks only that it exists. */
export const matches = (ifMatch: string, seq: number): boolean =>
  ifMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim() === etagOf(seq));

/**
 * Refuses an act on a case that has moved on, and tells what happened since. A repetition of the caller's own act is
 * let through: its first attempt is what moved the case.
 */
export async function checkIfMatch(context: Context, record: CaseRecord, required: boolean): Promise<void> {
  const { ifMatch, deps, key } = context;
  if (ifMatch === undefined) {
    if (required) throw new Problem('precondition_required', { headers: { ETag: etagOf(record.state.seq) } });
    return;
  }
  if (matches(ifMatch, record.state.seq)) return;
  if (key !== undefined && (await deps.commands.recall(record.caseNo, key))) return;
  const seen = Number(/"v(\d{1,9})"/.exec(ifMatch)?.[1] ?? record.state.seq);
  const missed = await deps.cases.eventsSince(record.caseNo, Math.min(seen, record.state.seq), TOLD);
  throw new Problem('precondition_failed', {
    headers: { ETag: etagOf(record.state.seq) },
    more: {
      current: etagOf(record.state.seq),
      changed: missed.map(({ seq, type, at, by }) => ({ seq, type, at: iso(at), by })),
    },
  });
}
