import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import exceljs from 'exceljs';
import { cleaned, headerOf, type ExportTable } from './table.ts';

const WIDTH = 20;

/**
 * A list as an Excel workbook, written while it is read. Texts are stored as texts: what looks like a formula is shown
 * and never run.
 */
export function xlsxOf(table: ExportTable, locale: string): Readable {
  const sent = new PassThrough();
  write(table, locale, sent).catch((error: unknown) =>
    sent.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return sent;
}

async function write({ columns, pages }: ExportTable, locale: string, sent: PassThrough): Promise<void> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: sent, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet('1', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({ key: column.key, width: WIDTH }));
  const head = sheet.addRow(columns.map((column) => headerOf(column, locale)));
  head.font = { bold: true };
  head.commit();
  for await (const page of pages) {
    for (const row of page) sheet.addRow(columns.map(({ key }) => cleaned(row[key] ?? null))).commit();
    await breathe(sent);
  }
  sheet.commit();
  await workbook.commit();
}

/** Others have their turn between pages, and a slow reader is waited for. */
async function breathe(sent: PassThrough): Promise<void> {
  if (sent.destroyed) throw new Error('whoever asked for the list has gone');
  if (sent.writableNeedDrain) await Promise.race([once(sent, 'drain'), once(sent, 'close')]);
  await setImmediate();
}
