import { Rejected, Unknown } from '#adapters/failure.ts';
import type { ReturnInput } from '#adapters/warehouse/port.ts';
import type { ShopOrder } from '#adapters/shop/port.ts';
import { rmaOf } from '#domain/ids.ts';
import { failureOf, first } from '#test/contract/subject.ts';
import type { ContractSubject } from '#test/contract/subject.ts';

/** A return of one unit of the order's first line. */
export const aReturnOf = ({ order }: ShopOrder, quantity = 1): ReturnInput => {
  const { lineNo, sku } = first(order.lines);
  return { orderNo: order.orderNo, lines: [{ lineNo, sku, quantity }], reason: 'damaged' };
};

/** What every warehouse must do. */
export function warehouseContract(subject: () => ContractSubject): void {
  describe('warehouse', () => {
    it('authorises a return once per RMA and says where it goes (D2)', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const rma = rmaOf(caseNo(), 1);
      expect(await ports.warehouse.lookupReturn(rma, ctx(known))).toBeUndefined();
      const done = await ports.warehouse.authoriseReturn(rma, aReturnOf(known), ctx(known));
      expect(done.rma).toBe(rma);
      expect(done.createdAt).toBeGreaterThanOrEqual(ctx(known).businessTime);
      expect(done.returnAddress.line1).not.toBe('');
      expect(await ports.warehouse.authoriseReturn(rma, aReturnOf(known), ctx(known))).toEqual(done);
      expect(await ports.warehouse.lookupReturn(rma, ctx(known))).toEqual({
        ...done,
        status: 'open',
        receipts: [],
        inspections: [],
      });
    });

    it('does not take another return under the same RMA for the first one', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const rma = rmaOf(caseNo(), 1);
      await ports.warehouse.authoriseReturn(rma, aReturnOf(known), ctx(known));
      const other = { ...aReturnOf(known), reason: 'changed_mind' };
      expect(await failureOf(ports.warehouse.authoriseReturn(rma, other, ctx(known)))).toBeInstanceOf(Unknown);
    });

    it('refuses more units than were ordered', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const failure = await failureOf(
        ports.warehouse.authoriseReturn(rmaOf(caseNo(), 1), aReturnOf(known, 1000), ctx(known)),
      );
      expect(failure).toBeInstanceOf(Rejected);
      expect(failure).toMatchObject({ code: 'quantity_above_ordered' });
    });

    it('forgets a return that will not come, as often as it is told', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const rma = rmaOf(caseNo(), 1);
      await ports.warehouse.authoriseReturn(rma, aReturnOf(known), ctx(known));
      await ports.warehouse.cancelReturn(rma, ctx(known));
      await ports.warehouse.cancelReturn(rma, ctx(known));
      expect(await ports.warehouse.lookupReturn(rma, ctx(known))).toMatchObject({ status: 'cancelled' });
    });

    it('refuses to forget a return it does not know', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const failure = await failureOf(ports.warehouse.cancelReturn(rmaOf(caseNo(), 1), ctx(known)));
      expect(failure).toMatchObject({ name: 'Rejected', code: 'rma_unknown' });
    });
  });
}
