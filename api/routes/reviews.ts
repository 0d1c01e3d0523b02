import { z } from 'zod';
import { seesShop } from '#api/access.ts';
import { ISO_WEEK, mondaysOf } from '#api/iso-week.ts';
import { asking } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { shop } from '#api/schemas/fields.ts';
import { reviewCause } from '#api/schemas/intake-view.ts';

const causes = z
  .object({
    week: z.string(),
    shop: z.string(),
    data: z.array(z.object({ cause: reviewCause.nullable(), count: z.int(), cases: z.array(z.string()) })),
  })
  .meta({ id: 'ReviewCauses', description: 'Why customers were unhappy in public, for the weekly meeting (G3).' });

export const weeklyCauses = defineRoute({
  method: 'get',
  path: '/v1/reviews/causes',
  operationId: 'weeklyCauses',
  tag: 'reviews',
  summary: 'List why customers were unhappy, week by week',
  description: 'By the first contact in which the customer was reached, in weeks of where the shop is.',
  cites: ['G3'],
  idempotency: 'none',
  query: z.strictObject({
    shop,
    week: z
      .string()
      .regex(ISO_WEEK, 'must be a week like 2026-W47')
      .refine((week) => !ISO_WEEK.test(week) || mondaysOf(week) !== undefined, {
        message: 'is no week of that year',
        params: { rule: 'format' },
      }),
  }),
  responses: { 200: { description: 'The causes, the most frequent first.', schema: causes } },
  refusals: ['shop_unknown'],
  async handler({ query: { shop: wanted, week } }, context) {
    const { deps } = context;
    const mondays = mondaysOf(week);
    if (!mondays || !deps.settings.shops[wanted] || !seesShop(asking(context), wanted))
      throw new Problem('shop_unknown');
    const at = (date: string): number => deps.settings.dayStart(wanted, date);
    const data = await deps.opinions.causes({ shop: wanted, from: at(mondays.from), until: at(mondays.until) });
    return { status: 200, body: { week, shop: wanted, data } };
  },
});
