import type { LookedUp } from '#activities/outside/contract.ts';
import type { CaseState } from '#domain/case/state.ts';
import { kindOf } from '#domain/intake/kind.ts';
import type { Order, OrderPerson } from '#domain/order.ts';
import { isPersonLed } from '#domain/talk/talk-task.ts';
import { refuse, type Refusal } from '#domain/refusals.ts';
import { checkReplacements } from '#domain/remedies/exchange/wanted.ts';
import type { Policy } from '#policies/policy.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { linesMeant } from './bench.ts';

/** What the plain facts of a request are checked against. */
export interface RequestCheck extends LookedUp {
  readonly tx: CaseTx;
  readonly state: CaseState;
  readonly order: Order | undefined;
  readonly policy: Policy;
}

/** The first plain fact that forbids the request, or undefined: order, person, lines, means of refund (A2, B1). */
export async function checkRequest({
  tx,
  state,
  order,
  policy,
  refundTo,
  goods,
}: RequestCheck): Promise<Refusal | undefined> {
  if (!order) return refuse('order_unknown', { order: state.request.order }).refusal;
  const [asked, ordered] = [await tx.person(), await tx.orderPerson()];
  if (asked && ordered && !isSamePerson(asked, ordered)) return refuse('order_of_other_customer').refusal;
  // Who asks, complains or is unhappy wants nothing of the order yet: a cancelled one may be the very reason.
  if (order.status === 'cancelled' && !isAboutNoOrder(state.request)) return refuse('order_cancelled').refusal;
  return (
    checkLines(state, order) ?? checkWanted(state, order, goods) ?? checkRefundTo({ state, order, policy, refundTo })
  );
}

/** The lines that are meant: on the order, and in no greater number than were bought. */
function checkLines({ request: { items = [] } }: CaseState, { lines }: Order): Refusal | undefined {
  const unknown = items.find(({ lineNo }) => !lines.some((line) => line.lineNo === lineNo));
  if (unknown) return refuse('line_unknown', { line: unknown.lineNo }).refusal;
  const tooMany = items.find(({ lineNo, quantity }) =>
    lines.some((line) => line.lineNo === lineNo && quantity > line.quantity),
  );
  return tooMany && refuse('units_not_free', { line: tooMany.lineNo, asked: tooMany.quantity }).refusal;
}

/** Who asks or complains wants nothing of the order; where the next ones go has nothing to do with this one (J1). */
const isAboutNoOrder = (request: CaseState['request']): boolean =>
  isPersonLed(kindOf(request)) || request.change?.kind === 'default_address';

/** The articles wished for instead: sold by the shop, and variants of what was bought (D3). */
function checkWanted({ request }: CaseState, order: Order, goods: RequestCheck['goods']): Refusal | undefined {
  const { replacements = [] } = request;
  if (replacements.length === 0 || !goods) return undefined;
  const items = linesMeant(request, order).map(({ line: { lineNo }, quantity }) => ({ lineNo, quantity }));
  const checked = checkReplacements({ order, items, replacements, goods });
  return checked.ok ? undefined : checked.refusal;
}

function checkRefundTo({
  state,
  order,
  policy,
  refundTo,
}: Omit<RequestCheck, 'tx' | 'order' | 'goods'> & { order: Order }): Refusal | undefined {
  const wished = state.request.refundTo;
  if (wished === undefined) return undefined;
  const original = order.payments.some(({ methodId }) => methodId === wished);
  const allowed =
    refundTo !== null && policy.allowsRefundTo({ original, unshipped: order.status === 'pending', ...refundTo });
  return allowed ? undefined : refuse('refund_method_not_allowed', { refundTo: wished }).refusal;
}

/** Whoever asks must be who ordered: by e-mail, or by the last digits of a phone number. */
function isSamePerson(asked: Pick<OrderPerson, 'email' | 'phone'>, ordered: OrderPerson): boolean {
  // Opened by news of the shop's own, and the shop knows nobody: then nobody asks in another's name.
  if (asked.email === null && asked.phone === null) return true;
  const sameEmail = asked.email !== null && asked.email.toLowerCase() === ordered.email?.toLowerCase();
  const samePhone =
    asked.phone !== null && digits(asked.phone) !== '' && digits(asked.phone) === digits(ordered.phone ?? '');
  return sameEmail || samePhone;
}

/** The national part of a phone number: its last ten digits, however it is written. */
const digits = (phone: string): string => phone.replaceAll(/\D/g, '').slice(-10);
