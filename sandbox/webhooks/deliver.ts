import type { Trouble } from '#sandbox/control/trouble-schemas.ts';
import { takeTrouble } from '#sandbox/control/troubles.ts';
import { MINUTE, SECOND } from '#sandbox/core/duration.ts';
import { waitingOf } from '#sandbox/webhooks/lane.ts';
import type { LaneDeps } from '#sandbox/webhooks/lane.ts';
import { pause } from '#sandbox/webhooks/pause.ts';
import { postWebhook } from '#sandbox/webhooks/post-webhook.ts';
import type { Webhook } from '#sandbox/webhooks/state.ts';

const BACK_OFF_MS = [200, SECOND, 5 * SECOND, 30 * SECOND] as const;
const LATE_MS = 2 * SECOND;
/** how long an overtaken webhook waits for one that overtakes it */
const OVERTAKEN_WAIT_MS = 2 * SECOND;

/** Bring one webhook to us, with whatever trouble has been switched on for it. */
export async function deliver(deps: LaneDeps, webhook: Webhook): Promise<void> {
  const trouble = takeTrouble(deps.ledger, { port: webhook.port, operation: 'webhook', orderNo: webhook.timeline });
  if (trouble?.fault === 'drop') return drop(deps, webhook);
  if (trouble?.fault === 'late') await pause(trouble.delayMs ?? LATE_MS, deps.stopping);
  if (trouble?.fault === 'out_of_order') await letOneOvertake(deps, webhook, trouble);
  await sendUntilTaken(deps, webhook, trouble?.fault === 'twice' ? 2 : 1);
}

/** Overtaken: the next webhook of the timeline goes first; if none comes, this one goes after all. */
async function letOneOvertake(deps: LaneDeps, webhook: Webhook, { delayMs }: Trouble): Promise<void> {
  const until = deps.now() + (delayMs ?? OVERTAKEN_WAIT_MS);
  while (deps.now() < until && !deps.stopping.aborted) {
    const next = waitingOf(deps, webhook.timeline).find((one) => one.id !== webhook.id);
    if (next) return sendUntilTaken(deps, next, 1);
    await Promise.race([deps.woken(), pause(until - deps.now(), deps.stopping)]);
  }
}

async function sendUntilTaken(deps: LaneDeps, webhook: Webhook, copies: number): Promise<void> {
  const { ledger, target, stopping, now } = deps;
  let taken = 0;
  for (let attempts = 1; !stopping.aborted && ledger.state.webhooks.outbox.has(webhook.id); attempts += 1) {
    const status = await postWebhook(target, webhook, { now: now(), stopping });
    const accepted = status >= 200 && status < 300;
    if (accepted) taken += 1;
    if (taken === copies) return noteDelivered(deps, webhook, { attempts, status });
    if (!accepted) await pause(BACK_OFF_MS[attempts - 1] ?? MINUTE, stopping);
  }
}

function noteDelivered({ ledger }: LaneDeps, webhook: Webhook, how: { attempts: number; status: number }): void {
  if (!ledger.state.webhooks.outbox.has(webhook.id)) return;
  const { id, port, type, timeline } = webhook;
  ledger.transact((tx) => {
    tx.emit('webhook.delivered', { at: tx.realNow, port, orderNo: timeline, key: null, data: { id, type, ...how } });
  });
}

function drop({ ledger }: LaneDeps, { id, port, type, timeline }: Webhook): void {
  ledger.transact((tx) => {
    tx.emit('webhook.dropped', { at: tx.realNow, port, orderNo: timeline, key: null, data: { id, type } });
  });
}
