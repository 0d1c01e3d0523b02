import { z } from 'zod';
import type { MessageReceipt, MessagesPort } from './port.ts';
import { createHttpClient } from '#adapters/http-client.ts';
import type { Endpoint } from '#adapters/http-client.ts';
import { wireInstant, wireText } from '#adapters/wire.ts';

const receiptAnswer: z.ZodType<MessageReceipt> = z.object({ messageId: wireText, acceptedAt: wireInstant });

/** A messaging provider that speaks the HTTP contract `/messages/v1`. */
export function createHttpMessages(endpoint: Endpoint): MessagesPort {
  const http = createHttpClient(endpoint);
  return {
    send: async (key, { about: _about, html: _html, ...message }, ctx) =>
      http.write({ key, path: '/messages', body: { messageKey: key, ...message }, answer: receiptAnswer }, ctx),
  };
}
