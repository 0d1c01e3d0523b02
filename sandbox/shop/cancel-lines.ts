import { conflict, refused } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { cancelledOf } from '#sandbox/shop/cancelled-units.ts';
import type { Cancellation, CancellationInput, Order, Tender } from '#sandbox/shop/schemas.ts';

type Days = Cancellation['refunds'][number]['businessDays'];

const AT_ONCE: Days = { from: 0, to: 0 };
const A_WEEK: Days = { from: 5, to: 7 };

/** What the shop tells its customers: at once to what it keeps itself, through a bank within a week. */
const DAYS: { readonly [T in Tender]: Days } = {
  gift_card: AT_ONCE,
  points: AT_ONCE,
  coupon: AT_ONCE,
  wallet: { from: 1, to: 3 },
  card: A_WEEK,
  paypal: A_WEEK,
};

/** Take units out of an order that have not left yet: all that are named, or none. */
export function cancelLines(
  tx: Tx,
  orderNo: string,
  { input, at }: { input: CancellationInput; at: number },
): Cancellation {
  const order = orderOf(tx.state, orderNo);
  if (order.itemsChangedAt) throw conflict('already_modified', `the items of order ${orderNo} were changed already`);
  for (const [index, asked] of input.lines.entries())
    refuseLine(tx.state, order, { asked, field: `body.lines.${index}` });
  const { cancellationKey, lines, reason } = input;
  const refunds = order.payments.map(({ paymentId, tender }) => ({ paymentId, tender, businessDays: DAYS[tender] }));
  const cancellation: Cancellation = { cancellationKey, orderNo, lines, cancelledAt: iso(at), refunds };
  const data = { cancellation, reason };
  tx.emit('order.lines_cancelled', { at, port: 'shop', orderNo, key: cancellationKey, data });
  return cancellation;
}

type Asked = { readonly asked: CancellationInput['lines'][number]; readonly field: string };

function refuseLine({ shop }: State, order: Order, { asked: { lineNo, quantity }, field }: Asked): void {
  const line = order.lines.find((one) => one.lineNo === lineNo);
  if (!line) throw refused('line_unknown', `${field}: order ${order.orderNo} has no line ${lineNo}`);
  if (line.parcel !== null) throw conflict('already_shipped', `${field}: line ${lineNo} has left in ${line.parcel}`);
  const left = order.status === 'cancelled' ? 0 : line.quantity - cancelledOf(shop, order.orderNo, lineNo);
  if (quantity > left) throw refused('quantity_above_ordered', `${field}.quantity: only ${left} are left to cancel`);
}
