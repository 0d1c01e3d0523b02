import { z } from 'zod';
import { iso, viewOf } from '#api/case-view.ts';
import type { StoredDecision, StoredMessage } from '#api/deps.ts';
import { decisionOf, messageOf } from '#api/case-reads.ts';
import { asking, ownCase } from '#api/own-case.ts';
import { defineRoute } from '#api/route.ts';
import { caseView, instantOut } from '#api/schemas/case.ts';
import { caseParams } from '#api/schemas/fields.ts';
import { decision, decisionView, event, eventView, message, messageView } from './journal.ts';

const record = z
  .object({
    printedAt: instantOut,
    case: caseView,
    person: z
      .object({
        name: z.string().nullable(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        locale: z.string(),
        channel: z.string(),
      })
      .nullable()
      .meta({ description: 'Who the case is with; empty once they were erased (R50).' }),
    events: z.array(event),
    decisions: z.array(decision),
    texts: z
      .array(
        z.object({
          kind: z.string(),
          at: instantOut,
          by: z.object({ type: z.string(), id: z.string().optional() }),
          text: z.string().nullable(),
          url: z.string().nullable(),
        }),
      )
      .meta({ description: 'What people wrote and showed; empty once they were erased.' }),
    messages: z.array(message),
  })
  .meta({ id: 'CaseRecord', description: 'All of a case, to be printed: who did what, when and why (E4).' });

export const caseRecord = defineRoute({
  method: 'get',
  path: '/v1/cases/{no}/record',
  operationId: 'caseRecord',
  tag: 'archive',
  summary: 'Read the whole record of a case at once',
  description:
    'Events, decisions with their reasons, what people wrote and what they were told; of archived cases as of open ones.',
  cites: ['E4', 'R35', 'R37'],
  idempotency: 'none',
  params: caseParams,
  responses: { 200: { description: 'The record.', schema: record } },
  refusals: ['case_unknown'],
  async handler({ params }, context) {
    const found = await ownCase(context, params.no);
    const { events, decisions, texts, messages, person } = await context.deps.archive.record(params.no);
    return {
      status: 200,
      body: {
        printedAt: iso(context.deps.now()),
        case: viewOf(found, asking(context).role),
        person: person ?? null,
        events: events.map(eventView),
        decisions: decisions.map((one): StoredDecision => decisionOf(one)).map(decisionView),
        texts: texts.map(({ kind, at, by, text, url }) => ({ kind, at: iso(at), by, text, url })),
        messages: messages.map((one): StoredMessage => messageOf(one)).map(messageView),
      },
    };
  },
});
