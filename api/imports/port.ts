import type { Shops } from '#api/deps.ts';
import type { Page, PageWish } from '#api/paging.ts';
import type { ImportLineRow, ImportLineState, ImportRow, NewImportLine, SettledLine } from '#store/inbound/imports.ts';
import type { LineFields } from './line-request.ts';

export type CsvReading =
  | { readonly ok: true; readonly lines: readonly LineFields[] }
  | { readonly ok: false; readonly reason: string; readonly detail: string };

/** Lists of requests: read, kept with their lines, settled line by line (A1). */
export interface ImportsPort {
  readCsv(raw: Buffer): CsvReading;
  keep(row: Omit<ImportRow, 'lines'>, lines: readonly NewImportLine[]): Promise<void>;
  find(id: string): Promise<ImportRow | undefined>;
  list(shops: Shops, page: PageWish): Promise<Page<ImportRow>>;
  lines(id: string): Promise<readonly ImportLineRow[]>;
  counts(id: string): Promise<ReadonlyMap<ImportLineState, number>>;
  lease(limit: number, now: number): Promise<readonly ImportLineRow[]>;
  settle(line: Pick<ImportLineRow, 'importId' | 'n'>, settled: SettledLine): Promise<void>;
  /** Tells whoever carries out imports that there is something to do. */
  wake(): void;
}
