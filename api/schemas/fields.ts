import { z } from 'zod';
import { evidenceIdOf } from '#domain/evidence.ts';
import { EXPONENTS, type Currency } from '#domain/money.ts';

/** Text of people: no NUL, which Postgres cannot hold, and no half characters, which JSON cannot carry. */
export const words = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !text.includes('\0') && !/\p{Surrogate}/u.test(text), {
      message: 'must be well-formed Unicode without NUL',
      params: { rule: 'format' },
    });

/** A provider's or shop's own id: printable, without spaces. */
export const reference = (max = 100) =>
  z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces')
    .max(max);

export const caseNo = z
  .string()
  .max(24)
  .regex(/^AS-\d{4}-\d{6,}$/, 'must look like AS-2026-000123')
  .meta({ description: 'The business number of the case.', example: 'AS-2026-000123' });

export const shop = z
  .string()
  .max(64)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be a shop id: small letters, digits, hyphens')
  .meta({ description: 'The shop, by its id.', example: 'retail-us' });

/** A leading `#`, as shops print it, is taken and dropped: a bare one would cut an URL. */
export const orderNo = z
  .string()
  .max(64)
  .regex(/^#?[A-Za-z0-9][A-Za-z0-9_-]*$/, 'must be an order number')
  .transform((text) => text.replace(/^#/, ''))
  .meta({ description: "The order's number; a leading # may be left out.", example: 'W2611340' });

const MAX_LINE = 100_000;
export const lineNo = z.int().min(1).max(MAX_LINE);
export const quantity = z.int().min(1).max(MAX_LINE);

export const instant = z.iso
  .datetime({ offset: true, message: 'must be an instant, as 2026-11-22T08:00:00Z' })
  .max(40)
  .meta({ format: 'date-time', override: { pattern: undefined } });

export const webAddress = z
  .url({ protocol: /^https?$/, message: 'must be an http or https address' })
  .regex(/^[\x21-\x7e]+$/, 'must be an encoded address')
  .max(2048)
  .meta({ format: 'uri', override: { pattern: undefined } });

/** Where evidence is: a file that was uploaded here, or an address of somebody else's. */
export const evidenceAddress = z
  .string()
  .max(2048)
  .regex(/^[\x21-\x7e]+$/, 'must be an encoded address')
  .refine((text) => evidenceIdOf(text) !== undefined || webAddress.safeParse(text).success, {
    message: 'must be evidence:<id> of an uploaded file, or an http or https address',
    params: { rule: 'format' },
  })
  .meta({ format: 'uri', override: { pattern: undefined } });

const CURRENCIES = Object.keys(EXPONENTS).filter((code): code is Currency => Object.hasOwn(EXPONENTS, code));
const MAX_AMOUNT = Number.MAX_SAFE_INTEGER;

export const money = z
  .object({ amount: z.int().meta({ description: 'Minor units of the currency.' }), currency: z.enum(CURRENCIES) })
  .meta({ id: 'Money' });

/** Minor units that somebody names; the currency is the order's. */
export const amount = z.int().min(0).max(MAX_AMOUNT);

export const caseParams = z.strictObject({ no: caseNo });
export const nothing = z.strictObject({});
