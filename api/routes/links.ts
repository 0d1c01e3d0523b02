import { z } from 'zod';
import { iso } from '#api/case-view.ts';
import { MAX_LINK_DAYS, signLink } from '#api/links.ts';
import { ownCase } from '#api/own-case.ts';
import { defineRoute } from '#api/route.ts';
import { instantOut } from '#api/schemas/case.ts';
import { caseParams } from '#api/schemas/fields.ts';

const link = z.object({ url: z.string(), token: z.string(), expiresAt: instantOut }).meta({ id: 'CustomerLink' });

export const createLink = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/links',
  operationId: 'createLink',
  tag: 'cases',
  summary: "Make a link to the customer's side of a case",
  description:
    'The token stands for the customer, in this one case, until it expires. Each call makes another one; none is kept here.',
  cites: ['A1'],
  idempotency: 'none',
  params: caseParams,
  body: z.strictObject({ days: z.int().min(1).max(MAX_LINK_DAYS).default(14) }),
  responses: { 201: { description: 'The link.', schema: link } },
  refusals: ['case_unknown'],
  async handler({ params, body }, context) {
    const record = await ownCase(context, params.no);
    const { expiresAt, ...rest } = await signLink(record.caseNo, body.days, context.deps);
    return { status: 201, body: { ...rest, expiresAt: iso(expiresAt) } };
  },
});
