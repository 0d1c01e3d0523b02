import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import { emptyState } from '#domain/case/state.ts';
import type { CaseFacts } from '#domain/figures/facts.ts';
import { factsAfter } from '#domain/figures/fold/facts.ts';
import type { Queries } from '#store/db.ts';
import { readEvents } from '#store/events.ts';
import { caseFacts } from '#store/schema/figures.ts';
import { stepsOf, type Step } from './step.ts';

export type FactsRow = typeof caseFacts.$inferSelect;

/** What figures know of a case after these steps, when `known` is what they knew before (I1). */
export function factsRow(known: CaseFacts | undefined, steps: readonly Step[]): FactsRow | undefined {
  const facts = factsAfter(known, steps);
  const last = steps.at(-1);
  if (!facts || !last) return undefined;
  const { caseNo, request } = last.after;
  const end = facts.closed.at(-1);
  return {
    caseNo,
    shop: request.shop,
    orderNo: request.order,
    openedAt: facts.openedAt,
    lastAt: last.event.at,
    isOpen: end === undefined || end.reopenedAt !== undefined,
    facts,
  };
}

/** Folds the steps into the facts of their case. Of a case that was begun before there were facts, all is read once. */
export async function projectFacts(queries: Queries, steps: readonly Step[]): Promise<void> {
  const [first] = steps;
  if (!first) return;
  const { caseNo } = first.after;
  const known = first.before.seq === 0 ? undefined : await knownFacts(queries, caseNo);
  const isBehind = known === undefined && first.before.seq > 0;
  const all = isBehind ? stepsOf(emptyState(caseNo), await readEvents(queries, caseNo)) : steps;
  const row = factsRow(known?.facts, all);
  if (!row || isDeepStrictEqual(row, known)) return;
  const { caseNo: _caseNo, ...set } = row;
  await queries.insert(caseFacts).values(row).onConflictDoUpdate({ target: caseFacts.caseNo, set });
}

async function knownFacts(queries: Queries, caseNo: string): Promise<FactsRow | undefined> {
  const [row] = await queries.select().from(caseFacts).where(eq(caseFacts.caseNo, caseNo));
  return row;
}
