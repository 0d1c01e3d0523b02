import type { Ledger } from '#sandbox/core/ledger.ts';
import type { Port } from '#sandbox/core/schemas.ts';
import type { Webhook } from '#sandbox/webhooks/state.ts';

/** Where webhooks go and with which secret each port signs. */
export type WebhookTarget = { readonly url: string; readonly secretOf: (port: Port) => string };

export type CourierDeps = {
  readonly target: WebhookTarget;
  readonly ledger: Ledger;
  readonly now: () => number;
};

/** What a timeline's lane needs: `stopping` when the world closes, `woken` when something may have changed. */
export type LaneDeps = CourierDeps & { readonly stopping: AbortSignal; readonly woken: () => Promise<void> };

/** All that waits for one timeline, oldest first. */
export const waitingOf = ({ ledger }: LaneDeps, timeline: string): Webhook[] =>
  [...ledger.state.webhooks.outbox.values()].filter((one) => one.timeline === timeline);
