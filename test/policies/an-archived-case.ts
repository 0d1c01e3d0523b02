import { emptyState } from '#domain/case/state.ts';
import type { Clock } from '#domain/case/clocks.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import type { Order } from '#domain/order.ts';
import type { ArchivedJudgement } from '#domain/policy/archived.ts';
import type { PolicyFacts } from '#domain/policy/facts.ts';
import { theFacts } from './support.ts';

export const DAY = 86_400_000;
/** Noon in New York, on a Friday. */
export const ASKED = Date.parse('2026-11-20T12:00:00-05:00');

export interface ArchivedWish {
  readonly caseNo?: string;
  readonly deliveredDaysAgo?: number;
  readonly facts?: Partial<PolicyFacts>;
  readonly items?: CaseRequest['items'];
  readonly order?: Partial<Order>;
  readonly policy?: ArchivedJudgement['policy'];
  readonly clocks?: readonly Clock[];
}

/** A case of the retail shop that is over: one of two units, changed mind, unless a test says otherwise. */
export function anArchivedCase(wish: ArchivedWish = {}): ArchivedJudgement {
  const { caseNo = 'AS-2026-000001', deliveredDaysAgo = 5, facts = {}, items, order = {}, clocks = [] } = wish;
  const deliveredAt = ASKED - deliveredDaysAgo * DAY;
  const dates = {
    placedAt: deliveredAt - 4 * DAY,
    shippedAt: deliveredAt - 2 * DAY,
    deliveredAt,
    lastParcelAt: deliveredAt,
  };
  const bought = { ...anOrderOf(dates), ...order };
  return {
    caseNo,
    n: 2,
    at: ASKED,
    policy: wish.policy ?? { id: 'retail-us', version: '2026-01' },
    inputs: { facts: theFacts({ amount: 10_000, ...facts }), dates, requestedAt: ASKED },
    state: {
      ...emptyState(caseNo),
      openedAt: ASKED,
      request: {
        shop: bought.shop,
        order: bought.orderNo,
        channel: 'web',
        locale: 'en',
        hasSymptom: false,
        evidence: 0,
        items: items ?? [{ lineNo: 1, quantity: 1 }],
      },
    },
    order: bought,
    clocks,
  };
}

const anOrderOf = (dates: Order['dates']): Order => ({
  shop: 'retail-us',
  orderNo: 'W1000001',
  customerId: 'c1',
  tier: 'standard',
  status: 'delivered',
  currency: 'USD',
  dates,
  lines: [{ lineNo: 1, sku: 'lamp', name: 'Lamp', category: 'Lamp', quantity: 2, net: 20_000, trackingNo: null }],
  shipping: 900,
  payments: [{ paymentId: 'p1', tender: 'card', methodId: 'card_1', captured: 20_900 }],
});
