import { emptyState, type CaseState } from '#domain/case/state.ts';
import { silentIn } from '#domain/day/silent.ts';
import type { Refund } from '#domain/parts/refund.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-20T08:30:00Z');
const LONG_AGO = NOW - 9 * DAY;

const state = (change: Partial<CaseState>): CaseState => ({
  ...emptyState('AS-2026-000001'),
  since: LONG_AGO,
  request: { ...emptyState('').request, shop: 'retail-us', order: 'W1' },
  ...change,
});
const refund = (change: Partial<Refund>): Refund => ({
  n: 1,
  paymentId: 'p1',
  tender: 'card',
  money: { amount: 100, currency: 'USD' },
  status: 'accepted',
  version: 1,
  polls: 0,
  ...change,
});
const named = (found: ReturnType<typeof silentIn>): string[] => found.map(({ kind, key }) => `${kind} ${key}`);
const before = NOW - 5 * DAY;

describe('what has been silent for too long (R29, R45)', () => {
  it('is a parcel on the road, of the return or of what we sent', () => {
    const parcel = { status: 'inTransit', ourLabel: true, news: 1, trackingNo: 'T1', heardAt: LONG_AGO } as const;
    const shipment = { n: 1, offer: 1, reason: 'reship', lines: [], reservations: 1, news: 1 } as const;
    const shipments = [{ ...shipment, status: 'inTransit', trackingNo: 'T3', heardAt: LONG_AGO }] as const;
    expect(named(silentIn(state({ parcel, shipments }), before))).toEqual(['parcel T1', 'parcel T3']);
    expect(silentIn(state({ parcel: { ...parcel, heardAt: NOW } }), before)).toEqual([]);
    const more = [{ trackingNo: 'T2', status: 'inTransit', news: 0 }] as const;
    expect(named(silentIn(state({ parcel: { ...parcel, status: 'inspected', more } }), before))).toEqual(['parcel T2']);
  });

  it('are goods that were delivered and that nobody judged', () => {
    const parcel = { status: 'delivered', ourLabel: true, news: 2, rma: 'RMA-1', heardAt: LONG_AGO } as const;
    expect(named(silentIn(state({ parcel }), before))).toEqual(['receipt RMA-1']);
  });

  it('is a refund that came to no end, unless people look after it another way (D1, R16)', () => {
    const refunds = [
      refund({}),
      refund({ n: 2, status: 'arrived' }),
      refund({ n: 3, status: 'unknown' }),
      refund({ n: 4, way: 'inKind' }),
      refund({ n: 5, replacedBy: 6 }),
    ];
    expect(named(silentIn(state({ refunds }), before))).toEqual([
      'refund AS-2026-000001/refund/1',
      'refund AS-2026-000001/refund/3',
    ]);
  });
});
