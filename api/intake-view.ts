import type { CaseState } from '#domain/case/state.ts';
import { COMPLAINT_CAUSES } from '#domain/intake/complaint.ts';
import { kindOf } from '#domain/intake/kind.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import type { CaseView } from './schemas/case.ts';

type FactNames =
  'cause' | 'impact' | 'urgent' | 'symptomCode' | 'hasTried' | 'since' | 'serials' | 'review' | 'expectedAt';
type DetailNames =
  | 'kind'
  | 'department'
  | 'triage'
  | 'firstResponseAt'
  | 'replies'
  | 'contacts'
  | 'publicReplies'
  | 'opinion'
  | 'alarms';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null | undefined): string | null => (at === null || at === undefined ? null : iso(at));

/** What of the request is beyond goods and wish (A2). */
export const requestFactsOf = (request: CaseRequest): Pick<CaseView['request'], FactNames> => ({
  cause: request.cause ?? null,
  impact: request.impact ?? null,
  urgent: request.urgent ?? false,
  symptomCode: request.symptomCode ?? null,
  hasTried: request.hasTried ?? false,
  since: isoOrNull(request.appearedAt),
  serials: [...(request.serials ?? [])],
  review: request.review
    ? { reviewId: request.review.reviewId, stars: request.review.stars, line: request.review.lineNo ?? null }
    : null,
  expectedAt: isoOrNull(request.expectedAt),
});

/** How it is looked after; the customer does not see the house's order and alarms. */
export function intakeDetailsOf(state: CaseState, isCustomer: boolean): Pick<CaseView, DetailNames> {
  const { request, triage, contacts = [], opinion } = state;
  return {
    kind: kindOf(request),
    department: request.cause ? COMPLAINT_CAUSES[request.cause] : null,
    triage: isCustomer ? null : (triage ?? null),
    firstResponseAt: isoOrNull(state.firstResponseAt),
    replies: state.replies ?? 0,
    contacts: isCustomer
      ? []
      : contacts.map(({ channel, reached, cause, at }) => ({ channel, reached, cause: cause ?? null, at: iso(at) })),
    publicReplies: state.publicReplies ?? 0,
    opinion: opinion && !isCustomer ? { stars: opinion.stars, changedAt: iso(opinion.changedAt) } : null,
    alarms: isCustomer ? [] : [...(state.alarms ?? [])],
  };
}
