import { toHappening } from '#adapters/webhooks/happening.ts';
import type { WebhookPort } from '#adapters/webhooks/happening.ts';

const AT = '2026-11-22T10:00:00.000Z';
const ORDER = 'W2611340';

const told = (port: WebhookPort, type: string, data: object) =>
  toHappening(port, { id: 'msg_1', type, at: Date.parse(AT), timeline: ORDER, data });

const quoted = {
  repairKey: 'AS-2026-000001/repair/1',
  rma: 'RMA-AS-2026-000001-1',
  orderNo: ORDER,
  version: 1,
  revision: 2,
  amount: { amount: 0, currency: 'USD' },
  reason: 'covered by warranty',
  days: 3,
  at: AT,
};
const unannounced = { rma: null, orderNo: ORDER, trackingNo: 'RP1', receiptId: 'rcp_1', receivedAt: AT };
const units = [{ lineNo: 1, sku: 'a', outcome: 'accepted', disposition: 'sellable', serial: 'SN-1' }];
const inspected = { inspectionId: 'ins_1', inspectedAt: AT, final: true, units };

describe('news of goods', () => {
  it('of a unit carry the number that was read off it (R33)', () => {
    const rma = 'RMA-AS-2026-000001-1';
    expect(told('warehouse', 'return.inspected', { rma, ...inspected })).toMatchObject({
      happening: { data: { rma, units: [{ lineNo: 1, serial: 'SN-1' }] } },
    });
  });

  it.each<[WebhookPort, string, object]>([
    ['warehouse', 'return.received', unannounced],
    ['warehouse', 'return.inspected', { rma: null, orderNo: ORDER, trackingNo: 'RP1', ...inspected }],
    ['warehouse', 'intercept.answered', { interceptKey: 'k', orderNo: ORDER, outcome: 'too_late', at: AT }],
    ['warehouse', 'repair.quoted', quoted],
    ['warehouse', 'repair.updated', { ...quoted, status: 'repaired' }],
    ['carrier', 'claim.updated', { claimKey: 'k', trackingNo: 'RP1', status: 'refused', version: 2, at: AT }],
    ['carrier', 'parcel.scanned', { trackingNo: 'RP1', scanId: 's', at: AT, status: 'refused' }],
  ])('are understood: %s says %s', (port, type, data) => {
    expect(told(port, type, data)).not.toMatchObject({ reason: 'type_unknown' });
    expect(told(port, type, data)).not.toMatchObject({ reason: 'data_malformed' });
  });

  it.each<[WebhookPort, string, object, string]>([
    ['warehouse', 'return.received', { ...unannounced, trackingNo: '' }, 'trackingNo'],
    ['warehouse', 'return.received', { ...unannounced, rma: '' }, 'rma'],
    ['warehouse', 'intercept.answered', { interceptKey: 'k', orderNo: ORDER, outcome: 'perhaps', at: AT }, 'outcome'],
    ['warehouse', 'repair.quoted', { ...quoted, version: 0 }, 'version'],
    ['carrier', 'claim.updated', { claimKey: 'k', trackingNo: 'RP1', status: 'lost', version: 2, at: AT }, 'status'],
  ])('in a form we do not know name the field: %s says %s', (port, type, data, field) => {
    const meaning = told(port, type, data);
    expect(meaning).toMatchObject({ happening: undefined, reason: 'data_malformed' });
    expect('detail' in meaning ? meaning.detail : '').toContain(field);
  });
});
