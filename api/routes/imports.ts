import { createHash } from 'node:crypto';
import { z } from 'zod';
import { actorOf, seesShop } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import { requestOfLine } from '#api/imports/line-request.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Answer, type Context } from '#api/route.ts';
import { shop, words } from '#api/schemas/fields.ts';
import { importReport, importSummary } from '#api/schemas/imports.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import type { ImportLineRow, ImportRow, NewImportLine } from '#store/inbound/imports.ts';
import type { ShopSettings } from '#domain/shops.ts';

const MOST_LINES = 2_000;
const LARGEST = 4 * 1024 * 1024;

export const createImport = defineRoute({
  method: 'post',
  path: '/v1/imports',
  operationId: 'createImport',
  tag: 'inbound',
  summary: 'Bring a list of requests',
  description:
    'A CSV with headings in English or Chinese, UTF-8 or GB 18030. Each line becomes a request like any other; what became of it stands in the report. The same list again is the same import: nothing is opened twice, and what was left is gone on with.',
  cites: ['A1', 'A3', 'A8'],
  idempotency: 'none',
  bodyKind: 'raw',
  bodyTypes: ['text/csv'],
  bodyLimit: LARGEST,
  query: z.strictObject({
    shop,
    name: words(200).optional(),
    dryRun: z
      .stringbool()
      .default(false)
      .meta({ description: 'Only check the lines.', override: { type: 'boolean' } }),
  }),
  body: z.instanceof(Buffer).meta({ override: { type: 'string', format: 'binary' } }),
  responses: { 201: { description: 'The list is kept; its lines are being carried out.', schema: importReport } },
  refusals: ['shop_unknown', 'import_unreadable'],
  async handler({ query, body }, context) {
    const settings = context.deps.settings.shops[query.shop];
    if (!settings || !seesShop(asking(context), query.shop)) throw new Problem('shop_unknown');
    const { imports, now } = context.deps;
    const read = imports.readCsv(body);
    if (!read.ok) throw new Problem('import_unreadable', { detail: `The list ${read.detail}.` });
    if (read.lines.length === 0 || read.lines.length > MOST_LINES)
      throw new Problem('import_unreadable', { detail: `The list has ${read.lines.length} lines.` });
    const by = actorOf(asking(context));
    const { dryRun } = query;
    const id = idOf([query.shop, by.type, by.id, dryRun, body]);
    const lines = read.lines.map((fields) => lineOf(fields, { shop: query.shop, ...settings, dryRun }));
    await imports.keep({ id, shop: query.shop, name: query.name ?? null, dryRun, at: now(), by }, lines);
    imports.wake();
    return { status: 201, body: await reportOf(context, id) };
  },
});

/** The same list of the same person for the same shop has the same name. */
const idOf = (parts: readonly unknown[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(Buffer.isBuffer(part) ? part : `${String(part)}\n`);
  return hash.digest('hex').slice(0, 24);
};

function lineOf(
  fields: Parameters<typeof requestOfLine>[0],
  about: Pick<ShopSettings, 'locale'> & { readonly shop: string; readonly dryRun: boolean },
): NewImportLine {
  const nothing = { fields: null, field: null, code: null, message: null };
  const asked = requestOfLine(fields, about);
  if ('misfit' in asked) {
    const { field, message } = asked.misfit;
    return { ...nothing, state: 'refused', field, code: 'invalid', message };
  }
  return about.dryRun ? { ...nothing, state: 'valid' } : { ...nothing, state: 'waiting', fields };
}

export const listImports = defineRoute({
  method: 'get',
  path: '/v1/imports',
  operationId: 'listImports',
  tag: 'inbound',
  summary: 'Lists that were brought',
  cites: ['A1'],
  idempotency: 'none',
  query: z.strictObject({ ...pageQuery, shop: shop.optional() }),
  responses: { 200: { description: 'The newest first.', schema: pageOf(importSummary) } },
  async handler({ query }, context) {
    const { imports } = context.deps;
    const page = imports.list(shopsOf(asking(context), query.shop), pageWish(query)).then(async ({ rows, next }) => ({
      rows: await Promise.all(rows.map(async (row) => summaryOf(context, row))),
      next,
    }));
    return pageAnswer(page, context.url, (row) => row);
  },
});

export const getImport = defineRoute({
  method: 'get',
  path: '/v1/imports/{id}',
  operationId: 'getImport',
  tag: 'inbound',
  summary: 'What became of the lines of a list',
  cites: ['A1'],
  idempotency: 'none',
  params: z.strictObject({
    id: z
      .string()
      .max(24)
      .regex(/^[0-9a-f]{24}$/, 'must be the id of an import'),
  }),
  responses: { 200: { description: 'A report per line.', schema: importReport } },
  refusals: ['import_unknown'],
  handler: async ({ params }, context): Promise<Answer> => ({ status: 200, body: await reportOf(context, params.id) }),
});

async function reportOf(context: Context, id: string) {
  const { imports } = context.deps;
  const found = await imports.find(id);
  if (!found || !seesShop(asking(context), found.shop)) throw new Problem('import_unknown');
  const lines = await imports.lines(id);
  return { ...(await summaryOf(context, found)), report: lines.map(lineView) };
}

async function summaryOf({ deps }: Context, { id, shop: of, name, dryRun, at, by, lines }: ImportRow) {
  const found = await deps.imports.counts(id);
  const many = (state: ImportLineRow['state']): number => found.get(state) ?? 0;
  return {
    id,
    shop: of,
    name,
    dryRun,
    at: iso(at),
    by,
    lines,
    waiting: many('waiting'),
    valid: many('valid'),
    opened: many('opened'),
    same: many('same'),
    refused: many('refused'),
  };
}

const lineView = ({ n, state, caseNo, field, code, message }: ImportLineRow) => ({
  line: n,
  state,
  caseNo,
  field,
  rule: code,
  message,
});
