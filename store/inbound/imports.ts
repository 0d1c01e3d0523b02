import { and, asc, count, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { conceal } from '#store/conceal.ts';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from '#store/cursor.ts';
import type { Database, Queries } from '#store/db.ts';
import { importLines, imports } from '#store/schema/inbound.ts';
import { inTransaction } from '#store/transaction.ts';

export type ImportRow = typeof imports.$inferSelect;
export type ImportLineRow = typeof importLines.$inferSelect;
export type ImportLineState = ImportLineRow['state'];

/** A line as it is kept at first: with its fields while it waits, with what is wrong where it was refused at once. */
export type NewImportLine = Pick<ImportLineRow, 'state' | 'fields' | 'field' | 'code' | 'message'>;

const ROWS_AT_A_TIME = 500;

/** Keeps a list with its lines, once: the same again changes nothing. */
export async function keepImport(
  database: Database,
  row: Omit<ImportRow, 'lines'>,
  lines: readonly NewImportLine[],
): Promise<void> {
  await inTransaction(database, async (queries) => {
    const { rowCount } = await queries
      .insert(imports)
      .values({ ...row, lines: lines.length })
      .onConflictDoNothing();
    if (rowCount !== 1) return;
    const rows = lines.map((line, index) => ({ ...line, importId: row.id, n: index + 1 }));
    for (let from = 0; from < rows.length; from += ROWS_AT_A_TIME)
      await conceal(queries.insert(importLines).values(rows.slice(from, from + ROWS_AT_A_TIME)));
  });
}

export async function findImport(queries: Queries, id: string): Promise<ImportRow | undefined> {
  const [row] = await queries.select().from(imports).where(eq(imports.id, id));
  return row;
}

export async function listImports(
  queries: Queries,
  shops: readonly string[] | undefined,
  page: PageWish,
): Promise<Page<ImportRow>> {
  const key = startOf('imports', page, [0, '']);
  const [at = 0, id = ''] = key ?? [];
  const rows = await queries
    .select()
    .from(imports)
    .where(
      and(
        shops === undefined ? undefined : inArray(imports.shop, [...shops]),
        key === undefined
          ? undefined
          : or(lt(imports.at, Number(at)), and(eq(imports.at, Number(at)), lt(imports.id, String(id)))),
      ),
    )
    .orderBy(desc(imports.at), desc(imports.id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, (row) => encodeCursor('imports', [row.at, row.id]));
}

export const linesOfImport = (queries: Queries, importId: string): Promise<ImportLineRow[]> =>
  queries.select().from(importLines).where(eq(importLines.importId, importId)).orderBy(asc(importLines.n));

export async function countLines(queries: Queries, importId: string): Promise<ReadonlyMap<ImportLineState, number>> {
  const rows = await queries
    .select({ state: importLines.state, many: count() })
    .from(importLines)
    .where(eq(importLines.importId, importId))
    .groupBy(importLines.state);
  return new Map(rows.map(({ state, many }) => [state, many]));
}

/** Lines that wait, each for one worker at a time; one that died gives its lines back by itself. */
export function leaseLines(
  queries: Queries,
  { now, leaseMs, limit }: { readonly now: number; readonly leaseMs: number; readonly limit: number },
): Promise<ImportLineRow[]> {
  const { importId, n, state, leasedUntil } = importLines;
  const free = queries
    .select({ importId, n })
    .from(importLines)
    .where(and(eq(state, 'waiting'), or(isNull(leasedUntil), lt(leasedUntil, now))))
    .orderBy(asc(importId), asc(n))
    .limit(limit)
    .for('update', { skipLocked: true });
  return queries
    .update(importLines)
    .set({ leasedUntil: now + leaseMs })
    .where(sql`(${importId}, ${n}) in (${free})`)
    .returning();
}

export interface SettledLine {
  readonly state: Exclude<ImportLineState, 'waiting'>;
  readonly caseNo?: string;
  readonly field?: string;
  readonly code?: string;
  readonly message?: string;
}

/** What became of a line; what it said is the case's from now on. */
export async function settleLine(
  queries: Queries,
  { importId, n }: Pick<ImportLineRow, 'importId' | 'n'>,
  { state, caseNo, field, code, message }: SettledLine,
): Promise<void> {
  await queries
    .update(importLines)
    .set({
      state,
      fields: null,
      leasedUntil: null,
      caseNo: caseNo ?? null,
      field: field ?? null,
      code: code ?? null,
      message: message ?? null,
    })
    .where(and(eq(importLines.importId, importId), eq(importLines.n, n)));
}
