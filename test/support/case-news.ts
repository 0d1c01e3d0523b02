import type { Happening, HappeningType } from '#domain/case/commands.ts';
import { chargeKeyOf, refundKeyOf, repairKeyOf, shipmentKeyOf } from '#domain/ids.ts';
import type { RefundReport } from '#domain/parts/refund.ts';
import { latestQuote } from '#domain/parts/repair/repair.ts';
import { PARCEL_STATUSES, UNIT_OUTCOMES } from '#domain/parts/return-parcel.ts';
import type { Shipment } from '#domain/parts/shipment/shipment.ts';
import { OUTSIDE, type TestCase } from './a-case.ts';
import { aDispute } from './case-disputes.ts';
import { aQuote } from './case-repair.ts';

/** The one of a list that a number stands for, whatever the number is. */
export const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

export const WORKSHOP = ['repairing', 'testing', 'repaired', 'repaired', 'unrepairable', 'declined', 'intake'] as const;
export const CHARGE_NEWS = [
  'paid',
  'paid',
  'paid',
  'failed',
  'expired',
  'cancelled',
  'awaiting',
  'authorised',
] as const;
export const REPORTS: readonly RefundReport['status'][] = [
  'accepted',
  'arrived',
  'held',
  'failed',
  'unknown',
  'reversed',
];

interface Numbers {
  readonly a: number;
  readonly b: number;
}

/** What a provider says of a refund. */
export const reportOf = ({ a, b }: Numbers): RefundReport => ({
  status: pick(REPORTS, a),
  ...(b % 3 === 0 ? { version: b % 7 } : {}),
  ...(b % 5 === 0 ? { code: 'account_closed' } : {}),
});

/** `banks`: disputes of the order's payment are heard of, too. */
interface Heard extends Numbers {
  readonly test: TestCase;
  readonly banks: boolean;
}
type News = { readonly [T in HappeningType]: Pick<Happening<T>, 'type' | 'data'> }[HappeningType];
type NewsOf = (heard: Heard) => News | undefined;

/** What may be heard from outside, true or not, of the case's things or of somebody else's. */
export function newsOf(test: TestCase, { a, b }: Numbers, { banks }: { readonly banks: boolean }): Happening {
  const heard: Heard = { test, a, b, banks };
  const told = { id: `news ${test.journal.length} ${a} ${b}`, by: OUTSIDE, at: test.now };
  return { ...told, ...(pick(NEWS, b)(heard) ?? ofRefund(heard)) };
}

const rmaOf = ({ state }: TestCase): string => state.parcel?.rma ?? 'RMA-of-nobody';

const received: NewsOf = ({ test }) => ({ type: 'returnReceived', data: { rma: rmaOf(test) } });

const inspected: NewsOf = ({ test, a, b }) => ({
  type: 'returnInspected',
  data: {
    rma: rmaOf(test),
    units: [a, b].map((n) => ({ lineNo: 1, outcome: pick(UNIT_OUTCOMES, n), disposition: null })),
  },
});

const reviewed: NewsOf = ({ a }) => ({
  type: 'reviewChanged',
  data: { reviewId: 'rev-1', stars: 5, version: (a % 4) + 1 },
});

const again: NewsOf = () => ({ type: 'reportedAgain', data: { channel: 'chat' } });

const disputed: NewsOf = ({ test, a, banks }) =>
  banks ? { type: 'disputeReported', data: aDispute(pick(['open', 'won', 'lost'] as const, a), test.now) } : undefined;

const charged: NewsOf = ({ test: { state }, a, b }) => {
  const { caseNo, charges = [] } = state;
  if (charges.length === 0) return undefined;
  const { n, version } = pick(charges, a);
  const status = pick(CHARGE_NEWS, b);
  const report = {
    status,
    version: version + (a % 3),
    ...(status === 'paid' ? { paymentId: `pay-charge-${n}` } : {}),
  };
  return { type: 'chargeReported', data: { key: chargeKeyOf(caseNo, n), report } };
};

const mended: NewsOf = ({ test: { state }, a }) => {
  const repair = state.repairs?.at(a % 2 === 0 ? 0 : -1);
  if (!repair) return undefined;
  const key = repairKeyOf(state.caseNo, repair.n);
  const revision = repair.revision + (a % 3);
  if (a % 2 === 0) return { type: 'repairUpdated', data: { key, revision, status: pick(WORKSHOP, a) } };
  const quote = aQuote((latestQuote(repair)?.version ?? 0) + (a % 2), 100 * (a % 4));
  return { type: 'repairQuoted', data: { key, revision, quote } };
};

const sentOf = ({ test, a }: Heard): Shipment | undefined => {
  const { shipments = [] } = test.state;
  return shipments.length === 0 ? undefined : pick(shipments, a);
};

const shipped: NewsOf = (heard) => {
  const sent = sentOf(heard);
  if (!sent) return undefined;
  const data = { key: shipmentKeyOf(heard.test.state.caseNo, sent), trackingNo: `goods-${sent.n}`, carrier: 'test' };
  return { type: 'shipmentShipped', data };
};

const scanned: NewsOf = (heard) => {
  const { test, a, b } = heard;
  const back = test.state.parcel?.trackingNo;
  const ours = b % 2 === 0 ? back : (sentOf(heard)?.trackingNo ?? back);
  return {
    type: 'parcelMoved',
    data: { trackingNo: ours ?? 'track-of-nobody', status: pick(PARCEL_STATUSES, a) },
  };
};

function ofRefund({ test: { state }, a, b }: Heard): News {
  const { caseNo, refunds } = state;
  const n = refunds.length === 0 ? 1 : pick(refunds, b).n;
  return { type: 'refundReported', data: { key: refundKeyOf(caseNo, n), report: reportOf({ a, b }) } };
}

/** One kind of news a number; where there is nothing to tell it of, a refund is heard of instead. */
const NEWS: readonly NewsOf[] = [
  received,
  inspected,
  reviewed,
  charged,
  shipped,
  disputed,
  scanned,
  scanned,
  received,
  inspected,
  again,
  mended,
  ofRefund,
  ofRefund,
  scanned,
  scanned,
];
