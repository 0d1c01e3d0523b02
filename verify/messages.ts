import { noticesOf } from '#domain/case/notices.ts';
import { deliveryKeyOf } from '#store/outbox.ts';
import { dedupeKeyOf } from '#store/project/outbox.ts';
import { differs, type Difference } from './difference.ts';
import type { CaseEvidence, Evidence } from './evidence.ts';
import type { World } from './world.ts';

/** News and messages by Postgres alone; `newBefore` is when news should have been dealt with. */
export function messagesOfOurs({ cases, outbox, inbox }: Evidence, { newBefore }: { newBefore: number }): Difference[] {
  const wanted = new Set(cases.flatMap(asked));
  // What people had sent again, and what is about a shop as a whole, no event of a case asks for.
  const ofEvents = outbox.filter(({ caseNo, resendOf }) => caseNo !== null && resendOf === null);
  const queued = new Set(ofEvents.map(({ dedupeKey }) => dedupeKey));
  const [w1, w2, w3] = [differs('W1'), differs('W2'), differs('W3')];
  return [
    ...[...wanted].filter((key) => !queued.has(key)).map((key) => w1(key, 'was to be told and is not in the outbox')),
    ...[...queued]
      .filter((key) => !wanted.has(key))
      .map((key) => w1(key, 'is in the outbox, and no event asks for it')),
    ...outbox
      .filter(({ status }) => status === 'dead')
      .map(({ dedupeKey, lastError }) => w3(dedupeKey, `was given up: ${lastError ?? ''}`)),
    ...inbox.flatMap(({ provider, eventId, status, receivedAt, note }) => {
      const name = `${provider}:${eventId}`;
      if (status === 'dead') return [w2(name, `was given up: ${note ?? ''}`)];
      return status === 'new' && receivedAt < newBefore
        ? [w2(name, `is not dealt with since ${new Date(receivedAt).toISOString()}`)]
        : [];
    }),
  ];
}

const asked = ({ steps }: CaseEvidence): string[] =>
  steps.flatMap(({ event, after }) => noticesOf(event, after).map((notice) => dedupeKeyOf({ event, after }, notice)));

/** The outbox beside the mailbox: what counts as sent by the provider has arrived there once. */
export function messagesOfBoth({ outbox }: Evidence, { messages }: World): Difference[] {
  const times = new Map<string, number>();
  for (const key of messages) times.set(key, (times.get(key) ?? 0) + 1);
  const w3 = differs('W3');
  return [
    ...outbox
      .filter(({ status, sentBy }) => status === 'sent' && (sentBy ?? 'provider') === 'provider')
      .filter((row) => row.toRole !== 'public' && !times.has(deliveryKeyOf(row)))
      .map(({ dedupeKey }) => w3(dedupeKey, 'counts as sent and is not in the mailbox')),
    ...[...times].filter(([, count]) => count > 1).map(([key, count]) => w3(key, `is in the mailbox ${count} times`)),
  ];
}
