import { z } from 'zod';
import { isCurrency } from '#domain/money.ts';
import type { Currency, Money } from '#domain/money.ts';

/** The atoms of the HTTP contract, and what they are inside: `{ amount, currency }`, epoch ms, no nulls for "absent". */
export const wireText = z.string().min(1).max(2000);
/** How many units: at least one. */
export const wireQuantity = z.int().positive();
export const wireCurrency = z.custom<Currency>(
  (code) => typeof code === 'string' && isCurrency(code),
  'unknown currency',
);
export const wireMoney: z.ZodType<Money> = z.object({ amount: z.int().nonnegative(), currency: wireCurrency });
/** A difference: below zero it is to be given back. */
export const wireDifference: z.ZodType<Money> = z.object({ amount: z.int(), currency: wireCurrency });
export const wireInstant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

/** An optional field that may also be told as null; the key is left out inside when it is. */
export const wireOptional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? undefined);

export const wireAddress = z
  .object({
    name: wireText,
    line1: wireText,
    line2: wireOptional(z.string()),
    city: wireText,
    state: wireOptional(z.string()),
    zip: wireText,
    country: wireText,
    phone: wireOptional(z.string()),
  })
  .transform(withoutAbsent);

/** RFC 9457 with the contract's `code`. */
export const problem = z.object({
  code: z.string().min(1).max(100),
  title: z.string().optional(),
  detail: z.string().optional(),
});

/** Whether an answer is about what was asked; one about another thing is no answer (M7). */
export const isAbout =
  <K extends string>(field: K, asked: string) =>
  (answer: { readonly [P in K]: string }): boolean =>
    answer[field] === asked;

/** Whether an answer is of the amount that was asked for (M7). */
export const isSameMoney = (a: Money, b: Money): boolean => a.amount === b.amount && a.currency === b.currency;

/** An object whose undefined fields may as well be missing. */
type WithoutAbsent<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out the fields that are undefined, as `exactOptionalPropertyTypes` wants them. */
export function withoutAbsent<T extends object>(value: T): WithoutAbsent<T>;
export function withoutAbsent(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
}
