import { z } from 'zod';
import { iso } from '#api/case-view.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { instant, shop } from '#api/schemas/fields.ts';
import { pageOf } from '#api/schemas/paging.ts';
import { policyLine, policyName, policyPage, policyVersion, trial } from '#api/schemas/policy.ts';
import type { TriedAnswer } from '#policies/try/ask.ts';
import type { TriedCase } from '#policies/try/try-draft.ts';
import { draftText, refuseDraft } from './policy-drafts.ts';

const MAX_TRIED = 2_000;

export const listPolicies = defineRoute({
  method: 'get',
  path: '/v1/policies',
  operationId: 'listPolicies',
  tag: 'policies',
  summary: 'List policies: every version, and which of them a case of today pins',
  cites: ['C2', 'F4'],
  idempotency: 'none',
  responses: { 200: { description: 'All versions, in the order they take effect.', schema: pageOf(policyLine) } },
  handler: (_input, context) => ({
    status: 200,
    body: { data: context.deps.policies.list(), next_cursor: null, has_more: false },
  }),
});

export const getPolicy = defineRoute({
  method: 'get',
  path: '/v1/policies/{id}/{version}',
  operationId: 'getPolicy',
  tag: 'policies',
  summary: 'Read a version of a policy, explained',
  description: 'Every value with how sure it is, every rule with its condition and the sentence people read.',
  cites: ['C2', 'R35'],
  idempotency: 'none',
  params: z.strictObject({ id: policyName, version: policyVersion }),
  responses: { 200: { description: 'The version.', schema: policyPage } },
  refusals: ['policy_version_unknown'],
  handler({ params }, context) {
    const found = context.deps.policies.read(params.id, params.version);
    if (!found) throw new Problem('policy_version_unknown');
    return { status: 200, body: found };
  },
});

export const tryPolicy = defineRoute({
  method: 'post',
  path: '/v1/policies/try',
  operationId: 'tryPolicy',
  tag: 'policies',
  summary: 'Try a draft on the cases that are over: which decisions, costs and deadlines would differ',
  description:
    'Nothing is changed. Without `shop` the draft is tried on cases that pinned any version of its policy, with it on all cases of that shop.',
  cites: ['C2', 'F4', 'R35'],
  idempotency: 'none',
  body: z.strictObject({
    draft: draftText,
    shop: shop.optional(),
    since: instant.optional().meta({ description: 'Only requests from then on.' }),
    limit: z.int().min(1).max(MAX_TRIED).default(500).meta({ description: 'So many judgements at most, the newest.' }),
  }),
  responses: { 200: { description: 'What would differ.', schema: trial } },
  refusals: ['draft_refused'],
  async handler({ body }, context) {
    const tried = await context.deps.policies
      .try({
        draft: body.draft,
        shops: shopsOf(asking(context), body.shop),
        anyPolicy: body.shop !== undefined,
        limit: body.limit,
        ...(body.since === undefined ? {} : { since: Date.parse(body.since) }),
      })
      .catch(refuseDraft);
    return { status: 200, body: { ...tried, differing: tried.differing.map(differingView) } };
  },
});

const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

const answerView = ({ windowEndsAt, ...answer }: TriedAnswer) => ({ ...answer, windowEndsAt: isoOrNull(windowEndsAt) });

const differingView = ({ requestedAt, was, would, deadlines, ...rest }: TriedCase) => ({
  ...rest,
  requestedAt: iso(requestedAt),
  was: answerView(was),
  would: answerView(would),
  deadlines: deadlines.map((deadline) => ({
    name: deadline.name,
    was: isoOrNull(deadline.was),
    would: isoOrNull(deadline.would),
  })),
});
