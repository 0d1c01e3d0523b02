import { ApplicationFailure } from '@temporalio/common';
import type { OrderChangeWish } from '#adapters/shop/order-changes.ts';
import type { Money } from '#domain/money.ts';
import { contextOf, type ChangeCall, type OutsideActivities, type OutsideDeps } from './contract.ts';
import { settleUnknown } from './settle-unknown.ts';

/** Has the shop change an order that has not left, or the customer's own address (J1). Rejected when it is too late. */
export const changeOrder =
  (deps: OutsideDeps): OutsideActivities['changeOrder'] =>
  async (call) => {
    await deps.crashPoint('changeOrder.before', call.caseNo);
    const difference = call.kind === 'default_address' ? await changeAddress(deps, call) : await change(deps, call);
    await deps.crashPoint('changeOrder.afterShop', call.caseNo);
    if (call.kind !== 'default_address') await refresh(deps, call);
    return difference === undefined ? {} : { difference };
  };

/** Articles and payments are others now: the ledgers hear of it before anybody pays out of them (R7). */
async function refresh({ ports: { shop }, records }: OutsideDeps, call: ChangeCall): Promise<void> {
  const asked = await shop.order(call.order, contextOf(call));
  const ours = await records.stateOf(call.caseNo);
  if (asked && ours) await records.saveOrder({ ...asked.order, shop: ours.request.shop }, asked.person);
}

async function change(deps: OutsideDeps, call: ChangeCall): Promise<Money> {
  const { shop } = deps.ports;
  const context = contextOf(call);
  const wish = await wishOf(deps, call);
  const { difference } = await settleUnknown(
    () => shop.changeOrder(call.key, { orderNo: call.order, change: wish }, context),
    () => shop.lookupOrderChange(call.key, context),
  );
  return difference;
}

async function wishOf({ records }: OutsideDeps, call: ChangeCall): Promise<OrderChangeWish> {
  const { kind, methodId = '', items = [] } = call;
  if (kind === 'payment') return { kind, methodId };
  if (kind === 'items')
    return { kind, methodId, items: items.map(({ lineNo, quantity, sku }) => ({ lineNo, quantity, newSku: sku })) };
  return { kind: 'address', address: await addressOf(records, call) };
}

async function changeAddress({ ports: { shop }, records }: OutsideDeps, call: ChangeCall): Promise<undefined> {
  const context = contextOf(call);
  const asked = await shop.order(call.order, context);
  if (!asked) throw ApplicationFailure.nonRetryable(`order ${call.order} is gone`, 'Rejected');
  const { customerId } = asked.order;
  const address = await addressOf(records, call);
  await settleUnknown(
    () => shop.changeDefaultAddress(call.key, { customerId, address }, context),
    () => shop.lookupAddressChange(call.key, context),
  );
}

async function addressOf(records: OutsideDeps['records'], { caseNo }: ChangeCall) {
  const address = await records.addressOf(caseNo);
  if (!address) throw ApplicationFailure.nonRetryable(`${caseNo} names no address`, 'Rejected');
  return address;
}
