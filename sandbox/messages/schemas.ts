import { z } from 'zod';
import { idSchema, instantSchema } from '#sandbox/core/schemas.ts';

export const messageInputSchema = z
  .object({
    messageKey: idSchema,
    channel: z.string().min(1).max(40).meta({ example: 'email' }),
    to: z.string().min(1).max(320),
    locale: z.string().min(2).max(35),
    subject: z.string().nullish(),
    text: z.string().min(1),
    caseNo: z.string().nullish(),
  })
  .meta({ id: 'MessageInput' });

export const messageReceiptSchema = z
  .object({ messageId: z.string(), acceptedAt: instantSchema })
  .meta({ id: 'MessageReceipt' });

export const messageSchema = z
  .object({
    messageId: z.string(),
    messageKey: z.string(),
    channel: z.string(),
    to: z.string(),
    locale: z.string(),
    subject: z.string().nullable(),
    text: z.string(),
    caseNo: z.string().nullable(),
    orderNo: z.string().nullable(),
    acceptedAt: instantSchema,
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof messageSchema>;
