import { Webhook as Signer } from 'standardwebhooks';
import type { WebhookTarget } from '#sandbox/webhooks/lane.ts';
import type { Webhook } from '#sandbox/webhooks/state.ts';

const ANSWER_WITHIN_MS = 10_000;

/** One attempt. The signature carries the real time of the attempt, as receivers check; the body is always the same. */
export async function postWebhook(
  target: WebhookTarget,
  webhook: Webhook,
  call: { now: number; stopping: AbortSignal },
): Promise<number> {
  const at = new Date(call.now);
  const signature = new Signer(target.secretOf(webhook.port)).sign(webhook.id, at, webhook.body);
  try {
    const answer = await fetch(`${target.url}/${webhook.port}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'webhook-id': webhook.id,
        'webhook-timestamp': String(Math.floor(call.now / 1000)),
        'webhook-signature': signature,
      },
      body: webhook.body,
      signal: AbortSignal.any([call.stopping, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    // nobody there, reset, too late: all the same to a sender that will try again
    return 0;
  }
}
