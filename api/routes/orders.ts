import { z } from 'zod';
import { seesShop } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import { asking } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { instantOut } from '#api/schemas/case.ts';
import { orderNo, shop } from '#api/schemas/fields.ts';

export const ledger = z
  .object({
    shop: z.string(),
    order: z.string(),
    units: z.array(
      z.object({
        line: z.int(),
        unit: z.int(),
        sku: z.string(),
        net: z.int(),
        state: z.enum(['free', 'tied', 'settled']),
        caseNo: z.string().nullable(),
        remedy: z.string().nullable(),
        settledAs: z.string().nullable(),
      }),
    ),
    payments: z.array(
      z.object({
        paymentId: z.string(),
        tender: z.string(),
        currency: z.string(),
        captured: z.int(),
        held: z.int(),
        refunded: z.int(),
        disputed: z.int(),
        excess: z.int().meta({ description: 'What banks claim beyond what is left of it (R22).' }),
      }),
    ),
    refunds: z.array(
      z.object({
        key: z.string(),
        caseNo: z.string(),
        paymentId: z.string(),
        amount: z.int(),
        currency: z.string(),
        state: z.string(),
        payout: z.string(),
        updatedAt: instantOut,
      }),
    ),
    disputes: z.array(
      z.object({
        disputeId: z.string(),
        paymentId: z.string(),
        caseNo: z.string().nullable(),
        amount: z.int(),
        lost: z.int(),
        currency: z.string(),
        state: z.string(),
        evidenceDueAt: instantOut.nullable(),
      }),
    ),
    charges: z.array(
      z.object({
        key: z.string(),
        caseNo: z.string(),
        kind: z.string(),
        amount: z.int(),
        currency: z.string(),
        state: z.string(),
        paymentId: z.string().nullable(),
      }),
    ),
    settlements: z.array(
      z.object({
        caseNo: z.string(),
        settlement: z.string(),
        kind: z.string(),
        line: z.int().nullable(),
        amount: z.int(),
      }),
    ),
  })
  .meta({ id: 'OrderLedger', description: 'Where every unit and every cent of an order is (R1-R3, R7).' });

export const orderLedger = defineRoute({
  method: 'get',
  path: '/v1/orders/{shop}/{order}/ledger',
  operationId: 'orderLedger',
  tag: 'orders',
  summary: 'Read the ledgers of an order: units and money',
  cites: ['R1', 'R3', 'R7', 'R22'],
  idempotency: 'none',
  params: z.strictObject({ shop, order: orderNo }),
  responses: { 200: { description: 'Both ledgers.', schema: ledger } },
  refusals: ['order_without_ledger'],
  async handler({ params }, context) {
    const found = seesShop(asking(context), params.shop)
      ? await context.deps.cases.ledger(params.shop, params.order)
      : undefined;
    if (!found) throw new Problem('order_without_ledger');
    return {
      status: 200,
      body: {
        shop: params.shop,
        order: params.order,
        units: found.units.map(({ lineNo, unitNo, ...rest }) => ({ line: lineNo, unit: unitNo, ...rest })),
        payments: found.payments,
        refunds: found.refunds.map(({ updatedAt, ...rest }) => ({ ...rest, updatedAt: iso(updatedAt) })),
        disputes: found.disputes.map(({ evidenceDueAt, ...rest }) => ({
          ...rest,
          evidenceDueAt: evidenceDueAt === null ? null : iso(evidenceDueAt),
        })),
        charges: found.charges,
        settlements: found.settlements.map(({ lineNo, ...rest }) => ({ ...rest, line: lineNo })),
      },
    };
  },
});
