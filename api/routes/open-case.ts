import { z } from 'zod';
import { actorOf, seesShop } from '#api/access.ts';
import type { CommandOutcome, OpenOrder } from '#case-client/port.ts';
import { answerBody, caseLocation, takenForLater } from '#api/command.ts';
import { checkEvidence } from '#api/evidence-check.ts';
import { asking } from '#api/own-case.ts';
import { etagOf } from '#api/preconditions.ts';
import { refusalProblem } from '#api/problem-of.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Answer, type Context } from '#api/route.ts';
import { caseAnswer, takenForLater as laterSchema } from '#api/schemas/case.ts';
import { newCase, type NewCase } from '#api/schemas/intake.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import type { CaseBrief } from '#domain/case/commands.ts';
import { QUESTIONS } from '#domain/intake/request.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import type { ChangeWish } from '#domain/parts/order-change/order-change.ts';
import { isRefusalCode } from '#domain/refusals.ts';
import type { ShopSettings } from '#domain/shops.ts';

const opened = caseAnswer
  .extend({ duplicate: z.boolean(), openQuestions: z.array(z.enum(QUESTIONS)) })
  .meta({ id: 'OpenedCase' });

/** A request becomes a case (A1-A4, A8): taken in first, then started, then answered as soon as it is judged. */
export const openCase = defineRoute({
  method: 'post',
  path: '/v1/cases',
  operationId: 'openCase',
  tag: 'cases',
  summary: 'Open a case',
  description:
    'The same problem told twice is one case: the second answer has `duplicate: true`. A request that lacks facts is taken and lists its open questions. A request that is refused by rule is a case too: the problem names it.',
  cites: ['A1', 'A2', 'A3', 'A4', 'A8', 'R2'],
  idempotency: 'required',
  body: newCase,
  responses: {
    201: {
      description: 'The case is open and has answered.',
      schema: opened,
      headers: { Location: 'Address of the case.', ETag: 'Version of the case.' },
    },
    202: {
      description: 'The case was taken in; its answer comes later.',
      schema: laterSchema,
      headers: { Location: 'Address of the case.' },
    },
  },
  refusals: [
    'order_unknown',
    'order_of_other_customer',
    'order_not_delivered',
    'order_cancelled',
    'order_already_shipped',
    'line_unknown',
    'units_not_free',
    'window_closed',
    'category_excluded',
    'remedy_not_allowed',
    'refund_method_not_allowed',
    'replacement_unknown',
    'replacement_of_other_product',
    'out_of_stock',
    'shop_unknown',
    'policy_unknown',
    'evidence_unknown',
  ],
  handler: ({ body }, context) => openFrom(body, context),
});

/** Opens a case from a request, whichever way it came: all become one kind of request (A1). */
export async function openFrom(body: NewCase, context: Context): Promise<Answer> {
  const shop = shopOf(body, context);
  const policy = policyOf(body, shop, context);
  await checkEvidence(context, { shop: body.shop }, body.evidence ?? []);
  const by = actorOf(asking(context));
  const request = requestOf(body, shop);
  const { caseNo, duplicate } = await context.deps.intake.register({
    request,
    policy,
    contact: withoutAbsent(body.contact),
    by,
    principal: by.id ?? by.type,
    key: context.idempotencyKey ?? context.requestId,
    at: context.deps.now(),
    evidence: body.evidence ?? [],
    ...withoutAbsent({ symptom: body.symptom ?? body.question, tried: body.tried, address: addressOf(body) }),
  });
  const order: OpenOrder = { caseNo, by, request, policy };
  if (duplicate && (await isTold(context, order))) {
    const known = await recordAnswer(context, caseNo, duplicate);
    if (known) return known;
  }
  return openedAnswer(context, { caseNo, duplicate }, await context.deps.commands.open(order));
}

function shopOf(body: NewCase, context: Context): ShopSettings {
  const shop = context.deps.settings.shops[body.shop];
  if (!shop || !seesShop(asking(context), body.shop)) {
    throw new Problem('shop_unknown', {
      errors: [{ pointer: '/shop', in: 'body', rule: 'shop_unknown', message: 'is no shop of this key' }],
    });
  }
  return shop;
}

/** The shop's policy, or the one that staff chose; its version is pinned here and stays with the case (R35). */
function policyOf(body: NewCase, shop: ShopSettings, context: Context): { id: string; version: string } {
  if (body.policy !== undefined && asking(context).role === 'integrator') {
    throw new Problem('forbidden', {
      errors: [{ pointer: '/policy', in: 'body', rule: 'forbidden', message: 'is for staff only' }],
    });
  }
  const id = body.policy ?? shop.policy;
  const version = context.deps.settings.policyVersion(id);
  if (version === undefined) {
    throw new Problem('policy_unknown', {
      errors: [{ pointer: '/policy', in: 'body', rule: 'policy_unknown', message: `${id} is no policy here` }],
    });
  }
  return { id, version };
}

/** The request as the case carries it: facts and references; words, name and contact stay in the store (R50). */
const requestOf = (body: NewCase, shop: ShopSettings): CaseRequest => ({
  shop: body.shop,
  order: body.order,
  channel: body.channel,
  locale: body.locale ?? shop.locale,
  hasSymptom: body.symptom !== undefined || body.question !== undefined,
  evidence: body.evidence?.length ?? 0,
  ...withoutAbsent({
    items: body.items?.map(({ line, quantity }) => ({ lineNo: line, quantity })),
    problem: body.problem,
    wish: body.wish,
    refundTo: body.refundTo,
    ...factsOf(body),
    replacements: body.replacements?.map(({ line, quantity, sku }) => ({ lineNo: line, quantity, sku })),
    payWith: body.payWith,
    change: body.change && changeOf(body.change),
  }),
});

/** What of a request decides how soon and by whom it is looked at, and what it is about (A2, A6, A7). */
const factsOf = ({ cause, impact, urgent, symptomCode, tried, since, serials, review, expectedAt }: NewCase) => ({
  cause,
  impact,
  urgent,
  symptomCode,
  hasTried: tried === undefined ? undefined : true,
  appearedAt: since === undefined ? undefined : Date.parse(since),
  serials,
  review: review && {
    reviewId: review.reviewId,
    stars: review.stars,
    ...(review.line === undefined ? {} : { lineNo: review.line }),
  },
  expectedAt: typeof expectedAt === 'string' ? Date.parse(expectedAt) : expectedAt,
});

/** The wish without the address, which is personal (R50). */
const changeOf = (change: NonNullable<NewCase['change']>): ChangeWish =>
  change.kind === 'payment' ? change : { kind: change.kind };

/** The new address as it is kept. */
const addressOf = ({ change }: NewCase): string | undefined =>
  change && 'address' in change ? JSON.stringify(change.address) : undefined;

/** Tells the open case that it was reported again; false when nothing runs for it, as after a crash at its start. */
async function isTold(context: Context, { caseNo, by, request }: OpenOrder): Promise<boolean> {
  const id = `again:${by.id ?? by.type}:${context.idempotencyKey ?? context.requestId}`;
  const told = await context.deps.commands.reportAgain({
    caseNo,
    id,
    by,
    at: context.deps.now(),
    channel: request.channel,
  });
  return told === 'told';
}

interface Taken {
  readonly caseNo: string;
  readonly duplicate: boolean;
}

/** The case as its record shows it, or undefined while it has none. */
async function recordAnswer(context: Context, caseNo: string, duplicate: boolean): Promise<Answer | undefined> {
  const record = await context.deps.cases.get(caseNo);
  if (!record) return undefined;
  const { state, waitingOn } = record;
  return openAnswer(context, { caseNo, seq: state.seq, stage: state.stage, waitingOn }, duplicate);
}

async function openedAnswer(context: Context, { caseNo, duplicate }: Taken, outcome: CommandOutcome): Promise<Answer> {
  switch (outcome.kind) {
    case 'later':
      return takenForLater(caseNo, { duplicate });
    case 'refused':
      throw refusalProblem(outcome.refusal, { case: caseNo }, { Location: caseLocation(caseNo) });
    case 'gone':
      return (await recordAnswer(context, caseNo, duplicate)) ?? takenForLater(caseNo, { duplicate });
    case 'done':
      await context.deps.intake.started(caseNo, context.deps.now());
      throwRefusal(outcome.brief);
      return openAnswer(context, outcome.brief, duplicate);
  }
}

/** A request that was refused by rule is a case all the same: the problem leads to it (B4). */
function throwRefusal({ caseNo, refusal }: CaseBrief): void {
  if (!refusal || !isRefusalCode(refusal.code)) return;
  const { code, disputable, data } = refusal;
  throw refusalProblem(
    data ? { code, data } : { code },
    { case: caseNo, disputable },
    { Location: caseLocation(caseNo) },
  );
}

async function openAnswer(context: Context, brief: CaseBrief, duplicate: boolean): Promise<Answer> {
  const record = await context.deps.cases.get(brief.caseNo);
  const body = { ...answerBody(context, brief, record), duplicate, openQuestions: record?.state.questions ?? [] };
  return created(brief.caseNo, brief.seq, body);
}

const created = (caseNo: string, seq: number, body: Record<string, unknown>): Answer => ({
  status: 201,
  body,
  headers: { Location: caseLocation(caseNo), ETag: etagOf(seq) },
});
