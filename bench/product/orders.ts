import type { CaseRequest } from '#domain/intake/request.ts';
import { sameCaseKey } from '#domain/intake/same-case.ts';
import type { Database } from '#store/db.ts';
import { createIntake } from '#store/intake.ts';
import { saveOrder } from '#store/orders.ts';
import type { OpenOrder } from '#case-client/port.ts';

const SHOP = 'retail-us';
const POLICY = { id: 'retail-us', version: '2026-01' };
const DAY_MS = 86_400_000;

/** A delivered order with one unit and one card payment, and the request to return it, taken in and ready to be opened. */
export async function takeIn(database: Database, name: string, now: number): Promise<OpenOrder> {
  const [placedAt, deliveredAt] = [now - 5 * DAY_MS, now - 2 * DAY_MS];
  await saveOrder(
    database,
    {
      shop: SHOP,
      orderNo: name,
      customerId: name,
      tier: 'standard',
      status: 'delivered',
      currency: 'USD',
      dates: { placedAt, shippedAt: placedAt, deliveredAt, lastParcelAt: deliveredAt },
      lines: [{ lineNo: 1, sku: 'SKU-1', name: 'Lamp', category: 'home', quantity: 1, net: 10_000, trackingNo: null }],
      shipping: 0,
      payments: [{ paymentId: `pay-${name}`, tender: 'card', methodId: 'card-1', captured: 10_000 }],
    },
    { name: 'Bench', email: 'bench@example.test', phone: null },
  );
  const request: CaseRequest = {
    shop: SHOP,
    order: name,
    channel: 'web',
    locale: 'en',
    items: [{ lineNo: 1, quantity: 1 }],
    problem: 'no_longer_wanted',
    wish: 'return_and_refund',
    hasSymptom: false,
    evidence: 0,
  };
  const { caseNo } = await createIntake(database).register({
    request,
    policy: POLICY,
    sameCaseKey: sameCaseKey(request),
    person: { name: null, email: 'bench@example.test', phone: null, locale: 'en', channel: 'web' },
    texts: [],
    principal: 'bench',
    idempotencyKey: null,
    receivedAt: now,
  });
  return { caseNo, by: { type: 'integrator', id: 'bench' }, request, policy: POLICY };
}
