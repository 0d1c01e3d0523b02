import { WordsRefused, type MessagesPort } from '#api/messages-port.ts';
import { htmlOf } from '#messages/html.ts';
import { previewNotice } from '#messages/preview.ts';
import type { OutboxRow } from '#store/outbox.ts';

const AT = Date.parse('2026-11-22T08:00:00Z');

export const aMessage = (change: Partial<OutboxRow> = {}): OutboxRow => ({
  id: 1,
  dedupeKey: 'AS-2026-000001/1/request_received/customer',
  caseNo: 'AS-2026-000001',
  shop: 'retail-us',
  toRole: 'customer',
  template: 'request_received',
  params: { questions: null, dueAt: null },
  locale: 'en',
  at: AT,
  status: 'sent',
  attempts: 1,
  nextAttemptAt: AT,
  sentAt: AT,
  lastError: null,
  notBefore: null,
  fallback: null,
  sentBy: 'provider',
  resendOf: null,
  by: null,
  ...change,
});

/** An outbox of three messages: one sent, one that waits, one of the team's that is dead. */
export function aMailroom(): MessagesPort {
  const rows = new Map<number, OutboxRow>(
    [
      aMessage(),
      aMessage({ id: 2, dedupeKey: 'two', status: 'queued', sentAt: null, sentBy: null }),
      aMessage({ id: 3, dedupeKey: 'three', toRole: 'finance', template: 'task_stuckRefund', status: 'dead' }),
    ].map((row) => [row.id, row]),
  );
  return {
    list: async ({ shops }) => ({
      rows: [...rows.values()].filter(({ shop }) => shops === 'all' || shops.includes(shop)),
      next: null,
    }),
    find: async (id) => rows.get(id),
    words: async ({ template }) => ({ subject: template, text: 'Words.' }),
    resend: async (id, by) => {
      const row = rows.get(id);
      if (!row || row.status === 'queued') return undefined;
      return { ...row, id: id + 100, status: 'queued', sentAt: null, resendOf: id, by };
    },
    cancel: async (id, by) => {
      const row = rows.get(id);
      return row?.status === 'queued' ? { ...row, status: 'cancelled', by } : undefined;
    },
    preview(wish) {
      try {
        const said = previewNotice({ ...wish, zone: 'UTC' }, () => undefined);
        return { ...said, html: htmlOf({ locale: wish.locale, text: said.text }) };
      } catch (error) {
        throw new WordsRefused(error instanceof Error ? error.message : String(error));
      }
    },
  };
}
