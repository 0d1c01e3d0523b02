import { z } from 'zod';
import { actorOf, type Principal } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import { QueryRefused, type Pause } from '#api/operations/port.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { caseNo, instant, shop, words } from '#api/schemas/fields.ts';
import { linksView, nudgeReport, port, provider } from '#api/schemas/operations.ts';
import { invalid } from '#api/validation.ts';
import { workflowIdOf } from '#domain/ids.ts';
import { quoted, STUCK_QUERY } from '#temporal/saved-queries.ts';

const shared = { tag: 'operations', cites: ['J3'], idempotency: 'none' } as const;
const LONGEST_QUERY = 2_000;
/** So many are done within the time a request may take. */
const MOST_CASES = 100;

export const operationsLinks = defineRoute({
  ...shared,
  method: 'get',
  path: '/v1/operations/links',
  operationId: 'operationsLinks',
  summary: 'Where engineers look first',
  description: 'Saved queries over the cases in the Temporal Web UI, and the pages of queues and schedules.',
  responses: {
    200: { description: 'Links; none where the Web UI is not known.', schema: linksView },
  },
  handler(_input, { deps, ...context }) {
    const own = shopsOf(asking({ deps, ...context }), undefined);
    const shops = Object.keys(deps.settings.shops).filter((one) => own === 'all' || own.includes(one));
    return { status: 200, body: { data: deps.operations.links(shops), casePage: deps.operations.casePage } };
  },
});

export const listProviders = defineRoute({
  ...shared,
  method: 'get',
  path: '/v1/operations/providers',
  operationId: 'listProviders',
  summary: 'See how the outside systems are',
  description: 'When each answered last, what failed since, what waits for it, and whether its calls are paused.',
  responses: { 200: { description: 'Each system.', schema: z.object({ data: z.array(provider) }) } },
  handler: async (_input, context) => ({ status: 200, body: { data: await providersOf(context) } }),
});

export const pauseProvider = defineRoute({
  ...shared,
  method: 'post',
  path: '/v1/operations/providers/{port}/pause',
  operationId: 'pauseProvider',
  summary: 'Stop calling an outside system',
  description:
    'Within seconds the workers take no call to it any more; calls under way end. Cases that need it wait and say so, their deadlines are told. Paused again, the new reason counts.',
  idempotency: 'required',
  params: z.strictObject({ port }),
  body: z.strictObject({
    why: words(300).meta({ description: 'Shown with every case that waits: no personal data.' }),
    until: instant.optional().meta({ description: 'It goes on by itself then; without it, when somebody says so.' }),
  }),
  responses: { 200: { description: 'The system, paused.', schema: provider } },
  refusals: ['forbidden'],
  async handler({ params, body }, context) {
    const by = actorOf(forAllShops(asking(context)));
    const until = body.until === undefined ? null : Date.parse(body.until);
    if (until !== null && until <= context.deps.now())
      throw invalid([{ pointer: '/until', in: 'body', rule: 'minimum', message: 'must be to come' }]);
    await context.deps.operations.pause({ port: params.port, by, why: body.why, until });
    return { status: 200, body: await providerOf(context, params.port) };
  },
});

export const unpauseProvider = defineRoute({
  ...shared,
  method: 'post',
  path: '/v1/operations/providers/{port}/unpause',
  operationId: 'unpauseProvider',
  summary: 'Call an outside system again',
  description: 'Where nothing is paused, nothing changes.',
  idempotency: 'required',
  params: z.strictObject({ port }),
  body: z.strictObject({}),
  responses: { 200: { description: 'The system.', schema: provider } },
  refusals: ['forbidden'],
  async handler({ params }, context) {
    const by = actorOf(forAllShops(asking(context)));
    await context.deps.operations.unpause(params.port, by);
    return { status: 200, body: await providerOf(context, params.port) };
  },
});

export const nudgeCases = defineRoute({
  ...shared,
  method: 'post',
  path: '/v1/operations/nudge',
  operationId: 'nudgeCases',
  summary: 'Get many cases going again',
  description:
    'Steps that wait for a person to say "again" are retried, calls that back off are tried at once, code that fails is run again. What needs a judgement is left alone. Safe to repeat; with `dryRun` it only says what it would do.',
  body: z.strictObject({
    stuck: z
      .literal(true)
      .optional()
      .meta({ description: 'All that cannot go on, unless `query` or `case` says otherwise.' }),
    query: words(LONGEST_QUERY).optional().meta({ description: "Cases, in the words of Temporal's lists." }),
    case: caseNo.optional(),
    shop: shop.optional(),
    limit: z.int().min(1).max(MOST_CASES).default(MOST_CASES),
    dryRun: z.boolean().default(false),
  }),
  idempotency: 'required',
  responses: { 200: { description: 'What was done, case by case.', schema: nudgeReport } },
  async handler({ body }, context) {
    const principal = asking(context);
    const { limit, dryRun } = body;
    const wish = { query: queryOf(body), shops: shopsOf(principal, body.shop), limit, dryRun, by: actorOf(principal) };
    try {
      return { status: 200, body: await context.deps.operations.nudge(wish) };
    } catch (error) {
      if (!(error instanceof QueryRefused)) throw error;
      throw invalid([{ pointer: '/query', in: 'body', rule: 'format', message: error.message.slice(0, 200) }]);
    }
  },
});

interface Chosen {
  readonly query?: string | undefined;
  readonly case?: string | undefined;
  readonly shop?: string | undefined;
}

/** The cases meant, in Temporal's words: all that are stuck where nothing else is said. */
export function queryOf({ query, case: one, shop: ofShop }: Chosen): string {
  const which = one === undefined ? (query ?? STUCK_QUERY) : `WorkflowId = ${quoted(workflowIdOf(one))}`;
  return ofShop === undefined ? which : `(${which}) AND AftercareShop = ${quoted(ofShop)}`;
}

/** An outside system serves all shops: whoever stops it answers for all of them. */
function forAllShops(principal: Principal): Principal {
  if (principal.kind === 'key' && principal.shops.includes('*')) return principal;
  throw new Problem('forbidden', { detail: 'It concerns every shop: it is for those who look after all of them.' });
}

async function providersOf({ deps }: Context) {
  return (await deps.operations.providers()).map(({ pause, lastSuccessAt, lastFailureAt, ...rest }) => ({
    ...rest,
    pause: pause && pauseOut(pause),
    lastSuccessAt: isoOrNull(lastSuccessAt),
    lastFailureAt: isoOrNull(lastFailureAt),
  }));
}

const providerOf = async (context: Context, name: string) =>
  (await providersOf(context)).find((one) => one.port === name);

export const pauseOut = ({ since, until, ...rest }: Pause) => ({ ...rest, since: iso(since), until: isoOrNull(until) });

const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
