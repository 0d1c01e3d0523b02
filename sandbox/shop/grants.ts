import { heldValue } from '#sandbox/core/held.ts';
import { newCode, newId } from '#sandbox/core/ids.ts';
import { refused, unknown } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import type { Grant, GrantInput } from '#sandbox/shop/grant-schemas.ts';
import type { Customer, PaymentMethod, Tier } from '#sandbox/shop/schemas.ts';

type When = { readonly at: number; readonly orderNo: string | null };

/** What a grant changes about its customer besides being there. */
type Effect = { readonly method?: PaymentMethod; readonly tier?: Tier };

/** Give a customer something for nothing; points and gift cards can be used at once. */
export function makeGrant(tx: Tx, input: GrantInput, { at, orderNo }: When): Grant {
  const { grantKey, customerId, kind, value, reason } = input;
  const customer = tx.state.shop.customers.get(customerId);
  if (!customer) throw unknown('customer', customerId);
  const effect = effectOf(tx.state, input, customer);
  const grant: Grant = {
    grantId: newId('gr'),
    grantKey,
    customerId,
    kind,
    value,
    ...((kind === 'coupon' || kind === 'gift_card') && { code: newCode() }),
    ...(effect.method && { methodId: effect.method.methodId }),
    status: 'active',
    expiresAt: input.expiresAt ? iso(Date.parse(input.expiresAt)) : null,
    createdAt: iso(at),
  };
  tx.emit('grant.made', { at, port: 'shop', orderNo, key: grantKey, data: { grant, reason, ...effect } });
  return grant;
}

function effectOf(state: State, input: GrantInput, customer: Customer): Effect {
  if (input.kind === 'tier') return { tier: input.value.tier };
  if (input.kind === 'coupon') return {};
  const { id: customerId } = customer;
  if (input.kind === 'gift_card')
    return { method: { methodId: newId('gift_card'), customerId, tender: 'gift_card', balance: input.value } };
  return { method: withPoints(accountOf(state, customer), input.value.points) };
}

type Account = PaymentMethod & { readonly balance: Money };

/** The account of points that a customer has, or gets with the first point. */
function accountOf({ shop }: State, { id: customerId, orderNos: [first = ''] }: Customer): Account {
  const own = [...shop.paymentMethods.values()].find((one) => one.customerId === customerId && one.tender === 'points');
  const balance = own?.balance ?? { amount: 0, currency: shop.orders.get(first)?.shipping.currency ?? 'USD' };
  return { methodId: `points_${customerId}`, customerId, tender: 'points', ...own, balance };
}

/** One point is one minor unit. */
const withPoints = ({ balance, ...account }: Account, points: number): PaymentMethod => ({
  ...account,
  balance: { ...balance, amount: balance.amount + points },
});

/** A grant as it is at that time. */
export const grantAt = (grant: Grant, at: number): Grant =>
  grant.status === 'active' && grant.expiresAt !== null && Date.parse(grant.expiresAt) <= at
    ? { ...grant, status: 'expired' }
    : grant;

export const grantOf = ({ shop }: State, grantKey: string): Grant => heldValue(shop.grants, grantKey, 'grant');

function openGrant(state: State, grantKey: string, at: number): Grant {
  const grant = grantAt(grantOf(state, grantKey), at);
  if (grant.status === 'spent' || isUsed(state, grant)) throw refused('grant_spent', `grant ${grantKey} was used`);
  if (grant.status === 'expired') throw refused('grant_expired', `grant ${grantKey} ended at ${grant.expiresAt ?? ''}`);
  return grant;
}

/** Whether some of what was given is gone already. */
function isUsed({ shop }: State, { kind, value, methodId = '' }: Grant): boolean {
  const held = shop.paymentMethods.get(methodId)?.balance?.amount ?? 0;
  if ('points' in value) return held < value.points;
  return kind === 'gift_card' && 'amount' in value && held < value.amount;
}

/** Take back what was given and has not been used. */
export function revokeGrant(tx: Tx, grantKey: string, { at, orderNo }: When): Grant {
  if (grantOf(tx.state, grantKey).status === 'revoked') return grantOf(tx.state, grantKey);
  const open = openGrant(tx.state, grantKey, at);
  const grant: Grant = { ...open, status: 'revoked' };
  tx.emit('grant.revoked', { at, port: 'shop', orderNo, key: grantKey, data: { grant, ...undone(tx.state, open) } });
  return grant;
}

function undone({ shop }: State, { value, methodId = '' }: Grant): Effect {
  if ('tier' in value) return { tier: 'standard' };
  const method = shop.paymentMethods.get(methodId);
  if (!method?.balance) return {};
  const { balance } = method;
  if ('points' in value) return { method: withPoints({ ...method, balance }, -value.points) };
  return { method: { ...method, balance: { ...balance, amount: 0 }, closed: true } };
}

/** The customer uses what was given. */
export function spendGrant(tx: Tx, grantKey: string, { at, orderNo }: When): Grant {
  const open = openGrant(tx.state, grantKey, at);
  if (open.status === 'revoked') throw refused('grant_revoked', `grant ${grantKey} was taken back`);
  const grant: Grant = { ...open, status: 'spent' };
  tx.emit('grant.spent', { at, port: 'shop', orderNo, key: grantKey, data: { grant } });
  return grant;
}
