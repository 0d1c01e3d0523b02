import { Rejected, Unknown } from '#adapters/failure.ts';
import type { InterceptInput } from '#adapters/warehouse/port.ts';
import { money } from '#domain/money.ts';
import {
  aClaimOf,
  aRepairOf,
  aReservationOf,
  aShipmentOf,
  anInterceptOf,
  anRmaFor,
} from '#test/contract/goods-writes.ts';
import { failureOf, first } from '#test/contract/subject.ts';
import type { TroubledSubject } from '#test/contract/subject.ts';

const DAY_MS = 86_400_000;

/** What every warehouse must do that sends, holds back and repairs, and every carrier that pays. */
export function goodsContract(subject: () => TroubledSubject): void {
  describe('goods that go out', () => {
    it('are put aside once per key, until they are released once (R32)', async () => {
      const { ports, order, ctx, caseNo, stock, effects } = subject();
      const known = await order('delivered');
      await stock(first(known.order.lines).sku, 3);
      const key = `${caseNo()}/reservation/1`;
      const expiresAt = ctx(known).businessTime + 3 * DAY_MS;
      const input = { ...aReservationOf(known), expiresAt };
      expect(await ports.warehouse.lookupReservation(key, ctx(known))).toBeUndefined();
      const made = await ports.warehouse.reserve(key, input, ctx(known));
      expect(made).toEqual({ key, orderNo: input.orderNo, lines: input.lines, status: 'reserved', expiresAt });
      expect(await ports.warehouse.reserve(key, input, ctx(known))).toEqual(made);
      for (let time = 0; time < 2; time += 1) {
        expect(await ports.warehouse.releaseReservation(key, ctx(known))).toMatchObject({ status: 'released' });
      }
      expect(await ports.warehouse.lookupReservation(key, ctx(known))).toEqual({ ...made, status: 'released' });
      expect(await effects(known, 'stock.moved')).toBe(2);
    });

    it('are refused when there are too few, naming what there is (D3)', async () => {
      const { ports, order, ctx, caseNo, stock } = subject();
      const known = await order('delivered');
      const { sku } = first(known.order.lines);
      await stock(sku, 1);
      const key = `${caseNo()}/reservation/1`;
      const failure = await failureOf(ports.warehouse.reserve(key, aReservationOf(known, 2), ctx(known)));
      expect(failure).toBeInstanceOf(Rejected);
      expect(failure).toMatchObject({ code: 'out_of_stock', detail: `of ${sku} only 1 are available` });
      await stock(sku, 9);
      const next = await ports.warehouse.reserve(`${key}/again`, aReservationOf(known, 2), ctx(known));
      expect(next.status).toBe('reserved');
    });

    it('leave with a tracking number, and can be stopped before (D3)', async () => {
      const { ports, order, ctx, caseNo, stock, act } = subject();
      const known = await order('delivered');
      await stock(first(known.order.lines).sku, 3);
      const reserved = `${caseNo()}/reservation/1`;
      await ports.warehouse.reserve(reserved, aReservationOf(known), ctx(known));
      const [key, other] = [`${caseNo()}/shipment/1`, `${caseNo()}/shipment/2`];
      const input = aShipmentOf(known, reserved);
      const made = await ports.warehouse.ship(key, input, ctx(known));
      const { orderNo, lines, reason } = input;
      expect(made).toEqual({ key, orderNo, lines, reason, status: 'created', serials: [] });
      expect(await failureOf(ports.warehouse.ship(key, { ...input, reason: 'gift' }, ctx(known)))).toBeInstanceOf(
        Unknown,
      );
      const second = await failureOf(ports.warehouse.ship(other, input, ctx(known)));
      expect(second).toMatchObject({ name: 'Rejected', code: 'reservation_not_open' });
      await act(`/shipments/${encodeURIComponent(key)}/ship`, {});
      const shipped = await ports.warehouse.lookupShipment(key, ctx(known));
      expect(shipped).toMatchObject({ status: 'shipped', carrier: expect.any(String), shippedAt: expect.any(Number) });
      expect(await ports.carrier.parcel(shipped?.trackingNo ?? '', ctx(known))).toMatchObject({ status: 'in_transit' });
      const late = await failureOf(ports.warehouse.cancelShipment(key, ctx(known)));
      expect(late).toMatchObject({ name: 'Rejected', code: 'already_shipped' });
      const third = `${caseNo()}/shipment/3`;
      await ports.warehouse.ship(third, aShipmentOf(known), ctx(known));
      for (let time = 0; time < 2; time += 1) {
        expect(await ports.warehouse.cancelShipment(third, ctx(known))).toMatchObject({ status: 'cancelled' });
      }
    });

    it('are held back, or have left: only the answer decides (R31)', async () => {
      const { ports, order, ctx, caseNo, act } = subject();
      const known = await order('pending');
      const key = `${caseNo()}/intercept/1`;
      const input: InterceptInput = anInterceptOf(known);
      const asked = await ports.warehouse.intercept(key, input, ctx(known));
      expect(asked).toEqual({ key, orderNo: input.orderNo, status: 'asked' });
      await act(`/intercepts/${encodeURIComponent(key)}/answer`, {});
      const answered = await ports.warehouse.lookupIntercept(key, ctx(known));
      expect(answered).toEqual({ ...asked, status: 'intercepted', answeredAt: expect.any(Number) });
    });

    it('are listed while they are paid and have not left, with what holds them (D9)', async () => {
      const { ports, order, ctx } = subject();
      const known = await order('pending');
      const { shop, orderNo, dates } = known.order;
      const context = { ...ctx(known), timeline: `shop-${shop}` };
      const listed = await ports.shop.ordersReadyToShip(shop, context.businessTime, context);
      expect(listed.find((one) => one.orderNo === orderNo)).toEqual({ orderNo, placedAt: dates.placedAt, held: null });
      const before = await ports.shop.ordersReadyToShip(shop, dates.placedAt - 1, context);
      expect(before.some((one) => one.orderNo === orderNo)).toBe(false);
      const delivered = await order('delivered');
      expect(listed.some((one) => one.orderNo === delivered.order.orderNo)).toBe(false);
    });

    it('are told to the warehouse hour by hour, each batch once (D9)', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('pending');
      const key = `${known.order.shop}/${caseNo()}`;
      const context = { ...ctx(known), timeline: `shop-${known.order.shop}` };
      const input = { shop: known.order.shop, orders: [known.order.orderNo] };
      expect(await ports.warehouse.lookupWaybills(key, context)).toBeUndefined();
      const sent = await ports.warehouse.sendWaybills(key, input, context);
      expect(sent).toMatchObject({ key, ...input });
      expect(sent.acceptedAt).toBeGreaterThanOrEqual(context.businessTime);
      expect(await ports.warehouse.sendWaybills(key, input, context)).toEqual(sent);
      expect(await ports.warehouse.lookupWaybills(key, context)).toEqual(sent);
    });
  });

  describe('goods that are repaired', () => {
    it('wait for a yes to the price of that version (D4, R44)', async () => {
      const { ports, order, ctx, caseNo, act } = subject();
      const known = await order('delivered');
      const key = `${caseNo()}/repair/1`;
      const input = await aRepairOf(subject(), known);
      const { warehouse } = ports;
      const made = await warehouse.orderRepair(key, input, ctx(known));
      expect(made).toEqual({
        key,
        rma: input.rma,
        orderNo: input.orderNo,
        status: 'intake',
        revision: 1,
        quotes: [],
      });
      const path = `/repairs/${encodeURIComponent(key)}`;
      await act(`${path}/quote`, { amount: { amount: 900, currency: 'USD' }, reason: 'board', days: 2 });
      await act(`${path}/quote`, { amount: { amount: 0, currency: 'USD' } });
      const old = await failureOf(warehouse.approveRepair(key, 1, ctx(known)));
      expect(old).toMatchObject({ name: 'Rejected', code: 'quote_superseded' });
      for (let time = 0; time < 2; time += 1) {
        expect(await warehouse.approveRepair(key, 2, ctx(known))).toMatchObject({ status: 'repairing', revision: 4 });
      }
      const quoted = { version: 1, money: money(900, 'USD'), reason: 'board', days: 2, quotedAt: expect.any(Number) };
      expect((await warehouse.lookupRepair(key, ctx(known)))?.quotes).toEqual([
        quoted,
        expect.objectContaining({ version: 2, money: money(0, 'USD'), answer: 'approved' }),
      ]);
      const no = await failureOf(warehouse.declineRepair(key, 2, ctx(known)));
      expect(no).toMatchObject({ name: 'Rejected', code: 'quote_answered' });
    });
  });

  describe('goods that come back', () => {
    it('without an RMA are found by their parcel, with the numbers that were read off them (R30, R33)', async () => {
      const { ports, order, ctx, caseNo, stock, act } = subject();
      const known = await order('delivered');
      const { sku, lineNo } = first(known.order.lines);
      await stock(sku, 3);
      const key = `${caseNo()}/shipment/1`;
      await ports.warehouse.ship(key, aShipmentOf(known), ctx(known));
      await act(`/shipments/${encodeURIComponent(key)}/ship`, {});
      const { trackingNo = '' } = (await ports.warehouse.lookupShipment(key, ctx(known))) ?? {};
      await act(`/parcels/${trackingNo}/refuse`, { returnsIn: 'manual' });
      expect(await ports.carrier.parcel(trackingNo, ctx(known))).toMatchObject({
        status: 'returning',
        scans: [{ status: 'in_transit' }, { status: 'refused', said: 'refused' }, { status: 'returning' }],
      });
      expect(await ports.warehouse.lookupUnannounced(trackingNo, ctx(known))).toBeUndefined();
      await act(`/parcels/${trackingNo}/scan`, { status: 'returned' });
      const unit = { lineNo, outcome: 'accepted', disposition: 'sellable', serial: 'SN-1' };
      await act(`/parcels/${trackingNo}/inspect`, { units: [{ ...unit, sku }] });
      expect(await ports.warehouse.lookupUnannounced(trackingNo, ctx(known))).toMatchObject({
        trackingNo,
        orderNo: known.order.orderNo,
        inspections: [{ final: true, units: [unit] }],
      });
    });

    it('and are not ours to keep go where we say (R28)', async () => {
      const { ports, order, ctx, caseNo, act } = subject();
      const known = await order('delivered');
      const rma = await anRmaFor(subject(), known);
      const key = `${caseNo()}/disposal/1`;
      const units = [{ lineNo: null, sku: 'brick', quantity: 1 }];
      const early = await failureOf(
        ports.warehouse.dispose(`${key}/early`, { rma, units, how: 'dispose' }, ctx(known)),
      );
      expect(early).toMatchObject({ name: 'Rejected', code: 'not_received' });
      await act(`/returns/${rma}/receive`, {});
      const done = await ports.warehouse.dispose(key, { rma, units, how: 'send_back' }, ctx(known));
      expect(done).toMatchObject({ key, rma, how: 'send_back', trackingNo: expect.any(String) });
      expect(await ports.warehouse.lookupDisposal(key, ctx(known))).toEqual(done);
    });
  });

  describe('a claim on the carrier', () => {
    it('is paid, and taken back when the parcel turns up (R29)', async () => {
      const { ports, order, ctx, caseNo, act } = subject();
      const known = await order('delivered');
      const input = await aClaimOf(subject(), known);
      const key = `${caseNo()}/claim/1`;
      const made = await ports.carrier.claim(key, input, ctx(known));
      expect(made).toEqual({ key, ...input, status: 'open', version: 1 });
      const second = await failureOf(ports.carrier.claim(`${key}/again`, input, ctx(known)));
      expect(second).toMatchObject({ name: 'Rejected', code: 'claim_exists' });
      await act(`/claims/${encodeURIComponent(key)}/settle`, { status: 'accepted' });
      expect(await ports.carrier.lookupClaim(key, ctx(known))).toMatchObject({ status: 'accepted', paid: input.money });
      for (let time = 0; time < 2; time += 1) {
        expect(await ports.carrier.reverseClaim(key, ctx(known))).toEqual({ ...made, status: 'reversed', version: 3 });
      }
    });
  });
}
