import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import type { CaseState } from '#domain/case/state.ts';
import { isOpenPromise, type CustomerPromise } from '#domain/parts/promise/promise.ts';
import type { Queries } from '#store/db.ts';
import { promises } from '#store/schema/promises.ts';
import type { Step } from './step.ts';

export type PromiseRow = typeof promises.$inferSelect;

/** The promises of the case that the steps made or changed, each as it is after them (E6). */
export function promiseRows(steps: readonly Step[]): PromiseRow[] {
  const rows = new Map<string, PromiseRow>();
  for (const { event, before, after } of steps) {
    for (const promise of after.promises ?? []) {
      const was = before.promises?.find(({ id }) => id === promise.id);
      const row = rowOf(after, promise, isOpenPromise(promise) ? null : event.at);
      if (!was || (isOpenPromise(was) && !isDeepStrictEqual(rowOf(before, was, null), row))) rows.set(promise.id, row);
    }
  }
  return [...rows.values()];
}

function rowOf(state: CaseState, promise: CustomerPromise, keptAt: number | null): PromiseRow {
  const { id, owner, madeAt, dueAt, missed, calledTo } = promise;
  const clock = state.clocks.find(({ name, key }) => name === 'promise' && key === `${id}.${missed}`);
  return {
    caseNo: state.caseNo,
    promise: id,
    shop: state.request.shop,
    owner,
    role: calledTo ?? 'agent',
    madeAt,
    promisedAt: dueAt,
    dueAt: clock?.dueAt ?? dueAt,
    missed,
    keptAt,
  };
}

export async function projectPromises(queries: Queries, steps: readonly Step[]): Promise<void> {
  const rows = promiseRows(steps);
  if (rows.length === 0) return;
  await queries
    .insert(promises)
    .values(rows)
    .onConflictDoUpdate({
      target: [promises.caseNo, promises.promise],
      set: {
        role: sql`excluded.role`,
        dueAt: sql`excluded.due_at`,
        missed: sql`excluded.missed`,
        keptAt: sql`excluded.kept_at`,
      },
    });
}
