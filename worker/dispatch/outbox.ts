import type { CrashPoint } from '#activities/crash-point.ts';
import { Rejected, Unavailable } from '#adapters/failure.ts';
import type { Channels } from '#adapters/messages/channels.ts';
import type { ShopPort } from '#adapters/shop/port.ts';
import type { Messaging } from '#domain/messaging.ts';
import type { Locale } from '#domain/intake/request.ts';
import { inReadersLanguage } from '#messages/compose-words.ts';
import { whenToSend, type When } from '#messages/when.ts';
import { findCase, type CaseRow } from '#store/cases.ts';
import {
  deliveryKeyOf,
  fallBack,
  markDelivered,
  markFailed,
  markStale,
  putBack,
  takeFromOutbox,
  type OutboxRow,
} from '#store/outbox.ts';
import { findReader } from '#store/people.ts';
import { compose, type ComposeDeps } from './compose.ts';
import { postPublicReply } from './public-reply.ts';
import { addressesOf, addressFor, nextAddress, type Address } from './reader.ts';

/** How a shop's messages go out today, and in which zone its people read dates. */
export interface ShopVoice {
  readonly messaging: Messaging | undefined;
  readonly zone: string;
  /** What the shop's own people read; unknown of a shop that is not served any more. */
  readonly locale?: Locale;
}

export interface OutboxDeps extends ComposeDeps {
  readonly channels: Channels;
  readonly shop: Pick<ShopPort, 'replyToReview'>;
  /** By shop, and the policy of the case where there is one. */
  readonly voiceOf: (shop: string, policyId: string | undefined) => ShopVoice;
  /** Whether cases have clocks of their own that are moved: then a message's time is its own, never the real one. */
  readonly rehearsed: boolean;
  readonly crashPoint: CrashPoint;
  readonly now: () => number;
}

const LEASE_MS = 20_000;
/** With the longest pause a quarter of an hour: about a day. */
const MAX_ATTEMPTS = 105;

/** Delivers what people are to be told, in order for each case and reader, under the row's own key (D7). */
export async function dispatchOutbox(deps: OutboxDeps): Promise<number> {
  const rows = await takeFromOutbox(deps.queries, { now: deps.now(), limit: 50, leaseMs: LEASE_MS });
  await Promise.all(rows.map((row) => deliver(deps, row)));
  return rows.length;
}

async function deliver(deps: OutboxDeps, row: OutboxRow): Promise<void> {
  try {
    const found = row.caseNo === null ? undefined : await findCase(deps.queries, row.caseNo);
    if (row.caseNo !== null && !found) throw new Error(`${row.caseNo} has no record`);
    if (row.toRole === 'public') await inTheOpen(deps, row, found?.orderNo ?? '');
    else await toPeople(deps, row, found);
  } catch (error) {
    await failed(deps, row, error);
  }
}

async function inTheOpen({ crashPoint, ...deps }: OutboxDeps, row: OutboxRow, orderNo: string): Promise<void> {
  await crashPoint('outbox.before', aboutOf(row));
  await postPublicReply(deps, row, orderNo);
  await crashPoint('outbox.afterSend', aboutOf(row));
  await markDelivered(deps.queries, row, { sentAt: deps.now(), sentBy: 'shop' });
}

async function toPeople(deps: OutboxDeps, row: OutboxRow, found: CaseRow | undefined): Promise<void> {
  const { queries, rehearsed } = deps;
  const voice = deps.voiceOf(row.shop, found?.state.policy.id);
  const when = judged(deps, row, voice);
  if (when.kind === 'stale') return markStale(queries, row, endedAt(when.since));
  if (when.kind === 'later' && !rehearsed) return putBack(queries, row, when.until);
  const reader = row.toRole === 'customer' && found ? await findReader(queries, found.caseNo) : undefined;
  const addresses = addressesOf(row, reader, voice.messaging);
  const address = addressFor(addresses, row);
  try {
    await send(deps, inReadersLanguage(row, voice.locale), { address, zone: voice.zone, orderNo: found?.orderNo });
  } catch (error) {
    return overToTheNext(deps, row, { addresses, address, error });
  }
  // A rehearsal does not wait for the morning: it shows until when the message would have waited.
  const notBefore = when.kind === 'later' ? { notBefore: when.until } : {};
  await markDelivered(queries, row, { sentAt: deps.now(), sentBy: address.way.via, ...notBefore });
}

const endedAt = (since: number): string => `what it asks for ended ${new Date(since).toISOString()}`;

/** An address that is refused for good lets the customer's other one take over, once; every other failure is thrown on. */
async function overToTheNext(
  { queries, now }: OutboxDeps,
  row: OutboxRow,
  { addresses, address, error }: { addresses: readonly Address[]; address: Address; error: unknown },
): Promise<void> {
  const next = error instanceof Rejected && row.fallback === null ? nextAddress(addresses, address) : undefined;
  if (next === undefined || next.channel === 'chat') throw error;
  await fallBack(queries, row, { channel: next.channel, error: textOf(error), now: now() });
}

/**
 * What somebody had sent again goes at once: a person has judged it. In a rehearsal, where a case's clock is moved over
 * months at a stroke, nothing becomes stale.
 */
function judged({ rehearsed, now }: OutboxDeps, row: OutboxRow, { messaging, zone }: ShopVoice): When {
  if (row.resendOf !== null) return { kind: 'now' };
  const when = whenToSend(row, { quiet: messaging?.quiet, zone, present: rehearsed ? row.at : now() });
  return rehearsed && when.kind === 'stale' ? { kind: 'now' } : when;
}

async function send(
  deps: OutboxDeps,
  row: OutboxRow,
  {
    address,
    zone,
    orderNo,
  }: { readonly address: Address; readonly zone: string; readonly orderNo: string | undefined },
): Promise<void> {
  const message = await compose(deps, row, { address, zone });
  const context = { businessTime: row.at, timeline: orderNo ?? `shop-${row.shop}` };
  await deps.crashPoint('outbox.before', aboutOf(row));
  await deps.channels.through(address.way).send(deliveryKeyOf(row), message, context);
  await deps.crashPoint('outbox.afterSend', aboutOf(row));
}

async function failed({ queries, now }: OutboxDeps, row: OutboxRow, error: unknown): Promise<void> {
  await markFailed(queries, row, {
    error: textOf(error),
    now: now(),
    maxAttempts: error instanceof Rejected ? 0 : MAX_ATTEMPTS,
    retryAfterMs: error instanceof Unavailable ? error.retryAfterMs : undefined,
  });
}

const aboutOf = ({ caseNo, shop, template }: OutboxRow): string => `${caseNo ?? shop} ${template}`;

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
