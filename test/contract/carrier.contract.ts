import type { LabelInput } from '#adapters/carrier/port.ts';
import type { ShopOrder } from '#adapters/shop/port.ts';
import { labelKeyOf, rmaOf } from '#domain/ids.ts';
import { failureOf } from '#test/contract/subject.ts';
import type { ContractSubject } from '#test/contract/subject.ts';
import { aReturnOf } from '#test/contract/warehouse.contract.ts';

/** A label home for a return of the order that the warehouse knows of. */
export async function aLabelFor({ ports, ctx, caseNo }: ContractSubject, known: ShopOrder): Promise<LabelInput> {
  const reference = rmaOf(caseNo(), 1);
  const { returnAddress } = await ports.warehouse.authoriseReturn(reference, aReturnOf(known), ctx(known));
  return { reference, from: known.shippingAddress, to: returnAddress, payer: 'merchant' };
}

/** What every carrier must do. */
export function carrierContract(subject: () => ContractSubject): void {
  describe('carrier', () => {
    it('issues a label once per key (D2)', async () => {
      const { ports, order, ctx } = subject();
      const known = await order('delivered');
      const input = await aLabelFor(subject(), known);
      const key = labelKeyOf(input.reference);
      expect(await ports.carrier.lookupLabel(key, ctx(known))).toBeUndefined();
      const label = await ports.carrier.issueLabel(key, input, ctx(known));
      expect(await ports.carrier.issueLabel(key, input, ctx(known))).toEqual(label);
      expect(await ports.carrier.lookupLabel(key, ctx(known))).toEqual({ ...label, status: 'active' });
    });

    it('knows the parcel of a label before its first scan, and none of a number it never gave', async () => {
      const { ports, order, ctx } = subject();
      const known = await order('delivered');
      const input = await aLabelFor(subject(), known);
      const { trackingNo, carrier } = await ports.carrier.issueLabel(labelKeyOf(input.reference), input, ctx(known));
      expect(await ports.carrier.parcel(trackingNo, ctx(known))).toEqual({
        trackingNo,
        carrier,
        status: 'label_created',
        scans: [],
      });
      expect(await ports.carrier.parcel('000000000000', ctx(known))).toBeUndefined();
    });

    it('voids an unused label, as often as it is told', async () => {
      const { ports, order, ctx } = subject();
      const known = await order('delivered');
      const input = await aLabelFor(subject(), known);
      const key = labelKeyOf(input.reference);
      const { labelId } = await ports.carrier.issueLabel(key, input, ctx(known));
      await ports.carrier.voidLabel(labelId, ctx(known));
      await ports.carrier.voidLabel(labelId, ctx(known));
      expect(await ports.carrier.lookupLabel(key, ctx(known))).toMatchObject({ status: 'voided' });
    });

    it('refuses to void a label it does not know', async () => {
      const { ports, order, ctx } = subject();
      const known = await order('delivered');
      const failure = await failureOf(ports.carrier.voidLabel('lbl_of_nobody', ctx(known)));
      expect(failure).toMatchObject({ name: 'Rejected', code: 'label_unknown' });
    });
  });
}
