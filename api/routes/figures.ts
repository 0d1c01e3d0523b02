import { z } from 'zod';
import type { Role } from '#api/access.ts';
import { CSV, exportAnswer, XLSX } from '#api/export/answer.ts';
import { agentsFile, countAgents } from '#api/insight/agents-table.ts';
import { countFigure, figureFile, type FigureWish } from '#api/insight/figure-table.ts';
import { formQuery, isSpan, SPAN_RULE, spanQuery } from '#api/insight/span.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Answer, type Context } from '#api/route.ts';
import { agentsSchema, catalogueSchema, figureTableSchema } from '#api/schemas/insight.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { DIMENSION_NAMES, DIMENSIONS } from '#domain/figures/dimension.ts';
import type { Figure } from '#domain/figures/figure.ts';
import { FIGURE_IDS, figureOf, FIGURES } from '#domain/figures/index.ts';
import { PERIODS } from '#domain/figures/period.ts';

/** Sums of money are for those who answer for money: quality control does without, finance sees nothing else (H2). */
const maySee = (role: Role, { unit }: Figure): boolean =>
  role === 'qa' ? unit !== 'money' : role !== 'finance' || unit === 'money';

const describedOf = ({ id, title, unit, how, definition, cites }: Figure) => ({
  id,
  title,
  unit,
  how,
  definition,
  cites: [...cites],
});

export const figures = defineRoute({
  method: 'get',
  path: '/v1/figures',
  operationId: 'figures',
  tag: 'figures',
  summary: 'Tell a figure, or which figures there are',
  description:
    'Without `figure`: the catalogue with every definition. With one: its values from day to day inclusive, as days are where each shop is, divided by a dimension and by periods. Money is told by currency and never added across.',
  cites: ['I1'],
  idempotency: 'none',
  query: z
    .strictObject({
      figure: z.enum(FIGURE_IDS).optional().meta({ description: 'One of the catalogue.' }),
      by: z.enum(DIMENSION_NAMES).optional(),
      period: z.enum(PERIODS).optional(),
      from: spanQuery.from.optional(),
      to: spanQuery.to.optional(),
      shop: spanQuery.shop,
      ...formQuery,
    })
    .refine(({ figure, from, to }) => figure === undefined || (from !== undefined && to !== undefined), {
      path: ['from'],
      message: 'must be named with a figure, and to as well',
      params: { rule: 'required' },
    })
    .refine(isSpan, SPAN_RULE),
  responses: {
    200: {
      description: 'The catalogue, or the values of a figure.',
      schema: z.union([catalogueSchema, figureTableSchema]),
      files: [CSV, XLSX],
    },
  },
  handler({ query }, context) {
    const figure = query.figure === undefined ? undefined : figureOf(query.figure);
    if (!figure) return { status: 200, body: catalogueFor(asking(context).role) };
    const { from = '', to = '', by, period } = query;
    return told({ figure, from, to, ...withoutAbsent({ by, period }) }, query, context);
  },
});

const catalogueFor = (role: Role) => ({
  data: FIGURES.filter((figure) => maySee(role, figure)).map(describedOf),
  dimensions: DIMENSION_NAMES.map((id) => ({ id, title: DIMENSIONS[id].title })),
  periods: [...PERIODS],
});

interface Form {
  readonly shop?: string | undefined;
  readonly format: 'json' | 'csv' | 'xlsx';
  readonly locale: string;
}

async function told(wish: FigureWish, { shop, format, locale }: Form, context: Context): Promise<Answer> {
  const principal = asking(context);
  if (!maySee(principal.role, wish.figure))
    throw new Problem('forbidden', { detail: `The figure ${wish.figure.id} is not for the role ${principal.role}.` });
  const cells = await countFigure(context.deps.insight, shopsOf(principal, shop), wish);
  if (format !== 'json') return exportAnswer(figureFile(wish, cells), format, locale);
  const { figure, by = null, period = null, from, to } = wish;
  return { status: 200, body: { figure: describedOf(figure), by, period, from, to, rows: cells } };
}

/** Who sees the work of everybody of their shops; all others see their own (I3). */
const SEES_ALL: ReadonlySet<Role> = new Set<Role>(['supervisor', 'manager', 'qa']);

export const agentFigures = defineRoute({
  method: 'get',
  path: '/v1/figures/agents',
  operationId: 'agentFigures',
  tag: 'figures',
  summary: "Tell people's work, from the record",
  description: 'Supervisors, managers and quality control see everybody of their shops; an agent only themselves.',
  cites: ['I3', 'E6', 'H3'],
  idempotency: 'none',
  query: z.strictObject({ ...spanQuery, ...formQuery }).refine(isSpan, SPAN_RULE),
  responses: {
    200: { description: 'A row for each person with anything on record.', schema: agentsSchema, files: [CSV, XLSX] },
  },
  async handler({ query: { from, to, shop, format, locale } }, context) {
    const principal = asking(context);
    const wish = { from, to, ...(SEES_ALL.has(principal.role) ? {} : { only: principal.id }) };
    const rows = await countAgents(context.deps.insight, shopsOf(principal, shop), wish);
    const shown = principal.role === 'qa' ? rows.map((row) => ({ ...row, compensation: [] })) : rows;
    if (format !== 'json') return exportAnswer(agentsFile(wish, shown), format, locale);
    return { status: 200, body: { from, to, data: shown } };
  },
});
