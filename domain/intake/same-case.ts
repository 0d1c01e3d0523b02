import type { ChangeWish } from '#domain/parts/order-change/order-change.ts';
import { isOrderLevel, kindOf } from './kind.ts';
import type { CaseRequest } from './request.ts';

/**
 * What makes two requests the same problem (A8): shop, order and problem, and what it is about - the lines as far as
 * they are named, a complaint's cause, a public opinion's reference. A request without problem or items is the same as
 * any other such request for the order. Two different changes of an order are two problems; `call` names the call.
 */
export function sameCaseKey(request: CaseRequest, call = ''): string {
  return [request.shop, request.order, request.problem ?? 'unsaid', subjectOf(request, call)].join('|');
}

function subjectOf(request: CaseRequest, call: string): string {
  if (request.change) return changeOf(request, request.change, call);
  if (request.review) return `review ${request.review.reviewId}`;
  // The wish does not tell two problems apart, so neither may the kind that it stands for.
  const kind = request.problem ? kindOf({ problem: request.problem }) : 'return';
  if (kind === 'complaint') return request.cause ?? 'unsaid';
  const items = (request.items ?? []).toSorted((a, b) => a.lineNo - b.lineNo).map((claim) => claim.lineNo);
  return items.join('+') || (isOrderLevel(kind) ? 'order' : 'unsaid');
}

/** An address may stand in no key (R50): each call that names one is a wish of its own, and harmless twice (J1). */
function changeOf({ replacements = [] }: CaseRequest, { kind, methodId }: ChangeWish, call: string): string {
  if (kind === 'payment') return `payment ${methodId ?? 'unsaid'}`;
  if (kind !== 'items') return `${kind} ${call}`;
  return `items ${replacements
    .map(({ lineNo, quantity, sku }) => `${lineNo}x${quantity}=${sku}`)
    .toSorted()
    .join('+')}`;
}
