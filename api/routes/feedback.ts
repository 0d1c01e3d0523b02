import { z } from 'zod';
import { instantsOf, isSpan, SPAN_RULE, spanQuery } from '#api/insight/span.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { defineRoute } from '#api/route.ts';
import { policyFeedbackSchema, productFeedbackSchema } from '#api/schemas/insight.ts';
import { createPolicyFeedback } from '#domain/figures/policy-feedback.ts';

const MOST = 200;

export const productFeedback = defineRoute({
  method: 'get',
  path: '/v1/feedback/product',
  operationId: 'productFeedback',
  tag: 'figures',
  summary: 'Tell the product department which defects were found in what',
  description: 'By article and batch, those with the most cases first. What customers wrote is referred to, not told.',
  cites: ['I4', 'B3'],
  idempotency: 'none',
  query: z
    .strictObject({ ...spanQuery, limit: z.coerce.number().int().min(1).max(MOST).default(MOST) })
    .refine(isSpan, SPAN_RULE),
  responses: { 200: { description: 'Articles and batches with their cases.', schema: productFeedbackSchema } },
  async handler({ query: { from, to, shop, limit } }, context) {
    const shops = shopsOf(asking(context), shop);
    const data = await context.deps.insight.defects({ shops, ...instantsOf({ from, to }), limit });
    return { status: 200, body: { data } };
  },
});

export const policyFeedback = defineRoute({
  method: 'get',
  path: '/v1/feedback/policy',
  operationId: 'policyFeedback',
  tag: 'figures',
  summary: 'Tell policy owners which clocks, refusals and limits do not hold',
  description:
    'Clocks that are met too rarely or never run, verdicts that people often decide against, limits that are always raised.',
  cites: ['I4', 'R37', 'R43'],
  idempotency: 'none',
  query: z.strictObject(spanQuery).refine(isSpan, SPAN_RULE),
  responses: { 200: { description: 'What to look at, by policy.', schema: policyFeedbackSchema } },
  async handler({ query: { from, to, shop } }, context) {
    const { insight } = context.deps;
    const feedback = createPolicyFeedback({ from, to });
    const shops = shopsOf(asking(context), shop);
    for await (const page of insight.facts({ shops, ...instantsOf({ from, to }) }))
      for (const one of page) feedback.add(one, insight.time(one.shop));
    return { status: 200, body: feedback.told() };
  },
});
