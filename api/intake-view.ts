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
  const { request, replies = 0, publicReplies = 0 } = state;
  return {
    kind: kindOf(request),
    department: request.cause ? COMPLAINT_CAUSES[request.cause] : null,
    firstResponseAt: isoOrNull(state.firstResponseAt),
    replies,
    publicReplies,
    ...(isCustomer ? NOTHING_OF_THE_HOUSE : ofTheHouse(state)),
  };
}

type OfTheHouse = Pick<CaseView, 'triage' | 'contacts' | 'opinion' | 'alarms'>;

const NOTHING_OF_THE_HOUSE: OfTheHouse = { triage: null, contacts: [], opinion: null, alarms: [] };

const ofTheHouse = ({ triage, contacts = [], opinion, alarms = [] }: CaseState): OfTheHouse => ({
  triage: triage ?? null,
  contacts: contacts.map(({ cause, at, ...one }) => ({ ...one, cause: cause ?? null, at: iso(at) })),
  opinion: opinion ? { stars: opinion.stars, changedAt: iso(opinion.changedAt) } : null,
  alarms: [...alarms],
});
