import { kindOf } from '#domain/intake/kind.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import type { Priority, TriageFacts } from '#domain/triage.ts';
import type { PolicyBook } from './load.ts';

/**
 * How urgent a request is by what it says itself, for the order in which the case's work is done (A7). Whose order it
 * is nobody knows yet: that is triage's, once the order was looked up.
 */
export const startPriority =
  (book: PolicyBook) =>
  ({
    request,
    policy,
  }: {
    readonly request: CaseRequest;
    readonly policy: { id: string; version: string };
  }): Priority => {
    const { impact = 'unsaid', urgent = false } = request;
    const facts: TriageFacts = { kind: kindOf(request), impact, urgent, tier: 'standard' };
    return book.get(policy.id, policy.version).triage(facts).priority;
  };
