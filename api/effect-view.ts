import { noticesOf } from '#domain/case/notices.ts';
import type { CaseState } from '#domain/case/state.ts';
import { apply } from '#domain/case/apply.ts';
import { waitingOn } from '#domain/case/waiting-on.ts';
import { LADDER } from '#domain/roles.ts';
import { REFUSALS, type Refusal } from '#domain/refusals.ts';
import type { OutboxRow } from '#store/outbox.ts';
import type { Tried } from '#store/try-write.ts';
import { clockView } from './time-view.ts';
import type { MessagesPort } from './messages-port.ts';
import type { EffectView } from './schemas/next-actions.ts';

/** Who may read what customers are told, as with the messages that were sent. */
const READS_WORDS: ReadonlySet<string> = new Set([...LADDER, 'qa', 'integrator']);

/** What would follow at once of what was tried: moves, messages with their words, deadlines, tasks. */
export async function effectView(
  { before, after, events }: Tried,
  { messages, role }: { readonly messages: Pick<MessagesPort, 'words'>; readonly role: string },
): Promise<EffectView> {
  const rows = outboxOf({ before, after, events });
  return {
    stage: { from: before.stage, to: after.stage },
    waitingOn: { from: waitingOn(before), to: waitingOn(after) },
    events: events.map(({ type }) => type),
    messages: await Promise.all(
      rows.map(async (row) => {
        const said = READS_WORDS.has(role) ? await messages.words(row) : { subject: null, text: null };
        return { to: row.toRole, template: row.template, locale: row.locale, ...said };
      }),
    ),
    deadlines: { begin: clocksOf(after, before), end: clocksOf(before, after) },
    tasks: { opened: kindsOf(after, before), done: kindsOf(before, after) },
  };
}

/** The clocks of one state that the other does not have. */
const clocksOf = ({ clocks }: CaseState, other: CaseState): EffectView['deadlines']['begin'] =>
  clocks
    .filter(({ name, key }) => !other.clocks.some((one) => one.name === name && one.key === key))
    .map(clockView)
    .map(({ name, waitsFor, dueAt, then }) => ({ name, waitsFor, dueAt, then }));

const kindsOf = ({ tasks }: CaseState, other: CaseState): string[] =>
  tasks.filter(({ id }) => !other.tasks.some((one) => one.id === id)).map(({ kind }) => kind);

/** The messages as the outbox would hold them. */
function outboxOf({ before, after, events }: Tried): OutboxRow[] {
  let now = before;
  return events.flatMap((event) => {
    now = apply(now, event);
    return noticesOf(event, now, after.clocks)
      .filter(({ to }) => to === 'customer' || to === 'public')
      .map(({ template, to, params }) => ({
        id: 0,
        dedupeKey: '',
        caseNo: after.caseNo,
        shop: after.request.shop,
        toRole: to,
        template,
        params,
        locale: after.request.locale,
        at: event.at,
        ...NOT_SENT,
      }));
  });
}

const NOT_SENT = {
  status: 'queued',
  attempts: 0,
  nextAttemptAt: 0,
  sentAt: null,
  lastError: null,
  notBefore: null,
  fallback: null,
  sentBy: null,
  resendOf: null,
  by: null,
} as const;

/** A refusal as previews and lists of actions tell it. */
export const refusalOf = ({ code, data }: Refusal) => ({
  code,
  says: REFUSALS[code].says,
  todo: REFUSALS[code].todo,
  data: data ? { ...data } : null,
});
