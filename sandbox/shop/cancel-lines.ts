import { Problem, refused } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { cancelledOf } from '#sandbox/shop/cancelled-units.ts';
import type { Cancellation, CancellationInput, Order } from '#sandbox/shop/schemas.ts';

/** Take units out of an order that have not left yet: all that are named, or none. */
export function cancelLines(
  tx: Tx,
  orderNo: string,
  { input, at }: { input: CancellationInput; at: number },
): Cancellation {
  const order = orderOf(tx.state, orderNo);
  for (const [index, asked] of input.lines.entries())
    refuseLine(tx.state, order, { asked, field: `body.lines.${index}` });
  const { cancellationKey, lines, reason } = input;
  const cancellation: Cancellation = { cancellationKey, orderNo, lines, cancelledAt: iso(at) };
  const data = { cancellation, reason };
  tx.emit('order.lines_cancelled', { at, port: 'shop', orderNo, key: cancellationKey, data });
  return cancellation;
}

type Asked = { readonly asked: CancellationInput['lines'][number]; readonly field: string };

function refuseLine({ shop }: State, order: Order, { asked: { lineNo, quantity }, field }: Asked): void {
  const line = order.lines.find((one) => one.lineNo === lineNo);
  if (!line) throw refused('line_unknown', `${field}: order ${order.orderNo} has no line ${lineNo}`);
  if (line.parcel !== null)
    throw new Problem(409, 'already_shipped', `${field}: line ${lineNo} has left in ${line.parcel}`);
  const left = order.status === 'cancelled' ? 0 : line.quantity - cancelledOf(shop, order.orderNo, lineNo);
  if (quantity > left) throw refused('quantity_above_ordered', `${field}.quantity: only ${left} are left to cancel`);
}
