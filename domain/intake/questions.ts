import { kindOf, type Kind } from './kind.ts';
import type { CaseRequest, Problem, Question } from './request.ts';

/** What each kind has to know before anybody judges; whatever is not named here is not asked for (A3, A5). */
const ASKED: { readonly [K in Kind]: readonly Question[] } = {
  consultation: ['symptom'],
  return: ['items', 'problem', 'wish'],
  exchange: ['items', 'problem', 'wish'],
  missing_or_wrong: ['items', 'problem', 'wish'],
  late_or_lost: ['wish'],
  repair: ['items', 'problem', 'wish'],
  refused_on_delivery: [],
  review_recovery: [],
  complaint: ['cause', 'symptom'],
  order_change: [],
  cancellation: ['problem'],
  out_of_stock: ['wish'],
  payment_dispute: [],
};

const NEEDS_PROOF: ReadonlySet<Problem> = new Set([
  'defective',
  'not_as_described',
  'damaged_in_transit',
  'wrong_item',
  'missing_item',
]);

/** The facts that must be known before anybody judges; quality problems need words and proof (A2, B4). */
export function openQuestions(request: CaseRequest): Question[] {
  const { problem } = request;
  const proof: readonly Question[] = problem && NEEDS_PROOF.has(problem) ? ['symptom', 'evidence'] : [];
  const asked: ReadonlySet<Question> = new Set([...ASKED[kindOf(request)], ...proof]);
  return [...asked].filter((question) => IS_OPEN[question](request));
}

const IS_OPEN: { readonly [Q in Question]: (request: CaseRequest) => boolean } = {
  items: ({ items }) => items === undefined || items.length === 0,
  problem: ({ problem }) => problem === undefined,
  wish: ({ wish }) => wish === undefined,
  symptom: ({ hasSymptom }) => !hasSymptom,
  evidence: ({ evidence }) => evidence === 0,
  cause: ({ cause }) => cause === undefined,
};
