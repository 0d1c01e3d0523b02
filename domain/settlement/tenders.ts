import { TENDERS, type Payment } from '#domain/order.ts';
import { allocate } from './allocate.ts';
import type { SettlementRules } from './rules.ts';
import { comesBackInKind, type Tender } from './tender.ts';

/** A payment of the order and what can still go back on it. */
export interface TenderRoom extends Pick<Payment, 'paymentId' | 'tender' | 'methodId'> {
  /** Without what is owed to other refunds of the same payment (R7). */
  readonly room: number;
  /** Nothing can go to it any more: a card that expired, a gift card that was closed. */
  readonly closed?: boolean;
}

/**
 * How a part goes back: to the means it was paid by; as the points or the coupon it was; on a new gift card for one
 * that was closed; or another way, which the customer chooses and more than one person agrees to (R16).
 */
export type WayBack = 'original' | 'inKind' | 'reissue' | 'alternate';

export interface TenderPart {
  readonly paymentId: string;
  readonly tender: Tender;
  readonly methodId: string;
  readonly amount: number;
  readonly way: WayBack;
}

export interface TenderParts {
  readonly parts: readonly TenderPart[];
  /** What no payment has room for: the case says so, it is not 'refunded' (R17). */
  readonly shortfall: number;
}

/**
 * Divides an amount over the order's payments, in the policy's order or by the room each has left, never more than the
 * room of any (R7, R16). Points and coupons always come back as what they were: another way for them would be money.
 */
export function splitOverTenders(
  { tenderOrder, tenderSplit }: Pick<SettlementRules, 'tenderOrder' | 'tenderSplit'>,
  amount: number,
  payments: readonly TenderRoom[],
): TenderParts {
  const ordered = inOrder(tenderOrder, payments).map((payment) => ({ ...payment, room: Math.max(0, payment.room) }));
  const rooms = ordered.map(({ room }) => room);
  const covered = Math.min(
    amount,
    rooms.reduce((total, room) => total + room, 0),
  );
  const shares = tenderSplit === 'proportional' ? allocate(covered, rooms) : oneByOne(covered, rooms);
  const parts = ordered.map(({ paymentId, tender, methodId, closed }, index): TenderPart => {
    const way = wayBack(tender, closed ?? false);
    return { paymentId, tender, methodId, amount: shares[index] ?? 0, way };
  });
  return { parts: parts.filter((part) => part.amount > 0), shortfall: amount - covered };
}

/** By the policy's order, tenders it does not name last; payments of one tender stay as they were given. */
function inOrder(order: readonly Tender[], payments: readonly TenderRoom[]): readonly TenderRoom[] {
  const ranks = [...order, ...TENDERS.filter((tender) => !order.includes(tender))];
  return payments.toSorted((a, b) => ranks.indexOf(a.tender) - ranks.indexOf(b.tender));
}

function oneByOne(amount: number, rooms: readonly number[]): readonly number[] {
  let left = amount;
  return rooms.map((room) => {
    const share = Math.min(left, room);
    left -= share;
    return share;
  });
}

function wayBack(tender: Tender, closed: boolean): WayBack {
  if (comesBackInKind(tender)) return 'inKind';
  if (!closed) return 'original';
  return tender === 'gift_card' ? 'reissue' : 'alternate';
}
