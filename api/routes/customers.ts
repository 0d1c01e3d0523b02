import { z } from 'zod';
import { seesShop } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import { asking } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { instantOut } from '#api/schemas/case.ts';
import { reference, shop } from '#api/schemas/fields.ts';

export const file = z
  .object({
    shop: z.string(),
    customer: z.string(),
    tier: z.string(),
    prefers: z.object({ channel: z.string(), locale: z.string() }).nullable(),
    orders: z.array(z.object({ order: z.string(), status: z.string(), placedAt: instantOut })),
    caseCount: z.int(),
    cases: z.array(
      z.object({
        caseNo: z.string(),
        order: z.string(),
        problem: z.string().nullable(),
        remedy: z.string().nullable(),
        stage: z.string(),
        outcome: z.string().nullable(),
        openedAt: instantOut,
        closedAt: instantOut.nullable(),
      }),
    ),
  })
  .meta({ id: 'CustomerFile', description: 'What the shop knows of a customer from orders and cases (E5).' });

export const customerFile = defineRoute({
  method: 'get',
  path: '/v1/customers/{shop}/{customer}',
  operationId: 'customerFile',
  tag: 'orders',
  summary: 'Read the file of a customer',
  description: 'The newest fifty orders and cases, without name and contact.',
  cites: ['E5', 'B1'],
  idempotency: 'none',
  params: z.strictObject({ shop, customer: reference() }),
  responses: { 200: { description: 'The file.', schema: file } },
  refusals: ['customer_without_file'],
  async handler({ params }, context) {
    const found = seesShop(asking(context), params.shop)
      ? await context.deps.cases.customer(params.shop, params.customer)
      : undefined;
    if (!found) throw new Problem('customer_without_file');
    return {
      status: 200,
      body: {
        ...params,
        ...found,
        orders: found.orders.map(({ orderNo, status, placedAt }) => ({
          order: orderNo,
          status,
          placedAt: iso(placedAt),
        })),
        cases: found.cases.map(({ orderNo, openedAt, closedAt, ...rest }) => ({
          ...rest,
          order: orderNo,
          openedAt: iso(openedAt),
          closedAt: closedAt === null ? null : iso(closedAt),
        })),
      },
    };
  },
});
