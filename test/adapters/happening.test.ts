import { toHappening } from '#adapters/webhooks/happening.ts';
import type { WebhookPort } from '#adapters/webhooks/happening.ts';
import { PARCEL_STATUSES } from '#domain/parts/return-parcel.ts';

const told = (port: WebhookPort, type: string, data: object) =>
  toHappening(port, { id: 'evt-1', type, at: 1, timeline: 'W1', data });

const AT = '2026-03-01T09:30:00.000Z';
const at = Date.parse(AT);
const RMA = 'RMA-AS-2026-000123-1';
const usd = (amount: number) => ({ amount, currency: 'USD' });

const scan = (status: string) => ({ trackingNo: 'T1', scanId: 's1', at: AT, status, place: 'Ohio' });
const inspection = (units: readonly object[], changes: object = {}) => ({
  rma: RMA,
  inspectionId: 'i1',
  inspectedAt: AT,
  final: true,
  units,
  ...changes,
});
const unit = (outcome: string, changes: object = {}) => ({
  lineNo: 1,
  sku: 's',
  outcome,
  disposition: 'sellable',
  ...changes,
});
const refund = (status: string, changes: object = {}) => ({
  refundId: 'rf-9',
  refundKey: 'AS-2026-000123/refund/2',
  status,
  amount: usd(4784),
  version: 3,
  at: AT,
  ...changes,
});

describe("the carrier's news", () => {
  it.each(PARCEL_STATUSES)('says that a parcel moved: %s', (status) => {
    expect(told('carrier', 'parcel.scanned', scan(status))).toEqual({
      happening: {
        type: 'parcelMoved',
        id: 'carrier:evt-1',
        by: { type: 'provider', id: 'carrier' },
        at,
        data: { trackingNo: 'T1', status },
      },
      reference: { kind: 'parcel', trackingNo: 'T1' },
    });
  });

  it.each(['label_created', 'held_by_customs'])('moves nothing by %s, and says why', (status) => {
    expect(told('carrier', 'parcel.scanned', scan(status))).toEqual({
      happening: undefined,
      reason: 'changes_nothing',
      detail: `the carrier says ${status}`,
    });
  });
});

describe("the warehouse's news", () => {
  it('says that a parcel came', () => {
    const data = { rma: RMA, receiptId: 'r1', trackingNo: null, receivedAt: AT };
    expect(told('warehouse', 'return.received', data)).toMatchObject({
      happening: { type: 'returnReceived', at, data: { rma: RMA } },
      reference: { kind: 'return', rma: RMA, caseNo: 'AS-2026-000123' },
    });
  });

  it('says how each unit was judged (R26)', () => {
    const units = [
      unit('accepted'),
      unit('accepted_with_deduction', { deduction: usd(500), reason: 'scratched', evidence: ['https://w/1.jpg'] }),
      unit('not_ours', { lineNo: null, disposition: 'back_to_customer' }),
      unit('missing', { disposition: null, deduction: null }),
    ];
    expect(told('warehouse', 'return.inspected', inspection(units))).toMatchObject({
      happening: {
        type: 'returnInspected',
        at,
        data: {
          rma: RMA,
          units: [
            { lineNo: 1, outcome: 'accepted', disposition: 'sellable' },
            { lineNo: 1, outcome: 'accepted_with_deduction', disposition: 'sellable', deduction: 500 },
            { lineNo: null, outcome: 'not_ours', disposition: 'back_to_customer' },
            { lineNo: 1, outcome: 'missing', disposition: null },
          ],
        },
      },
      reference: { kind: 'return', rma: RMA, caseNo: 'AS-2026-000123', currency: 'USD' },
    });
  });

  it('waits for the final inspection', () => {
    const data = inspection([unit('accepted')], { final: false });
    expect(told('warehouse', 'return.inspected', data)).toMatchObject({
      happening: undefined,
      reason: 'changes_nothing',
    });
  });

  it.each([
    ['a verdict we have no word for', [unit('probably_fine')]],
    ['a deduction without its verdict (R13)', [unit('accepted', { deduction: usd(500) })]],
    ['the verdict without a deduction (R13)', [unit('accepted_with_deduction')]],
    [
      'deductions in two currencies (R24)',
      [
        unit('accepted_with_deduction', { deduction: usd(5) }),
        unit('accepted_with_deduction', { deduction: { amount: 5, currency: 'EUR' } }),
      ],
    ],
  ])('leaves %s to a person', (_what, units) => {
    expect(told('warehouse', 'return.inspected', inspection(units))).toMatchObject({
      happening: undefined,
      reason: 'data_malformed',
    });
  });

  it('names no case for an RMA that is none of ours', () => {
    const meaning = told('warehouse', 'return.received', {
      rma: 'RMA-OTHER-1',
      receiptId: 'r1',
      trackingNo: 'T',
      receivedAt: AT,
    });
    expect(meaning).toHaveProperty('reference', { kind: 'return', rma: 'RMA-OTHER-1' });
  });
});

describe("the payment provider's news", () => {
  it.each([
    ['pending', 'accepted'],
    ['held', 'held'],
    ['succeeded', 'arrived'],
    ['failed', 'failed'],
    ['reversed', 'reversed'],
  ])('calls %s what it is to us: %s (R20)', (status, meaning) => {
    expect(told('payments', 'refund.updated', refund(status))).toEqual({
      happening: {
        type: 'refundReported',
        id: 'payments:evt-1',
        by: { type: 'provider', id: 'payments' },
        at,
        data: { key: 'AS-2026-000123/refund/2', report: { status: meaning, ref: 'rf-9', version: 3 } },
      },
      reference: {
        kind: 'refund',
        refundKey: 'AS-2026-000123/refund/2',
        caseNo: 'AS-2026-000123',
        money: usd(4784),
      },
    });
  });

  it('says why a refund failed', () => {
    const meaning = told('payments', 'refund.updated', refund('failed', { failureCode: 'account_closed' }));
    expect(meaning).toHaveProperty('happening.data.report.code', 'account_closed');
  });

  it('names no case for a refund made by hand at the provider', () => {
    const meaning = told('payments', 'refund.updated', refund('succeeded', { refundKey: 'manual-7' }));
    expect(meaning).toHaveProperty('reference', { kind: 'refund', refundKey: 'manual-7', money: usd(4784) });
  });

  it.each([
    ['a status we have no word for', { status: 'maybe' }],
    ['a currency we do not settle', { amount: { amount: 1, currency: 'XTS' } }],
    ['no version', { version: undefined }],
  ])('leaves %s to a person', (_what, changes) => {
    expect(told('payments', 'refund.updated', refund('succeeded', changes))).toMatchObject({
      reason: 'data_malformed',
    });
  });
});

describe('news of the wrong port', () => {
  it.each<[WebhookPort, string, object]>([
    ['carrier', 'refund.updated', refund('succeeded')],
    ['carrier', 'return.received', { rma: RMA, receivedAt: AT }],
    ['warehouse', 'refund.updated', refund('succeeded')],
    ['payments', 'parcel.scanned', scan('delivered')],
    ['payments', 'constructor', {}],
  ])('proves nothing: %s says %s', (port, type, data) => {
    expect(told(port, type, data)).toEqual({
      happening: undefined,
      reason: 'type_unknown',
      detail: `${port} said ${type}`,
    });
  });
});

const money = { amount: usd(700), version: 2, at: AT };
const ofDispute = { disputeId: 'dp-1', paymentId: 'pay-1', orderNo: 'W1', amount: usd(700), at: AT };

/** Each type in its form, and one thing that breaks it. */
const HEARD: readonly [WebhookPort, string, object, object][] = [
  [
    'payments',
    'charge.updated',
    { chargeId: 'ch', chargeKey: 'k', orderNo: 'W1', status: 'expired', ...money },
    { status: 'late' },
  ],
  [
    'payments',
    'payout.updated',
    { payoutId: 'po', payoutKey: 'k', paymentId: 'p', status: 'held', ...money },
    { version: 0 },
  ],
  ['payments', 'authorisation.expired', { authorisationKey: 'k', orderNo: 'W1', ...money }, { at: 'soon' }],
  ['payments', 'dispute.opened', { ...ofDispute, reason: 'fraud', evidenceDueAt: AT }, { evidenceDueAt: undefined }],
  [
    'payments',
    'dispute.opened',
    { ...ofDispute, reason: 'fraud', evidenceDueAt: null, scheme: 'visa' },
    { evidenceDueAt: 'soon' },
  ],
  ['payments', 'dispute.closed', { ...ofDispute, outcome: 'won' }, { outcome: 'drawn' }],
  ['shop', 'review.posted', { reviewId: 'r', orderNo: 'W1', lineNo: 1, stars: 1, at: AT }, { stars: 6 }],
  ['shop', 'review.changed', { reviewId: 'r', orderNo: 'W1', stars: 4, version: 2, at: AT }, { stars: null }],
  [
    'shop',
    'order.cannot_ship',
    { orderNo: 'W1', lines: [{ lineNo: 1, quantity: 1 }], reason: 'out_of_stock', expectedAt: null, at: AT },
    { lines: [] },
  ],
];

describe('news of shop and payments', () => {
  it.each(HEARD)('%s says %s in a form of its own (G1, R21, R22, D9)', (port, type, data, broken) => {
    expect(told(port, type, data)).not.toHaveProperty('reason', 'type_unknown');
    expect(told(port, type, data)).not.toHaveProperty('reason', 'data_malformed');
    expect(told(port, type, { ...data, ...broken })).toHaveProperty('reason', 'data_malformed');
  });

  it('name the scheme of a disputed card, where we know of days for it (R22)', () => {
    const opened = { ...ofDispute, reason: 'fraud', evidenceDueAt: null };
    expect(told('payments', 'dispute.opened', { ...opened, scheme: 'amex' })).toHaveProperty(
      'happening.data.scheme',
      'amex',
    );
    expect(told('payments', 'dispute.opened', { ...opened, scheme: 'local card' })).not.toHaveProperty(
      'happening.data.scheme',
    );
  });

  it('of which a shop tells much that is none of ours', () => {
    expect(told('shop', 'product.repriced', {})).toHaveProperty('reason', 'changes_nothing');
  });
});
