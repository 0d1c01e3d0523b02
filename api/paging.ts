import type { Answer } from './route.ts';
import { invalid } from './validation.ts';

/** What a list is asked for: how many, and the `next_cursor` of the page before. */
export interface PageWish {
  readonly limit: number;
  readonly after?: string;
}

/** One page as the store gives it, and the cursor of the next one when there is one. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** A cursor that this list never gave out. */
export class ForeignCursor extends Error {
  override readonly name = 'ForeignCursor';
}

export const pageWish = ({ limit, cursor }: { limit: number; cursor?: string | undefined }): PageWish =>
  cursor === undefined ? { limit } : { limit, after: cursor };

/** The page as it is sent, with the address of the next one in `Link`. */
export async function pageAnswer<Row>(
  asked: Promise<Page<Row>>,
  url: string,
  show: (row: Row) => unknown,
): Promise<Answer> {
  const { rows, next } = await asked.catch(refuseForeign);
  return {
    status: 200,
    body: { data: rows.map(show), next_cursor: next, has_more: next !== null },
    ...(next === null ? {} : { headers: { Link: `<${withCursor(url, next)}>; rel="next"` } }),
  };
}

function refuseForeign(error: unknown): never {
  if (!(error instanceof ForeignCursor)) throw error;
  throw invalid([{ pointer: '/cursor', in: 'query', rule: 'format', message: 'is not a cursor of this list' }]);
}

function withCursor(url: string, cursor: string): string {
  const [path = '', query] = url.split('?');
  const fields = new URLSearchParams(query);
  fields.set('cursor', cursor);
  return `${path}?${fields.toString()}`;
}
