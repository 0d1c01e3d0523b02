import type { Because } from '#domain/policy/decision.ts';
import type { Terms } from '#domain/remedies/price.ts';
import type { KnowledgeBase } from '#knowledge/base.ts';
import { linesMeant, type Bench } from './bench.ts';

/** What is offered first for a known problem, and why. */
export interface KnownProblem {
  readonly terms: Terms;
  readonly because: Because;
}

/**
 * Guidance for a problem that is known of these goods (B2): by the symptom that was picked, where the policy meets known
 * problems with guidance and the customer has not tried it. The version that is in force now stays with the offer.
 */
export function knownProblem({ state, order, policy }: Bench, knowledge: KnowledgeBase): KnownProblem | undefined {
  const { symptomCode } = state.request;
  if (!policy.guidanceFirst || symptomCode === undefined || state.granted) return undefined;
  const goods = linesMeant(state.request, order).map(({ line: { sku, category, name } }) => ({ sku, category, name }));
  const article = knowledge.known(goods, symptomCode, state.guided ?? []);
  if (!article) return undefined;
  const { id, version, title, steps } = article;
  return {
    terms: {
      remedy: 'guidance',
      freight: 'merchant',
      refundShipping: false,
      guidance: { article: id, version, steps },
    },
    because: {
      policy: policy.id,
      version: policy.version,
      rule: 'known-problem',
      cites: ['B2'],
      says: { zh: `这是一个已知问题：${title.zh}。`, en: `This is a known problem: ${title.en}.` },
      facts: { symptomCode, article: id, articleVersion: version },
    },
  };
}
