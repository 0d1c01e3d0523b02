import { z } from 'zod';
import { exportAnswer, CSV, XLSX } from '#api/export/answer.ts';
import { EXPORT_FORMATS, type ExportTable } from '#api/export/table.ts';
import { casesFile, returnsFile } from '#api/insight/lists.ts';
import type { ApiDeps, Shops } from '#api/deps.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { defineRoute } from '#api/route.ts';
import { shop } from '#api/schemas/fields.ts';
import { LOCALES } from '#domain/intake/request.ts';

const LISTS = { cases: casesFile, returns: returnsFile } as const satisfies Record<
  string,
  (deps: ApiDeps, shops: Shops) => ExportTable
>;
const NAMES = ['cases', 'returns'] as const satisfies readonly (keyof typeof LISTS)[];

export const exportList = defineRoute({
  method: 'get',
  path: '/v1/exports/{list}',
  operationId: 'exportList',
  tag: 'figures',
  summary: 'Take a whole list away as a file',
  description:
    'CSV or Excel, written while it is read. Texts stay texts: nothing in a file is run as a formula. Without names, contacts and words of customers.',
  cites: ['I1', 'D8', 'R50'],
  idempotency: 'none',
  params: z.strictObject({ list: z.enum(NAMES) }),
  query: z.strictObject({
    format: z.enum(EXPORT_FORMATS).default('csv'),
    locale: z.enum(LOCALES).default('en').meta({ description: 'Of the head of the file.' }),
    shop: shop.optional(),
  }),
  responses: { 200: { description: 'The file.', contentType: CSV, files: [XLSX] } },
  handler({ params: { list }, query: { format, locale, shop: wanted } }, context) {
    const shops = shopsOf(asking(context), wanted);
    return exportAnswer(LISTS[list](context.deps, shops), format, locale);
  },
});
