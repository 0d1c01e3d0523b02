import { Webhook } from 'standardwebhooks';
import { postJson } from './post-json.ts';
import type { Message, MessagesPort } from './port.ts';
import { stableId } from './stable-id.ts';

export interface WebhookTarget {
  readonly url: string;
  /** Every one of them signs: the old and the new while a secret is being changed. */
  readonly secrets: readonly string[];
  readonly timeoutMs: number;
  readonly now: () => number;
}

/**
 * Tells a system of the shop's that a message is to be sent, signed as Standard Webhooks has it. The id is the same with
 * every repetition. The body is thin: no name, no address and no words; whoever gets it reads the message by its id.
 */
export function createWebhookMessages({ url, secrets, timeoutMs, now }: WebhookTarget): MessagesPort {
  const signers = secrets.map((secret) => new Webhook(secret));
  return {
    async send(key, message) {
      const id = `msg_${stableId(key)}`;
      const at = new Date(now());
      const body = JSON.stringify(thin(key, message, at));
      await postJson({
        url,
        body,
        timeoutMs,
        headers: {
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': signers.map((signer) => signer.sign(id, at, body)).join(' '),
        },
      });
      return { messageId: id, acceptedAt: at.getTime() };
    },
  };
}

const thin = (key: string, { channel, locale, caseNo, about }: Message, at: Date): unknown => ({
  type: 'message.due',
  timestamp: at.toISOString(),
  data: {
    message: about?.id ?? null,
    key,
    shop: about?.shop ?? null,
    caseNo: caseNo ?? null,
    to: about?.toRole ?? null,
    template: about?.template ?? null,
    channel,
    locale,
  },
});
