import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { EXPONENTS, type Currency } from '#domain/money.ts';
import type { SamplingRules } from '#domain/quality/sample.ts';
import type { ScoreSheet } from '#domain/quality/sheet.ts';
import { readYaml } from './read-yaml.ts';

/** How work is sampled and judged (H3). */
export interface QualityRules {
  readonly sampling: SamplingRules;
  readonly sheet: ScoreSheet;
}

const CURRENCIES = Object.keys(EXPONENTS).filter((code): code is Currency => Object.hasOwn(EXPONENTS, code));
const words = z.string().min(1).max(200);

const file = z.strictObject({
  sampling: z.strictObject({
    percentPerAgent: z.number().min(0).max(100),
    atLeast: z.int().min(0),
    always: z.strictObject({
      scoreAtMost: z.int().min(0),
      refundAtLeast: z.partialRecord(z.enum(CURRENCIES), z.int().min(0)),
      reopened: z.boolean(),
      overridden: z.boolean(),
    }),
  }),
  sheet: z.strictObject({
    version: words,
    best: z.int().min(1).max(100),
    weakAtMost: z.int().min(0),
    criteria: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z][A-Za-z0-9]{0,31}$/),
          weight: z.int().min(1).max(100),
          name: z.strictObject({ zh: words, en: words }),
        }),
      )
      .min(1)
      .refine((each) => new Set(each.map(({ id }) => id)).size === each.length, 'has a criterion twice'),
  }),
});

const OURS = fileURLToPath(new URL('quality/quality.yaml', import.meta.url));

/** Reads `quality/quality.yaml` of a folder of policies; a folder without one goes by ours. */
export function loadQuality(folder: string): QualityRules {
  const theirs = join(folder, 'quality', 'quality.yaml');
  return readYaml(existsSync(theirs) ? theirs : OURS, file);
}
