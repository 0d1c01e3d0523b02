import type { CaseEvent } from '#domain/case/events.ts';
import { formatMoney } from '#domain/money.ts';
import type { CaseDispute } from '#domain/parts/dispute/dispute.ts';
import type { PackSource } from '#store/finance/pack.ts';
import { iso } from './case-view.ts';
import type { DisputePack } from './schemas/dispute-pack.ts';

/** What tells the bank nothing: our own house, and what has no word for outsiders. */
const INSIDE: ReadonlySet<CaseEvent['type']> = new Set<CaseEvent['type']>([
  'stageMoved',
  'triaged',
  'findingMade',
  'decisionMade',
  'clocksSet',
  'clockMarked',
  'clockEnded',
  'taskOpened',
  'taskDone',
]);

const orNull = (at: number | null | undefined): string | null => (at === null || at === undefined ? null : iso(at));

/** The pack of a dispute, from what is on record; a person reads it before it is given (R22). */
export function packOf(source: PackSource, dispute: CaseDispute, now: number): DisputePack {
  const { row, events, messages, texts } = source;
  const { disputeId, paymentId, money, status, openedAt } = dispute;
  return {
    madeAt: iso(now),
    caseNo: row.caseNo,
    shop: row.shop,
    dispute: {
      disputeId,
      paymentId,
      money,
      reason: dispute.reason ?? null,
      status,
      openedAt: iso(openedAt),
      evidenceDueAt: orNull(dispute.evidenceDueAt),
      given: dispute.evidence?.status ?? null,
    },
    summary: summaryOf(source),
    order: orderOf(source),
    refunds: refundsOf(source),
    timeline: events
      .filter(({ type }) => !INSIDE.has(type))
      .map(({ at, type, by }) => ({ at: iso(at), what: type, by: by.type })),
    told: messages
      .filter(({ toRole }) => toRole === 'customer')
      .map(({ at, template, status: sent }) => ({ at: iso(at), template, status: sent })),
    files: [...new Set(texts.flatMap(({ kind, url }) => (kind === 'evidence' && url !== null ? [url] : [])))],
  };
}

function orderOf({ row, order }: PackSource): DisputePack['order'] {
  return {
    number: row.orderNo,
    status: order?.status ?? null,
    orderedAt: orNull(order?.dates.placedAt),
    deliveredAt: orNull(order?.dates.deliveredAt),
    lines: (order?.lines ?? []).map(({ lineNo, name, sku, quantity, net, trackingNo, serials }) => ({
      line: lineNo,
      name,
      sku,
      quantity,
      paid: { amount: net, currency: order?.currency ?? 'USD' },
      trackingNo,
      serials: [...(serials ?? [])],
    })),
  };
}

const refundsOf = ({ refunds }: PackSource) =>
  refunds.map(({ key, amount, currency, state, ref, updatedAt }) => ({
    key,
    money: { amount, currency },
    status: state,
    providerRef: ref,
    at: iso(updatedAt),
  }));

/** What speaks for us, as plain sentences. */
function summaryOf(source: PackSource): string[] {
  const { row, order } = source;
  const { agreement, offer } = row.state;
  const numbers = [...new Set((order?.lines ?? []).flatMap(({ trackingNo }) => trackingNo ?? []))];
  const day = (at: number | string): string => new Date(at).toISOString().slice(0, 10);
  const delivered = order?.dates.deliveredAt;
  return [
    `Order ${row.orderNo} of ${row.shop}.`,
    ...(delivered === undefined || delivered === null
      ? []
      : [`It was delivered on ${day(delivered)}${numbers.length > 0 ? `, tracking ${numbers.join(', ')}` : ''}.`]),
    `The customer turned to us on ${day(row.openedAt)} (case ${row.caseNo}).`,
    ...(agreement && offer
      ? [`On ${day(agreement.agreedAt)} they agreed to: ${agreement.remedy.replaceAll('_', ' ')}.`]
      : []),
    ...refundsOf(source)
      .filter(({ status }) => status === 'arrived' || status === 'accepted')
      .map(
        (one) =>
          `${formatMoney(one.money)} was refunded (${one.providerRef ?? one.key}), ${one.status} ${day(one.at)}.`,
      ),
  ];
}
