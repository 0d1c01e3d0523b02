import { z } from 'zod';
import { seesShop } from '#api/access.ts';
import { asking } from '#api/own-case.ts';
import { DraftRefused } from '#api/policy-desk.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { words } from '#api/schemas/fields.ts';
import { draftCheck, policyChanges, policyLine, policyName, policyTests, policyVersion } from '#api/schemas/policy.ts';

const MAX_DRAFT = 60_000;
export const draftText = words(MAX_DRAFT).meta({ description: "The draft's file, YAML or JSON, as text." });

/** Tells the author of a draft which field is wrong. */
export function refuseDraft(error: unknown): never {
  if (!(error instanceof DraftRefused)) throw error;
  throw new Problem(error.code, {
    detail: error.message,
    errors: error.issues.map(({ path, message }) => ({
      pointer: ['', 'draft', ...path.map(String)].join('/'),
      in: 'body',
      rule: error.code,
      message,
    })),
  });
}

const version = z.strictObject({ id: policyName, version: policyVersion });
const shared = { tag: 'policies', method: 'get', idempotency: 'none', params: version } as const;

const known = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Problem('policy_version_unknown');
  return found;
};

export const testPolicy = defineRoute({
  ...shared,
  path: '/v1/policies/{id}/{version}/tests',
  operationId: 'testPolicy',
  summary: 'Run the examples in the file of a version',
  cites: ['C2'],
  responses: { 200: { description: 'Each example with what came of it.', schema: policyTests } },
  refusals: ['policy_version_unknown'],
  handler: ({ params }, { deps }) => ({ status: 200, body: known(deps.policies.tests(params.id, params.version)) }),
});

export const policyFile = defineRoute({
  ...shared,
  path: '/v1/policies/{id}/{version}/file',
  operationId: 'policyFile',
  summary: 'Read the file of a version as its author wrote it, to begin a draft with',
  cites: ['C2'],
  responses: { 200: { description: 'The file.', schema: z.object({ text: z.string() }).meta({ id: 'PolicyFile' }) } },
  refusals: ['policy_version_unknown'],
  handler: ({ params }, { deps }) => ({
    status: 200,
    body: { text: known(deps.policies.text(params.id, params.version)) },
  }),
});

export const comparePolicies = defineRoute({
  ...shared,
  path: '/v1/policies/{id}/{version}/changes',
  operationId: 'comparePolicies',
  summary: 'Tell what a version says differently from another',
  cites: ['C2', 'F4'],
  query: z.strictObject({ since: policyVersion.meta({ description: 'The other version.' }) }),
  responses: {
    200: {
      description: 'Rule by rule, value by value.',
      schema: z.object({ data: policyChanges }).meta({ id: 'PolicyChanges' }),
    },
  },
  refusals: ['policy_version_unknown'],
  handler: ({ params, query }, { deps }) => ({
    status: 200,
    body: { data: [...known(deps.policies.changes(params.id, params.version, query.since))] },
  }),
});

export const checkDraft = defineRoute({
  method: 'post',
  path: '/v1/policies/check',
  operationId: 'checkDraft',
  tag: 'policies',
  summary: 'Check a draft: what it changes, whether its examples hold, what keeps it from becoming a version',
  description: 'Nothing is changed.',
  cites: ['C2', 'F4'],
  idempotency: 'none',
  body: z.strictObject({ draft: draftText }),
  responses: { 200: { description: 'What there is to know of it.', schema: draftCheck } },
  refusals: ['draft_refused'],
  handler({ body: { draft } }, { deps }) {
    const { policy, against, changes, tests, objections } = attempt(() => deps.policies.check(draft));
    const { id, version: draftVersion, effectiveFrom, title, zone } = policy;
    return {
      status: 200,
      body: {
        policy: { id, version: draftVersion, effectiveFrom, title, zone },
        against,
        changes: [...changes],
        tests,
        objections: objections.map(({ path, says }) => ({ path: [...path], says })),
      },
    };
  },
});

export const publishPolicy = defineRoute({
  method: 'post',
  path: '/v1/policies',
  operationId: 'publishPolicy',
  tag: 'policies',
  summary: 'Publish a draft: new cases pin it from its day on, running ones keep theirs',
  description:
    'Its own examples must hold and name every rule. It takes effect today or later, on a day no other version of the policy does; a version that exists is never changed. Whoever publishes must see every shop it serves.',
  cites: ['C2', 'F4', 'R35'],
  idempotency: 'required',
  body: z.strictObject({ draft: draftText }),
  responses: { 201: { description: 'The version.', schema: policyLine } },
  refusals: ['draft_refused', 'draft_unpublishable', 'policies_read_only'],
  handler({ body: { draft } }, context) {
    const { policies, log } = context.deps;
    const { policy } = attempt(() => policies.check(draft));
    mustSeeShopsOf(policy.id, context);
    const { id, version: published, effectiveFrom } = attempt(() => policies.publish(draft));
    log.info({ policy: id, version: published, effectiveFrom, by: asking(context).id }, 'a policy was published');
    const line = policies.list().find((one) => one.id === id && one.version === published);
    return { status: 201, body: known(line) };
  },
});

/** A policy is of all the shops it serves: who answers for one of them does not change the rules of another. */
function mustSeeShopsOf(id: string, context: Context): void {
  const asker = asking(context);
  const served = context.deps.policies.list().filter((line) => line.id === id);
  const foreign = served.flatMap(({ shops }) => shops).find((shop) => !seesShop(asker, shop));
  if (foreign !== undefined) throw new Problem('forbidden', { detail: `${id} serves a shop that is not yours too.` });
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EROFS' || error.code === 'EACCES'))
      throw new Problem('policies_read_only');
    return refuseDraft(error);
  }
}
