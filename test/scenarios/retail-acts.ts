import type { Json, Story, StoryOrder } from '#test/support/story.ts';
import { differenceOf, paidFor, paymentsOf, RETAIL, type TaskActions, type TaskAddress } from './retail-data.ts';
import { tellMore } from './telling.ts';

const CONSENT = { confirmation: { text: 'Yes, please.' } };
const REASONS: Readonly<Record<string, string>> = {
  'no longer needed': 'no_longer_wanted',
  'ordered by mistake': 'ordered_by_mistake',
};
const usd = (amount: number): Json => ({ amount, currency: 'USD' });

type Act<K extends keyof TaskActions> = (given: TaskActions[K]) => Promise<void>;

/**
 * Every thing that the retail tasks ask for, carried out over the API and checked against what the data set means it to
 * do: at the shop, at the payment provider, at the warehouse and in our ledgers, to the cent.
 */
export function retailActs(story: Story): { readonly [K in keyof TaskActions]: Act<K> } {
  const more = tellMore(story);
  const orderNoOf = (orderId: string): string => orderId.replace('#', '');
  const orderOf = (orderId: string): Promise<StoryOrder> => story.order(orderNoOf(orderId));
  const inTheWorld = ({ orderNo }: StoryOrder): Promise<Json> => story.world('GET', `/world/v1/orders/${orderNo}`);
  const balanceOf = async (methodId: string): Promise<number | undefined> =>
    (await story.world('GET', `/shop/v1/payment-methods/${methodId}`)).balance?.amount;

  /** The order as it came three days ago. */
  async function delivered(orderId: string): Promise<StoryOrder> {
    const deliveredAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
    await story.world('PUT', `/world/v1/orders/${orderNoOf(orderId)}/delivered-at`, { deliveredAt });
    return orderOf(orderId);
  }

  /** An offer that the customer takes, in writing where it costs them something. */
  async function agreed(order: StoryOrder, request: Json): Promise<{ caseNo: string; offer: Json }> {
    const { status, body } = await story.open(order, { items: undefined, ...request });
    expect({ status, code: body.code }).toEqual({ status: 201, code: undefined });
    const { caseNo, case: opened } = body;
    const offer = opened.stage === 'diagnosis' ? await granted(caseNo, opened) : opened.offer;
    const path = `/v1/cases/${caseNo}/offers/${offer.version}/accept`;
    const taken = await story.api('agent', 'POST', path, offer.confirm ? CONSENT : {});
    expect(taken.status).toBe(200);
    return { caseNo, offer };
  }

  /** What is above the limit of the rules is a supervisor's to grant (B5): in these tasks they do. */
  async function granted(caseNo: string, { tasks: [task] }: Json): Promise<Json> {
    expect(task).toMatchObject({ kind: 'decide', why: expect.stringContaining("without a supervisor's yes") });
    await story.act('supervisor', caseNo, `/tasks/${task.id}/decide`, {
      verdict: 'grant',
      reason: 'a valued customer',
    });
    return (await story.until(caseNo, ({ stage }) => stage === 'negotiation')).offer;
  }

  const fulfilled = async (caseNo: string): Promise<Json> => {
    const view = await story.until(caseNo, ({ stage }) => stage === 'followUp');
    expect(view).toMatchObject({ outcome: 'fulfilled', tasks: [] });
    return view;
  };

  /** Units of the order's lines for articles, each named as often as it is meant. */
  const itemsOf = ({ lines }: StoryOrder, skus: readonly string[]): Json[] =>
    lines
      .map(({ lineNo, sku }) => ({ line: lineNo, quantity: skus.filter((one) => one === sku).length }))
      .filter(({ quantity }) => quantity > 0);

  const replacementsOf = ({ lines }: StoryOrder, skus: readonly string[], instead: readonly string[]): Json[] =>
    skus.map((old, index) => ({
      line: lines.find(({ sku }) => sku === old)?.lineNo,
      quantity: 1,
      sku: instead[index],
    }));

  /** The address of a task as the shop writes it: whose it is stays as it was. */
  const addressOf = (name: string, { address1, address2, city, state, zip }: TaskAddress): Json => ({
    name,
    line1: address1,
    ...(address2 === '' ? {} : { line2: address2 }),
    city,
    state,
    zip,
    country: 'US',
  });

  const changing = (change: Json): Json => ({ problem: 'order_details', wish: 'change_order', change });

  async function cancel({ order_id, reason }: TaskActions['cancel_pending_order']): Promise<void> {
    const order = await orderOf(order_id);
    const due = paymentsOf(order_id);
    const { caseNo, offer } = await agreed(order, { problem: REASONS[reason], wish: 'cancel' });
    expect(offer).toMatchObject({
      remedy: 'refund_only',
      money: usd(due.reduce((sum, { amount }) => sum + amount, 0)),
    });
    await story.after(caseNo, 'P3D');
    await fulfilled(caseNo);
    const world = await inTheWorld(order);
    expect(world.order.status).toBe('cancelled');
    expect(methodsOf(world, world.refunds)).toEqual(due.map(({ methodId, amount }) => [methodId, amount, 'succeeded']));
    const { units, payments } = await story.ledger(order);
    expect(units.map(({ settledAs }: Json) => settledAs)).toEqual(units.map(() => 'refunded'));
    expect(payments.map(({ captured, held, refunded }: Json) => ({ captured, held, refunded }))).toEqual(
      due.map(({ amount }) => ({ captured: amount, held: 0, refunded: amount })),
    );
  }

  async function changeAddress(given: TaskActions['modify_pending_order_address']): Promise<void> {
    const order = await orderOf(given.order_id);
    const before = await inTheWorld(order);
    const address = addressOf(before.order.shippingAddress.name, given);
    const { caseNo } = await agreed(order, changing({ kind: 'address', address }));
    await fulfilled(caseNo);
    const { order: now } = await inTheWorld(order);
    expect(now).toEqual({ ...before.order, shippingAddress: address });
  }

  async function changeOwnAddress(given: TaskActions['modify_user_address']): Promise<void> {
    const { user_id: customerId } = given;
    // Any order of theirs says who asks; it stays as it is.
    const order = await orderOf(RETAIL.users[customerId]?.orders[0] ?? '');
    const { order: before } = await inTheWorld(order);
    const { name } = await story.world('GET', `/shop/v1/customers/${customerId}`);
    const address = addressOf(name, given);
    const { caseNo } = await agreed(order, changing({ kind: 'default_address', address }));
    await fulfilled(caseNo);
    expect((await story.world('GET', `/shop/v1/customers/${customerId}`)).address).toEqual(address);
    expect((await inTheWorld(order)).order).toEqual(before);
  }

  async function changeItems(given: TaskActions['modify_pending_order_items']): Promise<void> {
    const { order_id, item_ids, new_item_ids, payment_method_id: payWith } = given;
    const order = await orderOf(order_id);
    const [due, paid, held] = [differenceOf(given), more.netOf(order), await balanceOf(payWith)];
    const replacements = replacementsOf(order, item_ids, new_item_ids);
    const { caseNo, offer } = await agreed(order, { ...changing({ kind: 'items' }), replacements, payWith });
    expect(offer).toMatchObject({ confirm: due > 0, change: { kind: 'items', difference: usd(due) } });
    expect(await fulfilled(caseNo)).toMatchObject({ orderChange: { kind: 'items', difference: usd(due) } });
    await story.after(caseNo, 'P3D');

    const world = await inTheWorld(order);
    expect(skusOf(world.order)).toEqual(
      order.lines
        .flatMap(({ sku, quantity }) => Array.from({ length: quantity }, () => sku))
        .map((sku) => new_item_ids[item_ids.indexOf(sku)] ?? sku)
        .toSorted(),
    );
    expect(more.netOf(world.order)).toBe(paid + due);
    if (due > 0) expect(world.order.payments.at(-1)).toMatchObject({ methodId: payWith, captured: usd(due) });
    if (due < 0) expect(methodsOf(world, world.refunds)).toEqual([[payWith, -due, 'succeeded']]);
    if (held !== undefined) expect(await balanceOf(payWith)).toBe(held - due);
    const { payments } = await story.ledger(order);
    expect(payments.reduce((sum: number, { captured }: Json) => sum + captured, 0)).toBe(paid + due);
  }

  async function sendBack(given: TaskActions['return_delivered_order_items']): Promise<void> {
    const { order_id, item_ids, payment_method_id: refundTo } = given;
    const due = paidFor(given);
    const order = await delivered(order_id);
    const wish = { problem: 'no_longer_wanted', wish: 'return_and_refund' };
    const { caseNo, offer } = await agreed(order, { ...wish, items: itemsOf(order, item_ids), refundTo });
    expect(offer).toMatchObject({ remedy: 'return_and_refund', money: usd(due) });
    await inspected(caseNo);
    await story.after(caseNo, 'P3D');
    expect(await fulfilled(caseNo)).toMatchObject({
      settled: { accepted: item_ids.length, of: item_ids.length },
      refunds: [{ status: 'arrived', money: usd(due), destination: null }],
    });
    const world = await inTheWorld(order);
    expect(methodsOf(world, world.refunds)).toEqual([[refundTo, due, 'succeeded']]);
    expect(paymentsOf(order_id).map(({ methodId }) => methodId)).toContain(refundTo);
    const { units, payments } = await story.ledger(order);
    expect(payments).toEqual([expect.objectContaining({ held: 0, refunded: due })]);
    expect(units.filter(({ state }: Json) => state === 'settled')).toHaveLength(item_ids.length);
    expect(units.filter(({ state }: Json) => state === 'free')).toHaveLength(units.length - item_ids.length);
  }

  /** The goods go back and pass the inspection. */
  async function inspected(caseNo: string): Promise<void> {
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    await story.sendParcel(caseNo);
    await story.after(caseNo, 'P3D');
    await story.until(caseNo, ({ settled }) => settled !== null);
  }

  async function exchange(given: TaskActions['exchange_delivered_order_items']): Promise<void> {
    const { order_id, item_ids, new_item_ids, payment_method_id: payWith } = given;
    const due = differenceOf(given);
    const order = await delivered(order_id);
    const held = await balanceOf(payWith);
    const { caseNo, offer } = await agreed(order, {
      problem: 'no_longer_wanted',
      wish: 'exchange',
      items: itemsOf(order, item_ids),
      replacements: replacementsOf(order, item_ids, new_item_ids),
      payWith,
    });
    expect(offer).toMatchObject({
      remedy: 'exchange',
      charge: due > 0 ? usd(due) : null,
      money: usd(Math.max(0, -due)),
    });
    if (held !== undefined && held < due) return unpaid(order, caseNo, { payWith, held });
    await inspected(caseNo);
    await story.after(caseNo, 'P3D');
    await story.after(caseNo, 'P3D');
    expect(await fulfilled(caseNo)).toMatchObject({ shipments: [{ status: 'signed' }] });

    const world = await inTheWorld(order);
    expect(world.exchanges).toMatchObject([{ paymentMethodId: payWith, difference: usd(due) }]);
    const [sent, ...others] = world.shipments;
    expect(others).toEqual([]);
    expect(sent.status).toBe('shipped');
    expect(skusOf(sent)).toEqual(new_item_ids.toSorted());
    if (due > 0) expect(world.order.payments.at(-1)).toMatchObject({ methodId: payWith, captured: usd(due) });
    if (held !== undefined) expect(await balanceOf(payWith)).toBe(held - due);
    expect(methodsOf(world, world.refunds)).toEqual(due < 0 ? [[backTo(order_id, payWith), -due, 'succeeded']] : []);
    const { units, payments } = await story.ledger(order);
    expect(units.filter(({ settledAs }: Json) => settledAs === 'exchanged')).toHaveLength(item_ids.length);
    expect(payments.reduce((sum: number, { captured, refunded }: Json) => sum + captured - refunded, 0)).toBe(
      more.netOf(order) + due,
    );
  }

  /** The named means cannot pay the difference: nothing is sent either way, and nothing is taken (R15). */
  async function unpaid(
    order: StoryOrder,
    caseNo: string,
    { payWith, held }: { payWith: string; held: number },
  ): Promise<void> {
    await story.until(caseNo, ({ charges }) => charges[0]?.status === 'failed');
    await story.after(caseNo, 'P8D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'closed')).toMatchObject({ outcome: 'lapsed' });
    const world = await inTheWorld(order);
    expect([world.shipments, world.refunds, world.order.payments.length]).toEqual([[], [], order.payments.length]);
    expect(await balanceOf(payWith)).toBe(held);
    const { units, payments } = await story.ledger(order);
    expect(units.map(({ state }: Json) => state)).toEqual(units.map(() => 'free'));
    expect(payments).toEqual([expect.objectContaining({ captured: more.netOf(order), held: 0, refunded: 0 })]);
  }

  return {
    cancel_pending_order: cancel,
    modify_pending_order_address: changeAddress,
    modify_pending_order_items: changeItems,
    modify_user_address: changeOwnAddress,
    return_delivered_order_items: sendBack,
    exchange_delivered_order_items: exchange,
  };
}

/** Money goes back to what paid; another card or account of the customer's gets none, whatever they name (R16). */
const backTo = (orderId: string, named: string): string => {
  const original = paymentsOf(orderId).map(({ methodId }) => methodId);
  return original.includes(named) ? named : (original[0] ?? named);
};

/** Which means of payment got how much, and how that stands. */
const methodsOf = ({ order }: Json, refunds: readonly Json[]): Json[] =>
  refunds.map(({ paymentId, amount, status, destinationMethodId }) => [
    destinationMethodId ?? order.payments.find((one: Json) => one.paymentId === paymentId)?.methodId,
    amount.amount,
    status,
  ]);

const skusOf = ({ lines }: Json): string[] =>
  lines.flatMap(({ sku, quantity }: Json) => Array.from({ length: quantity }, () => sku as string)).toSorted();
