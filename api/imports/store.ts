import { ownCursor } from '#api/case-reads.ts';
import type { Database } from '#store/db.ts';
import {
  countLines,
  findImport,
  keepImport,
  leaseLines,
  linesOfImport,
  listImports,
  settleLine,
} from '#store/inbound/imports.ts';
import type { ImportsPort } from './port.ts';

/** Longer than a case may take to answer. */
const LEASE_MS = 60_000;

export function createImports({
  database,
  ...parts
}: Pick<ImportsPort, 'readCsv' | 'wake'> & { readonly database: Database }): ImportsPort {
  const { queries } = database;
  return {
    ...parts,
    keep: (row, lines) => keepImport(database, row, lines),
    find: (id) => findImport(queries, id),
    list: (shops, page) => ownCursor(listImports(queries, shops === 'all' ? undefined : shops, page)),
    lines: (id) => linesOfImport(queries, id),
    counts: (id) => countLines(queries, id),
    lease: (limit, now) => leaseLines(queries, { now, limit, leaseMs: LEASE_MS }),
    settle: (line, settled) => settleLine(queries, line, settled),
  };
}
