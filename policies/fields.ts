import { z } from 'zod';
import { parseDuration, type Duration } from '#domain/calendar/duration.ts';
import { isLocalDate } from '#domain/calendar/local-date.ts';
import type { FindingLiability } from '#domain/diagnosis/finding.ts';
import type { FreightPayer } from '#domain/offer.ts';
import { TENDERS } from '#domain/order.ts';
import { isRefusalCode } from '#domain/refusals.ts';
import { isRemedyKind } from '#domain/remedies/index.ts';

/** The domain's words: tsc refuses this file when a union has one more, or one less. */
export const liabilityWord = z.enum({ customer: 'customer', merchant: 'merchant', carrier: 'carrier' } satisfies {
  [W in FindingLiability]: W;
});
export const freightPayer = z.enum({ customer: 'customer', merchant: 'merchant' } satisfies {
  [W in FreightPayer]: W;
});
export const tender = z.enum(TENDERS);
export const remedyWord = z.string().refine(isRemedyKind, 'is no remedy');
export const refusalWord = z.string().refine(isRefusalCode, 'is no refusal code');

/** How sure a value is: read in the law or the platform's rules, general knowledge (never promised), or our choice. */
const source = z.enum(['verified', 'K', 'ours']);

/** What every value of a policy carries beside itself. */
export const sourced = { source, note: z.string().optional() };

/** A value with how sure it is. */
export const valued = <T extends z.ZodType>(value: T) => z.strictObject({ value, ...sourced });

export const days = z.int().min(0).max(3650);
export const percent = z.int().min(0).max(100);
export const minorUnits = z.int().min(0);
export const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export const localDate = z.string().refine(isLocalDate, 'is no day of the form 2026-11-01');

export const duration = z.string().transform((text, issues): Duration => {
  const parsed = parseDuration(text);
  if (parsed) return parsed;
  issues.addIssue({ code: 'custom', message: `"${text}" is no duration like PT48H, P7D, P5BD or PT4BH` });
  return z.NEVER;
});

/** Days and hours, whatever calendar. */
export const exactDuration = duration.transform((parsed, issues): Extract<Duration, { kind: 'exact' }> => {
  if (parsed.kind === 'exact') return parsed;
  issues.addIssue({ code: 'custom', message: 'counts in days and hours only' });
  return z.NEVER;
});
