import { CsvError, parse } from 'csv-parse/sync';
import { columnOf, type Column } from '#domain/inbound/columns.ts';

export type CsvFields = Readonly<Partial<Record<Column, string>>>;

/** The lines of a list by its headings, or why it is none. */
export type CsvList =
  | { readonly ok: true; readonly lines: readonly CsvFields[] }
  | { readonly ok: false; readonly reason: 'encoding' | 'form' | 'headings'; readonly detail: string };

/** Reads a list as spreadsheets save it: UTF-8 with or without a mark, UTF-16, or GB 18030 as Chinese ones do. */
export function readCsv(raw: Buffer): CsvList {
  const text = decoded(raw);
  if (text === undefined) return { ok: false, reason: 'encoding', detail: 'is neither UTF-8 nor GB 18030' };
  try {
    const rows = parse(text, {
      delimiter: delimiterOf(text),
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
      max_record_size: 64 * 1024,
    });
    return byHeadings(rows);
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, reason: 'form', detail: error.message.slice(0, 200) };
    throw error;
  }
}

function byHeadings([headings = [], ...rows]: readonly (readonly string[])[]): CsvList {
  const columns = headings.map(columnOf);
  if (!columns.includes('order'))
    return { ok: false, reason: 'headings', detail: 'has no column for the order number' };
  if (!columns.includes('email') && !columns.includes('phone'))
    return { ok: false, reason: 'headings', detail: 'has no column for e-mail or telephone' };
  return {
    ok: true,
    lines: rows.map((row) =>
      Object.fromEntries(
        columns.flatMap((column, n) => (column !== undefined && (row[n] ?? '') !== '' ? [[column, row[n]]] : [])),
      ),
    ),
  };
}

function decoded(raw: Buffer): string | undefined {
  const isUtf16 = raw[0] === 0xff && raw[1] === 0xfe;
  for (const encoding of isUtf16 ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(raw);
    } catch {
      // the next one
    }
  }
  return undefined;
}

/** Some countries' spreadsheets write semicolons or tabs: the sign that the heading has most of. */
function delimiterOf(text: string): string {
  const [heading = ''] = text.split('\n', 1);
  const count = (sign: string): number => heading.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
