import { z } from 'zod';
import { durationMs, ISO_DURATION } from '#api/iso-duration.ts';

const MAX_YEARS = 10;
const MAX_MS = MAX_YEARS * 366 * 86_400_000;

export const duration = z
  .string()
  .max(40)
  .regex(ISO_DURATION, 'must be a duration like P3DT4H; months and years have no fixed length')
  .refine((text) => durationMs(text) > 0, { message: 'must be longer than nothing', params: { rule: 'min' } })
  .refine((text) => durationMs(text) <= MAX_MS, {
    message: `must be at most ${MAX_YEARS} years`,
    params: { rule: 'max' },
  })
  .meta({ description: 'ISO 8601.', example: 'P3D', override: { format: 'duration', pattern: undefined } });
