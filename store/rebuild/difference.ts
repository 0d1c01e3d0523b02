import { isDeepStrictEqual } from 'node:util';

/** Something the database holds that does not follow from the journal, or the other way round. */
export interface Difference {
  readonly caseNo: string;
  readonly table: string;
  /** The row within the case. */
  readonly key: string;
  /** The column, or null when the whole row is missing on one side. */
  readonly column: string | null;
  readonly live: unknown;
  readonly rebuilt: unknown;
}

type Row = object;

export interface Sides {
  readonly caseNo: string;
  readonly table: string;
  readonly live: readonly Row[];
  readonly rebuilt: readonly Row[];
  /** The columns that tell the rows of a case apart. */
  readonly key: readonly string[];
}

/** Compares two sets of rows by key and column; `live` may hold more columns than are compared. */
export function differencesOf({ caseNo, table, live, rebuilt, key: keyColumns }: Sides): Difference[] {
  const lives = byKey(live, keyColumns);
  const fresh = byKey(rebuilt, keyColumns);
  const keys = [...new Set([...lives.keys(), ...fresh.keys()])];
  return keys.flatMap((key): Difference[] => {
    const [one, other] = [lives.get(key), fresh.get(key)];
    if (!one || !other) return [{ caseNo, table, key, column: null, live: rowOf(one), rebuilt: rowOf(other) }];
    return [...other]
      .filter(([column, value]) => !isDeepStrictEqual(plain(one.get(column)), plain(value)))
      .map(([column, value]) => ({ caseNo, table, key, column, live: one.get(column), rebuilt: value }));
  });
}

type Columns = ReadonlyMap<string, unknown>;

function byKey(rows: readonly Row[], key: readonly string[]): ReadonlyMap<string, Columns> {
  return new Map(
    rows.map((row) => {
      const columns: Columns = new Map<string, unknown>(Object.entries(row));
      return [key.map((column) => String(columns.get(column))).join('/'), columns];
    }),
  );
}

const rowOf = (columns: Columns | undefined): unknown => (columns ? Object.fromEntries(columns) : null);

/** As it comes back from the database: what JSON does not carry is not there. */
const plain = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

/** One line for people. */
export function describe({ caseNo, table, key, column, live, rebuilt }: Difference): string {
  const place = [caseNo, table, key, column].filter((part) => part !== null && part !== '').join(' ');
  return `${place}: database has ${JSON.stringify(live)}, journal gives ${JSON.stringify(rebuilt)}`;
}
