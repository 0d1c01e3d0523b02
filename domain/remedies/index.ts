import type { Remedy } from './remedy.ts';
import { refundOnly } from './refund-only/index.ts';
import { returnAndRefund } from './return-and-refund/index.ts';

/** Every remedy there is: adding one is a folder and a line here (C1). */
export const REMEDIES = {
  return_and_refund: returnAndRefund,
  refund_only: refundOnly,
} as const satisfies Record<string, Remedy>;

export type RemedyKind = keyof typeof REMEDIES;

export const remedyOf = (kind: RemedyKind): Remedy => REMEDIES[kind];
export const isRemedyKind = (text: string): text is RemedyKind => Object.hasOwn(REMEDIES, text);

/** The remedy that answers a wish; a wish that names none is answered by the shop's ordinary one. */
export const remedyWished = (wish: string): RemedyKind => (isRemedyKind(wish) ? wish : 'return_and_refund');
