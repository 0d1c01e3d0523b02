import type { Remedy } from './remedy.ts';
import { apology } from './apology/index.ts';
import { exchange } from './exchange/index.ts';
import { changeOrder } from './change-order/index.ts';
import { coupon } from './coupon/index.ts';
import { gift } from './gift/index.ts';
import { guidance } from './guidance/index.ts';
import { intercept } from './intercept/index.ts';
import { lostParcel } from './lost-parcel/index.ts';
import { partialRefund } from './partial-refund/index.ts';
import { refusedDelivery } from './refused-delivery/index.ts';
import { refundOnly } from './refund-only/index.ts';
import { repair } from './repair/index.ts';
import { reship } from './reship/index.ts';
import { returnAndRefund } from './return-and-refund/index.ts';
import { wait } from './wait/index.ts';

/** Every remedy there is: adding one is a folder and a line here (C1). */
export const REMEDIES = {
  return_and_refund: returnAndRefund,
  refund_only: refundOnly,
  exchange,
  reship,
  repair,
  refused_delivery: refusedDelivery,
  lost_parcel: lostParcel,
  intercept,
  partial_refund: partialRefund,
  coupon,
  gift,
  guidance,
  apology,
  wait,
  change_order: changeOrder,
} as const satisfies Record<string, Remedy>;

export type RemedyKind = keyof typeof REMEDIES;

export const remedyOf = (kind: RemedyKind): Remedy => REMEDIES[kind];
export const isRemedyKind = (text: string): text is RemedyKind => Object.hasOwn(REMEDIES, text);

/** The remedy that answers a wish; a wish that names none is answered by the shop's ordinary one. */
export const remedyWished = (wish: string): RemedyKind => {
  if (wish === 'compensation') return 'coupon';
  return isRemedyKind(wish) ? wish : 'return_and_refund';
};
