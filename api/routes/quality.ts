import { z } from 'zod';
import { actorOf, seesShop } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { instantsOf, NAMES_SHOP, namesShop, periodFields } from '#api/period.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { reference, shop, words } from '#api/schemas/fields.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { drawing, sample, score, training } from '#api/schemas/quality.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { addDays } from '#domain/calendar/local-date.ts';
import { faultsOf } from '#domain/quality/sheet.ts';
import type { ListedSample, ScoreRow } from '#store/quality/samples.ts';
import { flag } from './cases.ts';

const day = z.iso.date();
const criterion = z
  .string()
  .max(32)
  .regex(/^[a-z][A-Za-z0-9]*$/, 'must be the id of a criterion');

export const drawSamples = defineRoute({
  method: 'post',
  path: '/v1/quality/samples',
  operationId: 'drawSamples',
  tag: 'quality',
  summary: 'Draw the sample of the closed cases of some days',
  description:
    'A share of each agent and all that always is looked at, by the rules of the installation. The same days and seed give the same sample; what has been closed since is added.',
  cites: ['H3'],
  idempotency: 'required',
  body: z.strictObject({
    shop,
    from: day.meta({ description: 'The first day of closing, where the shop is.' }),
    to: day.meta({ description: 'The last day of closing.' }),
    seed: words(100).optional().meta({ description: 'What the share is drawn by; the days, unless said.' }),
  }),
  responses: { 200: { description: 'The sample.', schema: drawing } },
  refusals: ['shop_unknown'],
  async handler({ body: { shop: wanted, from, to, seed } }, context) {
    const { settings, quality, now } = context.deps;
    const asker = asking(context);
    if (!settings.shops[wanted] || !seesShop(asker, wanted)) throw new Problem('shop_unknown');
    const { of, drawn, added } = await quality.draw({
      shop: wanted,
      from: settings.dayStart(wanted, from),
      to: settings.dayStart(wanted, addDays(to, 1)),
      seed: seed ?? `${wanted}/${from}/${to}`,
      at: now(),
      by: actorOf(asker),
    });
    const { rows } = await scored(context, drawn);
    return { status: 200, body: { closed: of, added, samples: rows } };
  },
});

const scored = async ({ deps }: Context, drawn: readonly { readonly id: string }[]) => {
  const found = await Promise.all(drawn.map(({ id }) => deps.quality.find(id)));
  return { rows: found.flatMap((one) => (one ? [sampleView(one)] : [])) };
};

export const listSamples = defineRoute({
  method: 'get',
  path: '/v1/quality/samples',
  operationId: 'listSamples',
  tag: 'quality',
  summary: 'List the cases that quality assurance looks at',
  cites: ['H3'],
  idempotency: 'none',
  query: z
    .strictObject({
      ...pageQuery,
      ...periodFields,
      agent: reference().optional(),
      scored: flag.optional().meta({ description: 'Only those with, or without, a score.' }),
    })
    .refine(namesShop, NAMES_SHOP),
  responses: {
    200: {
      description: 'Samples, those closed last first.',
      schema: pageOf(sample),
      headers: { Link: 'The next page.' },
    },
  },
  refusals: ['shop_unknown'],
  handler({ query: { limit, cursor, agent, scored: isScored, ...period } }, context) {
    const { settings, quality } = context.deps;
    if (period.shop !== undefined && !settings.shops[period.shop]) throw new Problem('shop_unknown');
    const filter = {
      shops: shopsOf(asking(context), period.shop),
      ...withoutAbsent({ agent, scored: isScored }),
      ...instantsOf(period, settings.dayStart),
    };
    return pageAnswer(quality.samples(filter, pageWish({ limit, cursor })), context.url, sampleView);
  },
});

export const scoreSample = defineRoute({
  method: 'post',
  path: '/v1/quality/samples/{id}/score',
  operationId: 'scoreSample',
  tag: 'quality',
  summary: 'Judge a case by the score sheet',
  description: 'A further score of the same case corrects the one before, which stays. Nobody judges their own work.',
  cites: ['H3'],
  idempotency: 'required',
  params: z.strictObject({
    id: z
      .string()
      .max(40)
      .regex(/^QA-AS-\d{4}-\d{6,}-\d+$/, 'must look like QA-AS-2026-000123-1'),
  }),
  body: z.strictObject({
    marks: z
      .array(z.strictObject({ criterion, mark: z.int().min(0).max(100) }))
      .min(1)
      .max(50)
      .meta({ description: 'A mark for each criterion of the sheet.' }),
    lesson: words(1000).optional().meta({ description: 'What is to be learned from it, without personal data.' }),
  }),
  responses: { 200: { description: 'The score.', schema: score } },
  refusals: ['sample_unknown', 'own_work', 'marks_do_not_fit'],
  async handler({ params: { id }, body: { marks: given, lesson } }, context) {
    const { quality, now } = context.deps;
    const asker = asking(context);
    const found = await quality.find(id);
    if (!found || !seesShop(asker, found.shop)) throw new Problem('sample_unknown');
    if (found.agent === asker.id || (await quality.hadAHand(found.caseNo, asker.id))) throw new Problem('own_work');
    const marks = Object.fromEntries(given.map(({ criterion: of, mark }) => [of, mark]));
    const faults = faultsOf(quality.sheet, marks);
    if (faults.length > 0) throw new Problem('marks_do_not_fit', { detail: faults.join('; ') });
    const scoredAs = await quality.score({
      sampleId: id,
      at: now(),
      by: actorOf(asker),
      marks,
      ...withoutAbsent({ lesson }),
    });
    return { status: 200, body: scoreView(scoredAs) };
  },
});

export const listTraining = defineRoute({
  method: 'get',
  path: '/v1/quality/agents',
  operationId: 'listTraining',
  tag: 'quality',
  summary: 'Read what agents are to learn, and from which cases it shows',
  cites: ['H3', 'I4'],
  idempotency: 'none',
  query: z.strictObject({ ...periodFields, agent: reference().optional() }).refine(namesShop, NAMES_SHOP),
  responses: {
    200: { description: 'Agents with judged cases.', schema: z.object({ data: z.array(training) }) },
  },
  refusals: ['shop_unknown'],
  async handler({ query: { agent, ...period } }, context) {
    const { settings, quality } = context.deps;
    if (period.shop !== undefined && !settings.shops[period.shop]) throw new Problem('shop_unknown');
    const shops = shopsOf(asking(context), period.shop);
    const filter = { shops, ...withoutAbsent({ agent }), ...instantsOf(period, settings.dayStart) };
    const names = new Map(quality.sheet.criteria.map(({ id, name }) => [id, name]));
    const data = (await quality.training(filter)).map(({ criteria, lessons, ...one }) => ({
      ...one,
      criteria: criteria.map((each) => ({ ...each, name: names.get(each.id) ?? { zh: each.id, en: each.id } })),
      lessons: lessons.map((lesson) => ({ ...lesson, at: iso(lesson.at) })),
    }));
    return { status: 200, body: { data } };
  },
});

const scoreView = ({ version, at, by, sheet, marks, total, lesson }: ScoreRow) => ({
  version,
  at: iso(at),
  by,
  sheet,
  marks,
  total,
  lesson,
});

const sampleView = ({ id, shop: of, caseNo, agent, closedAt, reasons, drawnAt, score: given }: ListedSample) => ({
  id,
  shop: of,
  caseNo,
  agent,
  closedAt: iso(closedAt),
  reasons,
  drawnAt: iso(drawnAt),
  score: given ? scoreView(given) : null,
});
