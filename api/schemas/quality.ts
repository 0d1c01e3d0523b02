import { z } from 'zod';
import { SAMPLE_REASONS } from '#domain/quality/sample.ts';
import { instantOut } from './case.ts';

const actor = z.object({ type: z.string(), id: z.string().optional() });
const marks = z.record(z.string(), z.int());

export const score = z
  .object({
    version: z.int().meta({ description: 'A correction is a further version; the last one counts.' }),
    at: instantOut,
    by: actor,
    sheet: z.string().meta({ description: 'The version of the score sheet.' }),
    marks,
    total: z.int().meta({ description: 'Of a hundred.' }),
    lesson: z.string().nullable(),
  })
  .meta({ id: 'QualityScore' });

export const sample = z
  .object({
    id: z.string(),
    shop: z.string(),
    caseNo: z.string(),
    agent: z.string().nullable().meta({ description: 'Whose work it mostly was; none where nobody had a hand in it.' }),
    closedAt: instantOut,
    reasons: z.array(z.enum(SAMPLE_REASONS)).meta({ description: 'Why it is looked at.' }),
    drawnAt: instantOut,
    score: score.nullable(),
  })
  .meta({ id: 'QualitySample', description: 'A closed case that quality assurance looks at (H3).' });

export const drawing = z
  .object({
    closed: z.int().meta({ description: 'How many closed cases there were to draw from.' }),
    added: z.int().meta({ description: 'How many had not been drawn before.' }),
    samples: z.array(sample),
  })
  .meta({ id: 'QualityDrawing' });

export const training = z
  .object({
    agent: z.string(),
    samples: z.int(),
    judged: z.int(),
    average: z.number().meta({ description: 'The mean of the totals, of a hundred.' }),
    criteria: z.array(
      z.object({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }), average: z.number() }),
    ),
    lessons: z.array(
      z.object({ caseNo: z.string(), at: instantOut, weak: z.array(z.string()), says: z.string().nullable() }),
    ),
  })
  .meta({ id: 'Training', description: 'What an agent is to learn, and from which cases it shows (H3).' });
