import { z } from 'zod';
import { DIMENSION_NAMES } from '#domain/figures/dimension.ts';
import { HOT_SPOT_CAUSES, HOT_SPOT_SUBJECTS } from '#domain/figures/hot-spot.ts';
import { PERIODS } from '#domain/figures/period.ts';
import { instantOut } from './case.ts';
import { money } from './fields.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });

export const figureSchema = z
  .object({
    id: z.string(),
    title: bilingual,
    unit: z.enum(['time', 'share', 'score', 'cases', 'money']),
    how: z.enum(['mean', 'share', 'sum', 'stock']),
    definition: bilingual,
    cites: z.array(z.string()),
  })
  .meta({ id: 'Figure', description: 'What is counted, and how (I1).' });

const named = z.object({ id: z.string(), title: bilingual });

export const catalogueSchema = z
  .object({ data: z.array(figureSchema), dimensions: z.array(named), periods: z.array(z.enum(PERIODS)) })
  .meta({ id: 'FigureCatalogue' });

export const figureTableSchema = z
  .object({
    figure: figureSchema,
    by: z.enum(DIMENSION_NAMES).nullable(),
    period: z.enum(PERIODS).nullable(),
    from: z.string(),
    to: z.string(),
    rows: z.array(
      z.object({
        name: z.string().nullable().meta({ description: 'In the dimension asked for; null of cases that have none.' }),
        period: z.string().nullable(),
        currency: z.string().nullable(),
        count: z.int().meta({ description: 'How many cases, answers, clocks or amounts were counted.' }),
        value: z.number().meta({ description: 'ms of times, minor units of money, 0 to 1 of shares.' }),
        median: z.number().nullable(),
        p90: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'FigureTable' });

const measured = z.object({ count: z.int(), value: z.number() }).nullable();
const measuredTime = z
  .object({ count: z.int(), value: z.number(), median: z.number().nullable(), p90: z.number().nullable() })
  .nullable();

export const agentsSchema = z.object({
  from: z.string(),
  to: z.string(),
  data: z.array(
    z
      .object({
        agent: z.string(),
        handled: z.int(),
        firstResponse: measuredTime,
        resolution: measuredTime,
        onTime: measured,
        reopened: measured,
        satisfaction: measured,
        promises: z.object({ kept: z.int(), late: z.int(), missed: z.int() }),
        compensation: z.array(money),
        quality: measured,
      })
      .meta({ id: 'AgentFigures', description: "A person's work, from the record alone (I3)." }),
  ),
});

export const hotSpotCause = z.enum(HOT_SPOT_CAUSES);
export const hotSpotSubject = z.enum(HOT_SPOT_SUBJECTS);
export const HOT_SPOT_STATUSES = ['open', 'cooled', 'closed'] as const;

export const hotSpotSchema = z
  .object({
    id: z.string(),
    shop: z.string(),
    subject: hotSpotSubject,
    name: z.string(),
    status: z.enum(HOT_SPOT_STATUSES),
    openedAt: instantOut,
    count: z.int().meta({ description: 'Cases of the last days, when it was last looked.' }),
    expected: z.number().meta({ description: 'Cases that the weeks before let expect.' }),
    chance: z.number().meta({ description: 'How likely so many are by chance.' }),
    alarm: z.string().nullable().meta({ description: 'The open batch defect of the same article (B3).' }),
    cases: z.array(z.string()),
    closedAt: instantOut.nullable(),
    cause: hotSpotCause.nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'HotSpot', description: 'More cases of an article, carrier or cause than usual (I2).' });

const ids = z.array(z.string());
export const hotSpotsFoundSchema = z.object({ opened: ids, joined: ids, cooled: ids });

export const productFeedbackSchema = z.object({
  data: z.array(
    z
      .object({
        shop: z.string(),
        sku: z.string(),
        batch: z.string().nullable(),
        cases: ids,
        units: z.int(),
        symptoms: z.array(z.object({ code: z.string(), cases: z.int() })),
        words: ids.meta({ description: 'Of what customers wrote and showed: references, never the texts.' }),
        alarm: z.string().nullable(),
      })
      .meta({ id: 'DefectFeedback' }),
  ),
});

export const policyFeedbackSchema = z
  .object({
    clocks: z.array(
      z.object({
        policy: z.string(),
        clock: z.string(),
        runs: z.int(),
        met: z.int(),
        says: z.enum(['low', 'never_used']),
      }),
    ),
    overrides: z.array(
      z.object({
        policy: z.string(),
        rule: z.string(),
        said: z.string(),
        overridden: z.int(),
        refused: z.int().nullable(),
      }),
    ),
    limits: z.array(z.object({ policy: z.string(), what: z.string(), asked: z.int(), approved: z.int() })),
  })
  .meta({ id: 'PolicyFeedback' });
