import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES, type Locale } from '#domain/intake/request.ts';
import { tiesToReview } from '#domain/compensation/review-guard.ts';
import { paramsOf } from './known-params.ts';
import { readShopWords, sayShopWords, type ShopWords } from './liquid.ts';
import { barestParams, sampleParams } from './sample-params.ts';

/** The shops' own words: by shop, template and language; undefined where the catalogue speaks. */
export type ShopWordsBook = (shop: string, template: string, locale: string) => ShopWords | undefined;

/** What every notice can say besides its own values. */
export const COMMON_VALUES = ['caseNo', 'shop', 'link'] as const;

const FILE = /^(?<template>[A-Za-z_]+)\.(?<locale>[A-Za-z-]+)\.liquid$/;

/**
 * Reads `<shop>/<template>.<language>.liquid`. Everything is tried here, with all values and with the fewest, so that a
 * mistake keeps the worker from starting instead of a message from being understood.
 */
export function loadShopWords(dir: string): ShopWordsBook {
  const book = new Map<string, ShopWords>();
  for (const shop of foldersIn(dir))
    for (const file of readdirSync(join(dir, shop)).toSorted()) {
      const name = join(dir, shop, file);
      const { template, locale } = nameOf(file, name);
      const text = readFileSync(name, 'utf8');
      book.set(`${shop} ${template} ${locale}`, tryShopWords({ name, text, template, locale }));
    }
  return (shop, template, locale) => book.get(`${shop} ${template} ${locale}`);
}

const foldersIn = (dir: string): string[] =>
  existsSync(dir)
    ? readdirSync(dir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .toSorted()
    : [];

function nameOf(file: string, name: string): { template: string; locale: Locale } {
  const { template = '', locale: language } = FILE.exec(file)?.groups ?? {};
  const locale = LOCALES.find((one) => one === language);
  if (locale === undefined)
    throw new Error(`${name}: must be called <template>.<language>.liquid, the language one of ${LOCALES.join(', ')}`);
  if (paramsOf(template) === undefined) throw new Error(`${name}: there is no notice "${template}"`);
  return { template, locale };
}

export interface Draft {
  readonly name: string;
  readonly text: string;
  readonly template: string;
  readonly locale: Locale;
}

/** Reads one shop's own words and says them with sample values; throws when they cannot be said, or must not be (R48). */
export function tryShopWords({ name, text, template, locale }: Draft): ShopWords {
  const known = paramsOf(template) ?? new Map();
  const tied = tiesToReview(text);
  if (tied !== undefined) throw new Error(`${name}: ties what we give to what customers say in public: "${tied}"`);
  const words = readShopWords({ name, text }, new Set([...known.keys(), ...COMMON_VALUES]));
  for (const params of [sampleParams(known), barestParams(known)]) {
    const values = { ...params, caseNo: 'AS-2026-000000', shop: 'shop', link: null };
    try {
      sayShopWords(words, values, { locale, zone: 'UTC' });
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  return words;
}
