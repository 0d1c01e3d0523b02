import type { Answer } from '#api/route.ts';
import { csvOf } from './csv.ts';
import type { ExportFormat, ExportTable } from './table.ts';
import { xlsxOf } from './xlsx.ts';

export const CSV = 'text/csv; charset=utf-8';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const TYPE: Readonly<Record<ExportFormat, string>> = { csv: CSV, xlsx: XLSX };

/** A list as a file to keep, streamed. */
export const exportAnswer = (table: ExportTable, format: ExportFormat, locale: string): Answer => ({
  status: 200,
  body: format === 'csv' ? csvOf(table, locale) : xlsxOf(table, locale),
  headers: {
    'Content-Type': TYPE[format],
    'Content-Disposition': `attachment; filename="${table.name}.${format}"`,
  },
});

/** All rows at hand as one page. */
export async function* onePage<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}
