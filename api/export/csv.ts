import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { cleaned, headerOf, type CellValue, type ExportTable } from './table.ts';

/** A text that a spreadsheet would take for a formula once it has dropped the spaces before it. */
const HIDDEN_FORMULA = /^\s+[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A list as CSV, page by page: with a byte order mark, or Excel would not see that it is UTF-8, and with an apostrophe
 * before what it would run as a formula.
 */
export const csvOf = (table: ExportTable, locale: string): Readable => Readable.from(linesOf(table, locale));

async function* linesOf({ columns, pages }: ExportTable, locale: string): AsyncGenerator<Buffer> {
  yield Buffer.from(written([columns.map((column) => headerOf(column, locale))], true));
  for await (const page of pages)
    yield Buffer.from(
      written(
        page.map((row) => columns.map(({ key }) => row[key] ?? null)),
        false,
      ),
    );
}

const written = (rows: readonly (readonly CellValue[])[], bom: boolean): string =>
  stringify(
    rows.map((row) => row.map((value) => guarded(cleaned(value)))),
    { bom, escape_formulas: true, quoted_string: true, record_delimiter: '\r\n' },
  );

const guarded = (value: CellValue): CellValue =>
  typeof value === 'string' && HIDDEN_FORMULA.test(value) ? `'${value}` : value;
