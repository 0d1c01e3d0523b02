import type { CaseState } from '#domain/case/state.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import { money } from '#domain/money.ts';
import type { OfferSummary } from '#domain/offer.ts';
import { takenOf, type Charge } from '#domain/parts/charge/charge.ts';
import type { Claim } from '#domain/parts/claim/claim.ts';
import type { GoodsLine, Shipment } from '#domain/parts/shipment/shipment.ts';
import type { CaseView } from './schemas/case.ts';

type OfferView = NonNullable<CaseView['offer']>;

/** What an offer states of goods and of money held. */
export const goodsOfOffer = ({ terms }: OfferSummary): Pick<OfferView, 'goods' | 'hold'> => ({
  goods: terms?.goods ? terms.goods.lines.map(lineView) : null,
  hold: terms?.hold?.money ?? null,
});

/** Goods on their way, and money asked for or held. */
export const goodsOfCase = ({
  shipments = [],
  charges = [],
  outbound,
  intercept,
  claims = [],
  foreign,
}: CaseState): Pick<CaseView, 'shipments' | 'charges' | 'outbound' | 'intercept' | 'claims' | 'foreign'> => ({
  foreign: foreign ? foreignView(foreign) : null,
  outbound: (outbound?.parcels ?? []).map(({ trackingNo, status, lines }) => ({
    trackingNo,
    status,
    items: lines.map(({ lineNo, quantity }) => ({ line: lineNo, quantity })),
  })),
  intercept: intercept?.status ?? null,
  claims: claims.map(claimView),
  shipments: shipments.map(shipmentView),
  charges: charges.map(chargeView),
});

const foreignView = ({ status, choice, units, trackingNo }: NonNullable<CaseState['foreign']>) => ({
  status,
  choice: choice ?? null,
  units: units.map(lineView),
  trackingNo: trackingNo ?? null,
});

/** What was wished for instead, and by what a difference is paid. */
export const wishedInstead = ({
  replacements,
  payWith,
}: CaseRequest): Pick<CaseView['request'], 'replacements' | 'payWith'> => ({
  replacements: replacements?.map(({ lineNo, quantity, sku }) => ({ line: lineNo, quantity, sku })) ?? null,
  payWith: payWith ?? null,
});

const lineView = ({ lineNo, sku, quantity }: GoodsLine) => ({ line: lineNo, sku, quantity });

const shipmentView = (shipment: Shipment): CaseView['shipments'][number] => ({
  n: shipment.n,
  reason: shipment.reason,
  status: shipment.status,
  lines: shipment.lines.map(lineView),
  trackingNo: shipment.trackingNo ?? null,
  carrier: shipment.carrier ?? null,
  serials: (shipment.serials ?? []).map(({ serial }) => serial),
  replacedBy: shipment.replacedBy ?? null,
});

const claimView = (claim: Claim): CaseView['claims'][number] => ({
  n: claim.n,
  reason: claim.reason,
  status: claim.status,
  money: claim.money,
  trackingNo: claim.trackingNo ?? null,
  paid: claim.paid ?? null,
});

const chargeView = (charge: Charge): CaseView['charges'][number] => ({
  n: charge.n,
  kind: charge.kind,
  status: charge.status,
  money: charge.money,
  payUrl: charge.status === 'awaiting' ? (charge.payUrl ?? null) : null,
  failureCode: charge.code ?? null,
  taken: charge.status === 'paid' ? money(takenOf(charge), charge.money.currency) : null,
  replacedBy: charge.replacedBy ?? null,
});
