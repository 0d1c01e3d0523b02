import { z } from 'zod';
import { command } from '#api/command.ts';
import { refuseTying } from '#api/no-tying.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { caseParams, words } from '#api/schemas/fields.ts';
import { reviewCause } from '#api/schemas/intake-view.ts';
import { commandResponses } from '#api/schemas/responses.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import type { KnownArticle } from '#api/intake-ports.ts';
import { CHANNELS, type Locale } from '#domain/intake/request.ts';
import { inLanguage } from '#domain/words/in-language.ts';

/** What staff say to customers, and of whom they heard what: the words go to the store alone (R50). */
const act = {
  method: 'post',
  tag: 'acts',
  idempotency: 'required',
  ifMatch: 'optional',
  params: caseParams,
  responses: commandResponses,
} as const;

/** By which the words of this act are found in the store. */
const wordsOf = ({ key, requestId }: Context): string => `${key ?? requestId}/0`;

export const replyToCustomer = defineRoute({
  ...act,
  path: '/v1/cases/{no}/replies',
  operationId: 'replyToCustomer',
  summary: 'Answer the customer in words, or with an article of the knowledge base',
  description:
    'A closing answer ends the question or complaint and asks the customer whether it helped; one that does not is a word in between.',
  cites: ['A6', 'F3', 'J1', 'R48'],
  body: z
    .strictObject({
      text: words(4000).optional(),
      article: z
        .string()
        .max(64)
        .regex(/^[a-z][a-z0-9-]*$/, 'must be the id of an article')
        .optional()
        .meta({ description: 'An article of the knowledge base; its steps are put behind the text.' }),
      closes: z.boolean().default(true).meta({ description: 'Whether this is all there is to do.' }),
      awaits: z
        .literal(true)
        .optional()
        .meta({ description: 'It asks the customer something: our own clocks stand still until they write (F3).' }),
    })
    .refine(({ text, article }) => text !== undefined || article !== undefined, {
      message: 'must have a text or an article',
      path: ['text'],
      params: { rule: 'required' },
    })
    .refine(({ closes, awaits }) => !closes || awaits === undefined, {
      message: 'closes nothing: what asks is a word in between',
      path: ['awaits'],
      params: { rule: 'format' },
    })
    .meta({ override: { anyOf: [{ required: ['text'] }, { required: ['article'] }] } }),
  refusals: ['case_unknown', 'case_closed', 'not_now', 'tied_to_opinion', 'article_unknown'],
  handler({ params, body }, context) {
    refuseTying([body.text]);
    const article = body.article === undefined ? undefined : knownArticle(body.article, context);
    const guidance = article && { article: article.id, version: article.version };
    return command(context, {
      caseNo: params.no,
      name: 'replyToCustomer',
      data: { closes: body.closes, words: wordsOf(context), ...withoutAbsent({ guidance, awaits: body.awaits }) },
      words: (record) => [{ kind: 'reply', text: textOf(body.text, article, record.state.request.locale) }],
    });
  },
});

function knownArticle(id: string, { deps }: Context): KnownArticle {
  const article = deps.knowledge.latest(id);
  if (!article) throw new Problem('article_unknown');
  return article;
}

/** The words of the answer: what the colleague wrote, then the steps of the article in the customer's language. */
function textOf(text: string | undefined, article: KnownArticle | undefined, locale: Locale): string {
  const steps = article
    ? [article.title, ...article.steps.map(({ zh, en }, n) => ({ zh: `${n + 1}. ${zh}`, en: `${n + 1}. ${en}` }))]
        .map((line) => inLanguage(line, locale))
        .join('\n')
    : undefined;
  return [text, steps].filter((part) => part !== undefined).join('\n\n');
}

export const recordContact = defineRoute({
  ...act,
  path: '/v1/cases/{no}/contacts',
  operationId: 'recordContact',
  summary: 'Record that an unhappy customer was called or written to',
  description: 'Once the customer was reached, what the policy gives for such an experience is offered (G1).',
  cites: ['G1', 'G3', 'R48'],
  body: z
    .strictObject({
      channel: z.enum(CHANNELS),
      reached: z.boolean(),
      cause: reviewCause.optional(),
      notes: words(4000).optional().meta({ description: 'What the customer said; kept in the store only.' }),
    })
    .refine(({ reached, cause }) => !reached || cause !== undefined, {
      message: 'must be told when the customer was reached',
      path: ['cause'],
      params: { rule: 'required' },
    }),
  refusals: ['case_unknown', 'case_closed', 'not_now', 'tied_to_opinion'],
  handler({ params, body: { notes, cause, ...contact } }, context) {
    refuseTying([notes]);
    return command(context, {
      caseNo: params.no,
      name: 'recordContact',
      data: { ...contact, ...withoutAbsent({ cause }) },
      words: notes === undefined ? [] : [{ kind: 'answer', text: notes }],
    });
  },
});

export const replyInPublic = defineRoute({
  ...act,
  path: '/v1/cases/{no}/public-replies',
  operationId: 'replyInPublic',
  summary: 'Answer a public opinion in public, in the name of the shop',
  cites: ['G2', 'R48'],
  body: z.strictObject({ text: words(1000) }),
  refusals: ['case_unknown', 'not_now', 'tied_to_opinion'],
  handler({ params, body: { text } }, context) {
    refuseTying([text]);
    return command(context, {
      caseNo: params.no,
      name: 'replyInPublic',
      data: { words: wordsOf(context) },
      words: [{ kind: 'public', text }],
    });
  },
});
