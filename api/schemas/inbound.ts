import { z } from 'zod';
import { instantOut } from '#api/schemas/case.ts';
import { caseNo, evidenceAddress, orderNo, reference, shop, words } from '#api/schemas/fields.ts';
import { items, problem, wish } from '#api/schemas/intake.ts';
import { LOCALES } from '#domain/intake/request.ts';
import { UNSORTED } from '#domain/inbound/letter.ts';

/** Ways in that other systems bring messages by; mail has its own, and our pages and people theirs. */
export const INBOUND_CHANNELS = ['chat', 'hotline', 'app', 'social', 'marketplace'] as const;

const file = z.strictObject({
  name: words(200),
  data: z.base64().max(16 * 1024 * 1024),
});

/** What a chat or a marketplace tells: one shape for all of them. */
export const inboundMessage = z
  .strictObject({
    shop,
    from: z
      .strictObject({
        name: words(200).optional(),
        email: z
          .email()
          .max(254)
          .optional()
          .meta({ override: { pattern: undefined } }),
        phone: z.string().max(32).optional(),
      })
      .meta({ description: 'By which the customer is reached.' }),
    text: words(4000).optional(),
    case: caseNo.optional().meta({ description: 'The case it belongs to, where the other system knows it.' }),
    conversation: reference(200)
      .optional()
      .meta({ description: 'Its later messages belong to the case that the first one opened.' }),
    order: orderNo.optional(),
    items: items.optional(),
    problem: problem.optional(),
    wish: wish.optional(),
    locale: z.enum(LOCALES).optional(),
    evidence: z.array(evidenceAddress).max(20).optional(),
    files: z.array(file).max(10).optional(),
  })
  .meta({ id: 'InboundMessage' });
export type InboundMessage = z.output<typeof inboundMessage>;

/** What became of a message. */
export const sorted = z
  .object({
    outcome: z.enum(['case', 'reply', 'item', 'ignored', 'dismissed']),
    caseNo: z.string().nullable(),
    why: z.string().nullable(),
    duplicate: z.boolean().meta({ description: 'The message was known already.' }),
  })
  .meta({ id: 'SortedMessage' });

/** A message that waits for a person. */
export const inboundItem = z
  .object({
    id: z.int(),
    channel: z.string(),
    shop: z.string().nullable(),
    why: z.enum(UNSORTED).nullable(),
    receivedAt: instantOut,
    from: z.object({ address: z.string().nullable(), name: z.string().nullable() }),
    subject: z.string().nullable(),
    text: z.string().nullable(),
    files: z.array(z.string()),
    order: z.string().nullable().meta({ description: 'The number of an order that it seems to be about.' }),
    caseNo: z
      .string()
      .nullable()
      .meta({ description: 'The number of a case in its subject; its sender is not proven.' }),
  })
  .meta({ id: 'InboundItem' });
