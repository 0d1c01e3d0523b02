import type {
  DisposalInput,
  InterceptInput,
  RepairInput,
  ReservationInput,
  ShipmentInput,
} from '#adapters/warehouse/port.ts';
import type { ClaimInput } from '#adapters/carrier/port.ts';
import type { ShopOrder } from '#adapters/shop/port.ts';
import { labelKeyOf, rmaOf } from '#domain/ids.ts';
import type { Rma } from '#domain/ids.ts';
import { money } from '#domain/money.ts';
import { aLabelFor } from '#test/contract/carrier.contract.ts';
import { first } from '#test/contract/subject.ts';
import type { ContractSubject, TroubledSubject } from '#test/contract/subject.ts';
import { aReturnOf } from '#test/contract/warehouse.contract.ts';
import type { Write } from '#test/contract/write.ts';

/** One unit of the order's first line, put aside. */
export const aReservationOf = ({ order }: ShopOrder, quantity = 1): ReservationInput => ({
  orderNo: order.orderNo,
  lines: [{ sku: first(order.lines).sku, quantity }],
});

/** One unit of the order's first line, sent again. */
export const aShipmentOf = ({ order }: ShopOrder, reservationKey?: string): ShipmentInput => {
  const { lineNo, sku } = first(order.lines);
  const reserved = reservationKey === undefined ? {} : { reservationKey };
  return { orderNo: order.orderNo, lines: [{ lineNo, sku, quantity: 1 }], reason: 'reship', ...reserved };
};

export const anInterceptOf = ({ order }: ShopOrder): InterceptInput => ({
  orderNo: order.orderNo,
  lines: [{ lineNo: first(order.lines).lineNo, quantity: 1 }],
  reason: 'changed_mind',
});

/** A return of the order that the warehouse knows of. */
export async function anRmaFor({ ports, ctx, caseNo }: ContractSubject, known: ShopOrder): Promise<Rma> {
  const rma = rmaOf(caseNo(), 1);
  await ports.warehouse.authoriseReturn(rma, aReturnOf(known), ctx(known));
  return rma;
}

export async function aRepairOf(subject: ContractSubject, known: ShopOrder): Promise<RepairInput> {
  const { orderNo, lines } = aReturnOf(known);
  return { rma: await anRmaFor(subject, known), orderNo, lines, symptom: 'does not switch on' };
}

/** A brick that came in the box of a return. */
async function aDisposalOf(subject: TroubledSubject, known: ShopOrder): Promise<DisposalInput> {
  const rma = await anRmaFor(subject, known);
  await subject.act(`/returns/${rma}/receive`, {});
  return { rma, units: [{ lineNo: null, sku: 'brick', quantity: 1 }], how: 'send_back' };
}

/** A claim for a parcel of the order that only has a label yet. */
export async function aClaimOf(subject: ContractSubject, known: ShopOrder): Promise<ClaimInput> {
  const input = await aLabelFor(subject, known);
  const key = labelKeyOf(input.reference);
  const { trackingNo } = await subject.ports.carrier.issueLabel(key, input, subject.ctx(known));
  return { trackingNo, money: money(4784, 'USD'), reason: 'lost' };
}

/** Everything that can be asked of warehouse and carrier beside returns and labels. */
export const GOODS_WRITES: readonly Write[] = [
  {
    port: 'warehouse',
    operation: 'warehouse.reserve',
    status: 'delivered',
    prepare: async ({ ports, ctx, caseNo, stock }, known) => {
      const key = `${caseNo()}/reservation/1`;
      await stock(first(known.order.lines).sku, 9);
      return {
        execute: async () => ports.warehouse.reserve(key, aReservationOf(known), ctx(known)),
        lookup: async () => ports.warehouse.lookupReservation(key, ctx(known)),
        effect: 'reservation.made',
      };
    },
  },
  {
    port: 'warehouse',
    operation: 'warehouse.ship',
    status: 'delivered',
    prepare: async ({ ports, ctx, caseNo, stock }, known) => {
      const key = `${caseNo()}/shipment/1`;
      await stock(first(known.order.lines).sku, 9);
      return {
        execute: async () => ports.warehouse.ship(key, aShipmentOf(known), ctx(known)),
        lookup: async () => ports.warehouse.lookupShipment(key, ctx(known)),
        effect: 'shipment.created',
      };
    },
  },
  {
    port: 'warehouse',
    operation: 'warehouse.intercept',
    status: 'pending',
    prepare: async ({ ports, ctx, caseNo }, known) => {
      const key = `${caseNo()}/intercept/1`;
      return {
        execute: async () => ports.warehouse.intercept(key, anInterceptOf(known), ctx(known)),
        lookup: async () => ports.warehouse.lookupIntercept(key, ctx(known)),
        effect: 'intercept.asked',
      };
    },
  },
  {
    port: 'warehouse',
    operation: 'warehouse.repair',
    status: 'delivered',
    prepare: async (subject, known) => {
      const { ports, ctx, caseNo } = subject;
      const key = `${caseNo()}/repair/1`;
      const input = await aRepairOf(subject, known);
      return {
        execute: async () => ports.warehouse.orderRepair(key, input, ctx(known)),
        lookup: async () => ports.warehouse.lookupRepair(key, ctx(known)),
        effect: 'repair.ordered',
      };
    },
  },
  {
    port: 'warehouse',
    operation: 'warehouse.dispose',
    status: 'delivered',
    prepare: async (subject, known) => {
      const { ports, ctx, caseNo } = subject;
      const key = `${caseNo()}/disposal/1`;
      const input = await aDisposalOf(subject, known);
      return {
        execute: async () => ports.warehouse.dispose(key, input, ctx(known)),
        lookup: async () => ports.warehouse.lookupDisposal(key, ctx(known)),
        effect: 'disposal.done',
      };
    },
  },
  {
    port: 'carrier',
    operation: 'carrier.claim',
    status: 'delivered',
    prepare: async (subject, known) => {
      const { ports, ctx, caseNo } = subject;
      const key = `${caseNo()}/claim/1`;
      const input = await aClaimOf(subject, known);
      return {
        execute: async () => ports.carrier.claim(key, input, ctx(known)),
        lookup: async () => ports.carrier.lookupClaim(key, ctx(known)),
        effect: 'claim.made',
      };
    },
  },
];
