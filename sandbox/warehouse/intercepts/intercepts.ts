import { dropParcelsOf } from '#sandbox/carrier/parcels.ts';
import { durationMs } from '#sandbox/core/duration.ts';
import { heldValue } from '#sandbox/core/held.ts';
import { refused } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import type { Order } from '#sandbox/shop/schemas.ts';
import { cancelHappenings, schedule } from '#sandbox/time/schedule.ts';
import type { Happening } from '#sandbox/time/state.ts';
import type {
  Intercept,
  InterceptInput,
  InterceptOutcome,
  InterceptPlan,
} from '#sandbox/warehouse/intercepts/schemas.ts';
import { checkLines } from '#sandbox/warehouse/lines.ts';

const ANSWERED_AFTER = 'PT2H';

export const interceptOf = ({ warehouse }: State, interceptKey: string): Intercept =>
  heldValue(warehouse.intercepts, interceptKey, 'intercept');

const planOf = ({ warehouse }: State, orderNo: string): InterceptPlan => warehouse.interceptPlans.get(orderNo) ?? {};

/** The warehouse is asked to hold units back; what it says comes later (R31). */
export function askIntercept(
  tx: Tx,
  input: InterceptInput,
  { at, key }: { at: number; key: string | null },
): Intercept {
  const order = orderOf(tx.state, input.orderNo);
  checkLines(tx.state, order, input.lines);
  const { orderNo } = order;
  const { interceptKey, lines, reason } = input;
  const value: Intercept = { interceptKey, orderNo, lines, status: 'asked', askedAt: iso(at), answeredAt: null };
  tx.emit('intercept.asked', { at, port: 'warehouse', orderNo, key, data: { value, reason } });
  const { outcome, after = ANSWERED_AFTER } = planOf(tx.state, orderNo);
  if (outcome !== 'manual') {
    const due = at + durationMs(after);
    schedule(tx, { orderNo, at: due, kind: 'intercept.answer', what: 'intercept.answered', data: { interceptKey } });
  }
  return value;
}

/** The asked lines that have left. */
const leftOf = ({ lines }: Order, asked: Intercept['lines']): Intercept['lines'] =>
  asked.filter(({ lineNo }) => lines.find((one) => one.lineNo === lineNo)?.parcel !== null);

/** Whether a line can be taken out of its parcel again: as a whole, and not when the customer has it. */
function canPull({ lines, parcels }: Order, { lineNo, quantity }: Intercept['lines'][number]): boolean {
  const line = lines.find((one) => one.lineNo === lineNo);
  const isReached = parcels.some((one) => one.trackingNo === line?.parcel && one.deliveredAt !== null);
  return line?.quantity === quantity && !isReached;
}

/** How it ends: what has left is too late, unless the warehouse is told to run after it and can. */
function judge(order: Order, asked: Intercept['lines'], told: InterceptOutcome | undefined): InterceptOutcome {
  const left = leftOf(order, asked);
  if (told === 'too_late' || left.some((line) => !canPull(order, line))) return 'too_late';
  return told ?? (left.length > 0 ? 'too_late' : 'intercepted');
}

const isAnswerOf = (interceptKey: string) => (one: Happening) =>
  one.kind === 'intercept.answer' && one.data.interceptKey === interceptKey;

export type Answering = { readonly outcome?: InterceptOutcome | undefined; readonly at: number };

/** The warehouse says how the race ended: as told, as planned, or as it sees the goods. */
export function answerIntercept(tx: Tx, interceptKey: string, { outcome: told, at }: Answering): Intercept {
  const { orderNo, lines, status } = interceptOf(tx.state, interceptKey);
  if (status !== 'asked') throw refused('intercept_answered', `intercept ${interceptKey} is ${status}`);
  const order = orderOf(tx.state, orderNo);
  const planned = planOf(tx.state, orderNo).outcome;
  const outcome = judge(order, lines, told ?? (planned === 'manual' ? undefined : planned));
  cancelHappenings(tx, orderNo, { at, matching: isAnswerOf(interceptKey) });
  const pulled = outcome === 'intercepted' ? leftOf(order, lines).map(({ lineNo }) => lineNo) : [];
  const before = order.parcels.map(({ trackingNo }) => trackingNo);
  tx.emit('intercept.answered', {
    at,
    port: 'warehouse',
    orderNo,
    key: null,
    data: { interceptKey, outcome, pulled },
  });
  const left = new Set(order.parcels.map(({ trackingNo }) => trackingNo));
  dropParcelsOf(tx, orderNo, { at, trackingNos: before.filter((one) => !left.has(one)) });
  const news = { interceptKey, orderNo, outcome, at: iso(at) };
  tx.webhook({ port: 'warehouse', type: 'intercept.answered', at, orderNo, data: news });
  return interceptOf(tx.state, interceptKey);
}

/** What the warehouse will answer; `manual` also stops answers under way. */
export function planIntercepts(tx: Tx, orderNo: string, { plan, at }: { plan: InterceptPlan; at: number }): void {
  tx.emit('intercept.planned', { at, port: 'warehouse', orderNo, key: null, data: { plan } });
  if (plan.outcome === 'manual') {
    cancelHappenings(tx, orderNo, { at, matching: (one) => one.kind === 'intercept.answer' });
  }
}
