import type { EventData } from '#domain/case/events.ts';
import { kindOf, type Kind } from '#domain/intake/kind.ts';
import { COMPLAINT_CAUSES } from '#domain/intake/complaint.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import type { TaskKind } from '#domain/task.ts';

/** The kinds that a person leads from the start: what they open with is a task to talk (A6, G1, J1), or to answer a bank (R22). */
const TALK_OF_KIND: { readonly [K in Kind]?: { readonly task: TaskKind; readonly why: string } } = {
  consultation: { task: 'answer', why: 'a question' },
  complaint: { task: 'complaint', why: 'a complaint' },
  review_recovery: { task: 'contact', why: 'unhappy in public' },
  payment_dispute: { task: 'bankDispute', why: 'a bank disputes a payment of an order that no case is about' },
};

export const isPersonLed = (kind: Kind): boolean => TALK_OF_KIND[kind] !== undefined;

/** The task that such a request begins with; a complaint's goes to the department of its class (A6). */
export function talkTaskOf(request: CaseRequest): Omit<EventData['taskOpened'], 'task'> | undefined {
  const talk = TALK_OF_KIND[kindOf(request)];
  if (!talk) return undefined;
  const { cause, review } = request;
  return {
    kind: talk.task,
    why: [talk.why, cause, review ? `${review.stars} of 5` : undefined].filter(Boolean).join(', '),
    ...(cause ? { department: COMPLAINT_CAUSES[cause] } : {}),
  };
}
