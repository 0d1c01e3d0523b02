import { z } from 'zod';
import { iso } from '#api/case-view.ts';
import type { StoredDecision, StoredMessage } from '#api/deps.ts';
import { asking, ownCase } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { defineRoute } from '#api/route.ts';
import { explanation, instantOut } from '#api/schemas/case.ts';
import { caseParams } from '#api/schemas/fields.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import type { CaseEvent } from '#domain/case/events.ts';

const query = z.strictObject(pageQuery);

export const event = z
  .object({
    seq: z.int(),
    type: z.string(),
    at: instantOut,
    by: z.object({ type: z.string(), id: z.string().optional() }),
    because: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'CaseEvent', description: 'Who did what, when, why (E4).' });

export const decision = explanation
  .extend({
    n: z.int(),
    at: instantOut,
    kind: z.string(),
    verdict: z.string(),
    override: z
      .object({
        rule: z.string(),
        verdict: z.string(),
        by: z.object({ type: z.string(), id: z.string().optional() }),
        why: z.string(),
      })
      .nullable()
      .meta({
        description: 'The verdict of the rules that did not hold, who decided otherwise and why (R37); staff only.',
      }),
  })
  .meta({ id: 'Decision' });

export const message = z
  .object({
    id: z.int(),
    at: instantOut,
    to: z.string(),
    template: z.string(),
    params: z.record(z.string(), z.unknown()),
    locale: z.string(),
    status: z.string(),
    sentAt: instantOut.nullable(),
  })
  .meta({ id: 'Message' });

export const listEvents = defineRoute({
  method: 'get',
  path: '/v1/cases/{no}/events',
  operationId: 'listEvents',
  tag: 'record',
  summary: 'Read the record of a case',
  cites: ['E4', 'R41'],
  idempotency: 'none',
  params: caseParams,
  query,
  responses: {
    200: { description: 'Events in their order.', schema: pageOf(event), headers: { Link: 'The next page.' } },
  },
  refusals: ['case_unknown'],
  async handler({ params, query: wish }, context) {
    await ownCase(context, params.no);
    return pageAnswer(context.deps.cases.events(params.no, pageWish(wish)), context.url, eventView);
  },
});

export const listDecisions = defineRoute({
  method: 'get',
  path: '/v1/cases/{no}/decisions',
  operationId: 'listDecisions',
  tag: 'record',
  summary: 'Read why: every decision of a case with its rule, facts and arithmetic',
  cites: ['B4', 'R35'],
  idempotency: 'none',
  params: caseParams,
  query,
  responses: {
    200: { description: 'Decisions in their order.', schema: pageOf(decision), headers: { Link: 'The next page.' } },
  },
  refusals: ['case_unknown'],
  async handler({ params, query: wish }, context) {
    const { state } = await ownCase(context, params.no);
    const isStaff = asking(context).role !== 'customer';
    // What was never approved was never offered: the customer is not told of it (R43).
    const page = { ...pageWish(wish), ...(isStaff ? {} : { except: state.unapproved ?? [] }) };
    return pageAnswer(context.deps.cases.decisions(params.no, page), context.url, (stored) =>
      decisionView(isStaff ? stored : { ...stored, override: null }),
    );
  },
});

export const listMessages = defineRoute({
  method: 'get',
  path: '/v1/cases/{no}/messages',
  operationId: 'listMessages',
  tag: 'record',
  summary: 'Read what people were told',
  cites: ['D7'],
  idempotency: 'none',
  params: caseParams,
  query,
  responses: {
    200: {
      description: 'Messages in their order; customers see their own.',
      schema: pageOf(message),
      headers: { Link: 'The next page.' },
    },
  },
  refusals: ['case_unknown'],
  async handler({ params, query: wish }, context) {
    await ownCase(context, params.no);
    const to = asking(context).role === 'customer' ? { to: 'customer' as const } : {};
    const page = context.deps.cases.messages(params.no, { ...pageWish(wish), ...to });
    return pageAnswer(page, context.url, messageView);
  },
});

export const eventView = ({ seq, type, at, by, because, data }: CaseEvent) => ({
  seq,
  type,
  at: iso(at),
  by,
  because: because ?? null,
  data,
});
export const decisionView = ({ at, ...rest }: StoredDecision) => ({ ...rest, at: iso(at) });
export const messageView = ({ at, sentAt, ...rest }: StoredMessage) => ({
  ...rest,
  at: iso(at),
  sentAt: sentAt === null ? null : iso(sentAt),
});
