import type { Bilingual } from '#domain/policy/decision.ts';

/** What a cell can hold; a text is a text, whatever it looks like. */
export type CellValue = string | number | null;

export interface Column {
  readonly key: string;
  readonly title: Bilingual;
}

/** A list to take away: its columns, and its rows page by page, so that a long one is never in memory as a whole. */
export interface ExportTable {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly pages: AsyncIterable<readonly Readonly<Record<string, CellValue>>[]>;
}

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Headers are in Chinese or English, as the reader's language says. */
export const headerOf = ({ title }: Column, locale: string): string => (locale.startsWith('zh') ? title.zh : title.en);

/** What no file can carry. A carriage return becomes a line feed: alone it would begin a row of its own in a list. */
// oxlint-disable-next-line no-control-regex -- these are what is taken out
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Excel refuses a file with a longer text. */
const LONGEST = 32_767;

export const cleaned = (value: CellValue): CellValue =>
  typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n').replaceAll(UNPRINTABLE, '').slice(0, LONGEST) : value;
