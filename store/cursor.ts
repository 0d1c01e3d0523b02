/** Where a page ended: the sort key of its last row, under the name of its order. */
export type CursorKey = readonly (string | number)[];

/** A page of a list and where the next one begins, if there is one. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

export interface PageWish {
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
}

export const encodeCursor = (order: string, key: CursorKey): string =>
  Buffer.from(JSON.stringify([order, ...key])).toString('base64url');

/** The key in a cursor of this order, or undefined when it is none: then its sender is told so. */
export function decodeCursor(order: string, cursor: string, shape: CursorKey): CursorKey | undefined {
  const parsed = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!Array.isArray(parsed)) return undefined;
  const [name, ...key]: unknown[] = parsed;
  const scalars = key.filter((part) => typeof part === 'string' || typeof part === 'number');
  const fits =
    name === order && key.length === shape.length && key.every((part, index) => typeof part === typeof shape[index]);
  return fits ? scalars : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The cursor was not made by this list: the caller's mistake. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}

/** The key to go on after, or undefined for the first page. */
export function startOf(order: string, { after }: PageWish, shape: CursorKey): CursorKey | undefined {
  if (after === undefined) return undefined;
  const key = decodeCursor(order, after, shape);
  if (!key) throw new BadCursor('the cursor is not one of this list');
  return key;
}

/** Makes a page of one row more than was asked for: that one only tells that there is a next page. */
export function pageOf<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => string): Page<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
