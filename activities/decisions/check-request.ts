import type { LookedUp } from '#activities/outside/contract.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Order, OrderPerson } from '#domain/order.ts';
import { refuse, type Refusal } from '#domain/refusals.ts';
import type { Policy } from '#policies/policy.ts';
import type { CaseTx } from '#store/case-tx.ts';

/** What the plain facts of a request are checked against. */
export interface RequestCheck extends LookedUp {
  readonly tx: CaseTx;
  readonly state: CaseState;
  readonly order: Order | undefined;
  readonly policy: Policy;
}

/** The first plain fact that forbids the request, or undefined: order, person, lines, means of refund (A2, B1). */
export async function checkRequest({ tx, state, order, policy, refundTo }: RequestCheck): Promise<Refusal | undefined> {
  if (!order) return refuse('order_unknown', { order: state.request.order }).refusal;
  const [asked, ordered] = [await tx.person(), await tx.orderPerson()];
  if (asked && ordered && !isSamePerson(asked, ordered)) return refuse('order_of_other_customer').refusal;
  if (order.status === 'cancelled') return refuse('order_cancelled').refusal;
  const unknown = state.request.items?.find(({ lineNo }) => !order.lines.some((line) => line.lineNo === lineNo));
  if (unknown) return refuse('line_unknown', { line: unknown.lineNo }).refusal;
  const tooMany = state.request.items?.find(({ lineNo, quantity }) =>
    order.lines.some((line) => line.lineNo === lineNo && quantity > line.quantity),
  );
  if (tooMany) return refuse('units_not_free', { line: tooMany.lineNo, asked: tooMany.quantity }).refusal;
  return checkRefundTo({ state, order, policy, refundTo });
}

function checkRefundTo({
  state,
  order,
  policy,
  refundTo,
}: Omit<RequestCheck, 'tx' | 'order'> & { order: Order }): Refusal | undefined {
  const wished = state.request.refundTo;
  if (wished === undefined) return undefined;
  const original = order.payments.some(({ methodId }) => methodId === wished);
  const allowed = refundTo !== null && policy.allowsRefundTo({ original, ...refundTo });
  return allowed ? undefined : refuse('refund_method_not_allowed', { refundTo: wished }).refusal;
}

/** Whoever asks must be who ordered: by e-mail, or by the last digits of a phone number. */
function isSamePerson(asked: Pick<OrderPerson, 'email' | 'phone'>, ordered: OrderPerson): boolean {
  const sameEmail = asked.email !== null && asked.email.toLowerCase() === ordered.email?.toLowerCase();
  const samePhone =
    asked.phone !== null && digits(asked.phone) !== '' && digits(asked.phone) === digits(ordered.phone ?? '');
  return sameEmail || samePhone;
}

/** The national part of a phone number: its last ten digits, however it is written. */
const digits = (phone: string): string => phone.replaceAll(/\D/g, '').slice(-10);
