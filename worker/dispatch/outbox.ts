import type { CrashPoint } from '#activities/crash-point.ts';
import { Rejected } from '#adapters/failure.ts';
import type { Message, MessagesPort } from '#adapters/messages/port.ts';
import type { ShopPort } from '#adapters/shop/port.ts';
import { LOCALES } from '#domain/intake/request.ts';
import { renderNotice } from '#messages/render.ts';
import { findCase, type CaseRow } from '#store/cases.ts';
import type { Queries } from '#store/db.ts';
import { markFailed, markSent, takeFromOutbox, type OutboxRow } from '#store/outbox.ts';
import { findPerson, type CasePerson } from '#store/people.ts';
import { findWords } from '#store/texts.ts';
import { postPublicReply } from './public-reply.ts';

export interface OutboxDeps {
  readonly queries: Queries;
  readonly messages: MessagesPort;
  readonly shop: Pick<ShopPort, 'replyToReview'>;
  /** The zone whose dates people read, by policy id. */
  readonly zoneOf: (policyId: string) => string;
  readonly crashPoint: CrashPoint;
  readonly now: () => number;
}

const LEASE_MS = 20_000;
const MAX_ATTEMPTS = 12;

/** Delivers what people are to be told, in order for each case and reader, under the row's own key (D7). */
export async function dispatchOutbox(deps: OutboxDeps): Promise<number> {
  const rows = await takeFromOutbox(deps.queries, { now: deps.now(), limit: 50, leaseMs: LEASE_MS });
  await Promise.all(rows.map((row) => deliver(deps, row)));
  return rows.length;
}

async function deliver(deps: OutboxDeps, row: OutboxRow): Promise<void> {
  const { queries, messages, crashPoint, now } = deps;
  try {
    const found = await findCase(queries, row.caseNo);
    if (!found) throw new Error(`${row.caseNo} has no record`);
    const message = row.toRole === 'public' ? undefined : await compose(deps, row, found);
    crashPoint('outbox.before', row.template);
    if (message) await messages.send(row.dedupeKey, message, { businessTime: row.at, timeline: found.orderNo });
    else await postPublicReply(deps, row, found.orderNo);
    crashPoint('outbox.afterSend', row.template);
    await markSent(queries, row.id, now());
  } catch (error) {
    await markFailed(queries, row, {
      error: error instanceof Error ? error.message : String(error),
      now: now(),
      maxAttempts: error instanceof Rejected ? 0 : MAX_ATTEMPTS,
    });
  }
}

async function compose({ queries, zoneOf }: OutboxDeps, row: OutboxRow, found: CaseRow): Promise<Message> {
  const person = await findPerson(queries, row.caseNo);
  const locale = LOCALES.find((one) => one === row.locale) ?? 'en';
  const words = renderNotice({
    template: row.template,
    params: await withWords(queries, row),
    locale,
    caseNo: row.caseNo,
    zone: zoneOf(found.state.policy.id),
  });
  return { ...addressOf(row, person), ...words, locale, caseNo: row.caseNo };
}

/** The record names what somebody wrote; the words themselves are put in when they are sent (R50). */
async function withWords(queries: Queries, { caseNo, params }: OutboxRow): Promise<OutboxRow['params']> {
  const { words } = params;
  return typeof words === 'string' ? { ...params, words: (await findWords(queries, caseNo, words)) ?? null } : params;
}

/** A customer is written to where they can be reached, a team in its own room. */
function addressOf(row: OutboxRow, person: CasePerson | undefined): Pick<Message, 'channel' | 'to'> {
  if (row.toRole !== 'customer') return { channel: 'chat', to: `team:${row.toRole}` };
  if (person?.email) return { channel: 'email', to: person.email };
  if (person?.phone) return { channel: 'sms', to: person.phone };
  throw new Rejected('no_address', 'the customer left neither e-mail address nor phone number');
}
