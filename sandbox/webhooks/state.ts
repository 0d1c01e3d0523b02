import type { Appliers } from '#sandbox/core/events.ts';
import type { Port } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';

/** A webhook that still has to reach us. The body is kept as it will be sent and signed. */
export type Webhook = {
  readonly id: string;
  readonly port: Port;
  readonly type: string;
  readonly timeline: string;
  readonly body: string;
};

/** What still has to be delivered, in the order in which it was queued. */
export type WebhookState = { readonly outbox: Map<string, Webhook> };

export type WebhookEvents = {
  'webhook.queued': { webhook: Webhook };
  'webhook.delivered': { id: string; type: string; attempts: number; status: number };
  'webhook.dropped': { id: string; type: string };
};

export const applyWebhooks: Appliers<State, WebhookEvents> = {
  'webhook.queued': (state, { data: { webhook } }) => {
    state.webhooks.outbox.set(webhook.id, webhook);
  },
  'webhook.delivered': (state, { data }) => {
    state.webhooks.outbox.delete(data.id);
  },
  'webhook.dropped': (state, { data }) => {
    state.webhooks.outbox.delete(data.id);
  },
};
