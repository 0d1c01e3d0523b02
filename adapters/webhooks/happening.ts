import { z } from 'zod';
import { bankClaims, bankDecided, paidOut } from './disputes.ts';
import { goodsShipped } from './goods-out.ts';
import { cameBack, claimChanged, goodsStopped, lookedAt } from './goods-back.ts';
import { chargeChanged, holdExpired } from './money-asked.ts';
import { goodsMissing, opinionChanged, opinionPosted, type Opening } from './opening.ts';
import { quoteTold, repairMoved } from './repair-news.ts';
import type { WebhookEnvelope } from './verify.ts';
import { movesParcel, scanAnswer } from '#adapters/carrier/scan-answer.ts';
import { toRefundReport, wireRefund } from '#adapters/payments/refund-answer.ts';
import { inspectionAnswer } from '#adapters/warehouse/inspection-answer.ts';
import { wireInstant, wireText, withoutAbsent } from '#adapters/wire.ts';
import { provider } from '#domain/case/actor.ts';
import type { Happening, HappeningData, HappeningType } from '#domain/case/commands.ts';
import { caseNoOfRefundKey, caseNoOfRma } from '#domain/ids.ts';
import type { CaseNo, OrderNo, RefundKey, Rma } from '#domain/ids.ts';
import type { Currency, Money } from '#domain/money.ts';

/** The ports that tell us things on their own. */
export const WEBHOOK_PORTS = ['shop', 'warehouse', 'carrier', 'payments'] as const;
export type WebhookPort = (typeof WEBHOOK_PORTS)[number];

/**
 * By what the case is found. `caseNo` is missing when the key is none of ours: such news are foreign, to be kept and
 * looked at. `money` and `currency` are what the provider says, for the check against what we asked (M7).
 */
export type Reference =
  | { readonly kind: 'parcel'; readonly trackingNo: string }
  | { readonly kind: 'review'; readonly reviewId: string }
  | { readonly kind: 'return'; readonly rma: Rma; readonly caseNo?: CaseNo; readonly currency?: Currency }
  | { readonly kind: 'shipment'; readonly key: string; readonly caseNo?: CaseNo }
  | { readonly kind: 'repair'; readonly key: string; readonly caseNo?: CaseNo }
  | { readonly kind: 'intercept'; readonly key: string; readonly caseNo?: CaseNo }
  | { readonly kind: 'claim'; readonly key: string; readonly caseNo?: CaseNo }
  | { readonly kind: 'charge'; readonly key: string; readonly caseNo?: CaseNo; readonly money: Money }
  | { readonly kind: 'payment'; readonly paymentId: string; readonly order: OrderNo }
  | { readonly kind: 'refund'; readonly refundKey: RefundKey; readonly caseNo?: CaseNo; readonly money: Money };

/** Why news move no case: a type or form we do not know is for a person to see, the rest is merely kept. */
export type NoHappeningReason = 'type_unknown' | 'data_malformed' | 'changes_nothing';

/** What a webhook means: something that happened to a case, or nothing, with the reason; never lost either way. */
export type WebhookMeaning =
  | { readonly happening: Happening; readonly reference: Reference }
  | { readonly happening: undefined; readonly opening: Opening }
  | { readonly happening: undefined; readonly reason: NoHappeningReason; readonly detail: string };

/** News as one port tells them, before they get the envelope's id and the port's name. */
interface News<T extends HappeningType = HappeningType> {
  readonly what: { [K in T]: { readonly type: K; readonly at: number; readonly data: HappeningData[K] } }[T];
  readonly reference: Reference;
}

/** A type's schema ends in its news, in what may open a case, or in the reason why there are none. */
export type Reading = z.ZodType<News | { readonly opening: Opening } | string>;

const scanned: Reading = z
  .intersection(z.object({ trackingNo: wireText }), scanAnswer)
  .transform(({ trackingNo, at, status, said }) =>
    status === undefined || !movesParcel(status)
      ? `the carrier says ${said}`
      : {
          what: { type: 'parcelMoved', at, data: { trackingNo, status } },
          reference: { kind: 'parcel', trackingNo },
        },
  );

const received: Reading = z.object({ rma: wireText, receivedAt: wireInstant }).transform(({ rma, receivedAt }) => ({
  what: { type: 'returnReceived', at: receivedAt, data: { rma } },
  reference: ofReturn(rma),
}));

const inspected: Reading = z
  .intersection(z.object({ rma: wireText }), inspectionAnswer)
  .transform(({ rma, inspectedAt, units, final, currency }) =>
    final
      ? {
          what: { type: 'returnInspected', at: inspectedAt, data: { rma, units } },
          reference: { ...ofReturn(rma), ...withoutAbsent({ currency }) },
        }
      : 'the inspection is not final',
  );

const refundUpdated: Reading = wireRefund.extend({ at: wireInstant }).transform(({ at, ...refund }) => ({
  what: { type: 'refundReported', at, data: { key: refund.refundKey, report: toRefundReport(refund) } },
  reference: {
    kind: 'refund',
    refundKey: refund.refundKey,
    money: refund.amount,
    ...withoutAbsent({ caseNo: caseNoOfRefundKey(refund.refundKey) }),
  },
}));

const ofReturn = (rma: Rma) => ({ kind: 'return', rma, ...withoutAbsent({ caseNo: caseNoOfRma(rma) }) }) as const;

const rmaOnly = z.object({ rma: z.null() });

/** One type, two forms: what came for an RMA, and what came without one; either says what is wrong with it. */
const byRma = (announced: Reading, unannounced: Reading): Reading =>
  z.unknown().transform((data, context) => {
    const read = (rmaOnly.safeParse(data).success ? unannounced : announced).safeParse(data);
    if (read.success) return read.data;
    for (const { path, message } of read.error.issues) {
      context.addIssue({ code: 'custom', path: [...path], message, input: data });
    }
    return z.NEVER;
  });

/** What each port may tell us: a carrier's secret proves nothing about money. */
const READINGS: { readonly [P in WebhookPort]: ReadonlyMap<string, Reading> } = {
  carrier: new Map([
    ['parcel.scanned', scanned],
    ['claim.updated', claimChanged],
  ]),
  warehouse: new Map([
    ['return.received', byRma(received, cameBack)],
    ['return.inspected', byRma(inspected, lookedAt)],
    ['shipment.shipped', goodsShipped],
    ['intercept.answered', goodsStopped],
    ['repair.quoted', quoteTold],
    ['repair.updated', repairMoved],
  ]),
  payments: new Map([
    ['refund.updated', refundUpdated],
    ['payout.updated', paidOut],
    ['authorisation.expired', holdExpired],
    ['charge.updated', chargeChanged],
    ['dispute.opened', bankClaims],
    ['dispute.closed', bankDecided],
  ]),
  shop: new Map([
    ['review.posted', opinionPosted],
    ['review.changed', opinionChanged],
    ['order.cannot_ship', goodsMissing],
  ]),
};

/** Reads a proven webhook into the domain's words. */
export function toHappening(port: WebhookPort, { id, type, data }: WebhookEnvelope): WebhookMeaning {
  const reading = READINGS[port].get(type);
  if (reading === undefined) {
    // A shop tells its listeners of much that is not after-sales; what the others say and we do not know is odd.
    const reason = port === 'shop' ? 'changes_nothing' : 'type_unknown';
    return { happening: undefined, reason, detail: `${port} said ${type}` };
  }
  const read = reading.safeParse(data);
  if (!read.success) return { happening: undefined, reason: 'data_malformed', detail: z.prettifyError(read.error) };
  if (typeof read.data === 'string') return { happening: undefined, reason: 'changes_nothing', detail: read.data };
  if ('opening' in read.data) return { happening: undefined, opening: read.data.opening };
  const { what, reference } = read.data;
  return { happening: { id: `${port}:${id}`, by: provider(port), ...what }, reference };
}
