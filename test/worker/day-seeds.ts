import type { Actor } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import { rmaOf } from '#domain/ids.ts';
import { money } from '#domain/money.ts';
import type { Database } from '#store/db.ts';
import { createIntake } from '#store/intake.ts';
import { aDriver, aRequest, event, received, register, saveAnOrder, type Driver } from '#test/store/fixture.ts';

const AGENT: Actor = { type: 'agent', id: 'demo-agent' };
const OFFER = {
  version: 1,
  remedy: 'return_and_refund',
  money: money(6_666, 'USD'),
  freight: 'customer',
  decision: 1,
  refundDays: 7,
} as const;
let orders = 0;

/** A case that began at a time of the past, put on record without a workflow: what a day's digest looks at. */
export async function aPastCase(database: Database, request: Partial<CaseRequest>, at: number): Promise<Driver> {
  orders += 1;
  const order = `SEED${orders}`;
  await saveAnOrder(database, { orderNo: order });
  const asked = aRequest({ order, ...request });
  // Taken in just now and marked at once: the dispatcher of forgotten requests must not start it for real.
  const now = Date.now();
  const { caseNo } = await register(database, { request: asked, receivedAt: now });
  await createIntake(database).markStarted(caseNo, now);
  const driver = aDriver(database, caseNo);
  await driver.add(received(asked, at));
  return driver;
}

/** Goods on their way back; as far as the times go. */
export async function sentBack(
  driver: Driver,
  { sent, delivered, inspected }: { readonly sent: number; readonly delivered?: number; readonly inspected?: number },
): Promise<string> {
  const rma = rmaOf(driver.caseNo, 1);
  const trackingNo = `T-${driver.caseNo}`;
  const events: NewEvent[] = [
    event('stageMoved', { to: 'diagnosis' }, sent),
    event('offerMade', { offer: OFFER }, sent),
    event('stageMoved', { to: 'negotiation' }, sent),
    event('offerAccepted', { version: 1 }, sent),
    event('stageMoved', { to: 'execution' }, sent),
    event('returnAuthorised', { rma, trackingNo, carrier: 'post' }, sent),
    event('parcelMoved', { trackingNo, status: 'in_transit' }, sent),
  ];
  if (delivered !== undefined) events.push(event('parcelMoved', { trackingNo, status: 'delivered' }, delivered));
  if (inspected !== undefined)
    events.push(
      event(
        'returnInspected',
        {
          rma,
          units: [
            { lineNo: 1, outcome: 'accepted', disposition: 'sellable' },
            { lineNo: 1, outcome: 'accepted', disposition: 'scrap' },
          ],
        },
        inspected,
      ),
    );
  await driver.add(...events);
  return rma;
}

/** A person is to do something; the fixture's clocks give a day for it. */
export const tasked = (driver: Driver, kind: 'revisitCall' | 'contact' | 'decide', at: number): Promise<unknown> =>
  driver.add(event('taskOpened', { task: 't1', kind, why: 'seeded' }, at));

/** A customer was reached and named a cause (G1). */
export const reached = (driver: Driver, cause: 'packaging' | 'quality', at: number): Promise<unknown> =>
  driver.add({ ...event('contactMade', { channel: 'hotline', reached: true, cause }, at), by: AGENT });
