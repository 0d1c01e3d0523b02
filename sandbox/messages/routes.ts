import { z } from 'zod';
import { newId } from '#sandbox/core/ids.ts';
import { iso } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { messageInputSchema, messageReceiptSchema, messageSchema } from '#sandbox/messages/schemas.ts';
import type { Message } from '#sandbox/messages/schemas.ts';

const send = defineRoute({
  operation: 'messages.send',
  method: 'post',
  path: '/messages/v1/messages',
  summary: 'Hand a message to the provider',
  key: 'required',
  body: messageInputSchema,
  status: 202,
  reply: messageReceiptSchema,
  handle: ({ tx, body, key, timeline, now }) => {
    const at = now(timeline);
    const message: Message = {
      messageId: newId('msg'),
      messageKey: body.messageKey,
      channel: body.channel,
      to: body.to,
      locale: body.locale,
      subject: body.subject ?? null,
      text: body.text,
      caseNo: body.caseNo ?? null,
      orderNo: timeline,
      acceptedAt: iso(at),
    };
    tx.emit('message.accepted', { at, port: 'messages', orderNo: timeline, key, data: { message } });
    return { messageId: message.messageId, acceptedAt: message.acceptedAt };
  },
});

const list = defineRoute({
  operation: 'messages.list',
  method: 'get',
  path: '/messages/v1/messages',
  summary: 'The mailbox: the newest messages, oldest of them first',
  query: z.object({
    to: z.string().optional(),
    caseNo: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  }),
  reply: z.object({ data: z.array(messageSchema) }),
  handle: ({ tx, query }) => ({
    data: tx.state.messages.mailbox
      .filter((one) => (!query.to || one.to === query.to) && (!query.caseNo || one.caseNo === query.caseNo))
      .slice(-query.limit),
  }),
});

export const messagesRoutes = [send, list] as const;
