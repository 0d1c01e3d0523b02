import { z } from 'zod';
import { TEXT_KINDS } from '#store/schema/intake.ts';
import { instantOut } from './case.ts';

const optionalInstant = instantOut.nullable();

const orderLine = z.object({
  line: z.int(),
  sku: z.string(),
  name: z.string(),
  category: z.string(),
  quantity: z.int(),
  options: z.record(z.string(), z.string()),
  trackingNo: z.string().nullable(),
  giftOf: z.int().nullable(),
  returnable: z.enum(['until', 'excepted', 'not_begun']),
  returnableUntil: optionalInstant.meta({
    description: 'The first instant outside the window without a reason (R36).',
  }),
  warrantyUntil: optionalInstant,
});

export const background = z
  .object({
    now: instantOut.meta({ description: "The case's own time: ahead of the wall's where it is rehearsed." }),
    zone: z.string(),
    rehearsal: z.boolean().meta({ description: 'Whether its clock can be moved (sandbox mode).' }),
    customer: z.object({ id: z.string(), tier: z.enum(['standard', 'vip']) }).nullable(),
    person: z
      .object({
        name: z.string().nullable(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        locale: z.string(),
        channel: z.string(),
      })
      .nullable(),
    order: z
      .object({
        status: z.string(),
        placedAt: instantOut,
        shippedAt: optionalInstant,
        deliveredAt: optionalInstant,
        lines: z.array(orderLine),
      })
      .nullable()
      .meta({ description: 'The order as it was looked up last; null before that (B1).' }),
  })
  .meta({ id: 'CaseBackground', description: 'What stands around a case: order, rights, customer (B1, E5).' });

export const givenText = z
  .object({
    id: z.string(),
    kind: z.enum(TEXT_KINDS),
    at: instantOut,
    by: z.object({ type: z.string(), id: z.string().optional() }),
    text: z.string().nullable(),
    url: z.string().nullable(),
    source: z.string().nullable().meta({ description: 'The name under which events know it.' }),
  })
  .meta({ id: 'CaseText', description: 'What somebody wrote or showed; empty once it was erased (R50).' });

export const saidReply = z
  .object({
    subject: z.string(),
    text: z.string(),
    locale: z.string(),
    channel: z.string(),
    notBefore: optionalInstant.meta({ description: 'The end of the quiet hours it would wait for.' }),
  })
  .meta({ id: 'ReplyPreview', description: 'A reply as the customer will get it (D7).' });
