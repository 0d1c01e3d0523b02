import { createSay } from '#api/customer-page/say.ts';
import { deadlineWords } from '#api/customer-page/words/deadlines.ts';
import * as cases from '#api/customer-page/words/case-words.ts';
import * as flashes from '#api/customer-page/words/flash-words.ts';
import * as goods from '#api/customer-page/words/goods-words.ts';
import * as moneys from '#api/customer-page/words/money-words.ts';
import * as requests from '#api/customer-page/words/request-words.ts';
import { TURN_TITLES, TURN_WORDS } from '#api/customer-page/views/turn-words.ts';
import { refusalWords } from '#api/customer-page/views/refusal.ts';
import { CLOCKS, type ClockName } from '#domain/case/clocks.ts';
import { LOCALES } from '#domain/intake/request.ts';
import type { Bilingual } from '#domain/policy/decision.ts';
import { REFUSALS } from '#domain/refusals.ts';

/** Something for every value that any of the words names. */
const VALUES = {
  dueAt: Date.UTC(2026, 11, 10),
  expiresAt: Date.UTC(2026, 11, 10),
  money: '86.02 CNY',
  worth: '5.00 CNY',
  days: 2,
  n: 2,
  reason: null,
};

const isWords = (value: unknown): value is Bilingual =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

const wordsIn = (value: unknown): Bilingual[] => {
  if (isWords(value)) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
};

describe('the words of the customer page', () => {
  const tables = wordsIn([cases, flashes, goods, moneys, requests, TURN_TITLES, TURN_WORDS].map((all) => ({ ...all })));

  it.each(LOCALES)('can all be said in %s', (locale) => {
    const say = createSay(locale, 'Asia/Shanghai');
    expect(tables.length).toBeGreaterThan(150);
    for (const words of tables) expect(say(words, VALUES)).toMatch(/\S/);
  });

  it.each(LOCALES)('tell in %s of each deadline of the customer what comes of missing it', (locale) => {
    const say = createSay(locale, 'Asia/Shanghai');
    const names = Object.keys(CLOCKS) as ClockName[];
    const ends = names.flatMap((name) => CLOCKS[name].ends.map((end) => ({ name, words: deadlineWords(name, end) })));
    const silent = ends.filter(({ words }) => words === null).map(({ name }) => CLOCKS[name].waitsFor);
    expect(silent).not.toContain('customer');
    expect(ends.filter(({ words }) => words !== null && !say(words, VALUES).includes('2026'))).toEqual([]);
  });

  it.each(LOCALES)('tell every refusal in %s', (locale) => {
    const say = createSay(locale, 'UTC');
    for (const code of Object.keys(REFUSALS)) expect(refusalWords(code, say)).toMatch(/[.。]$/);
  });

  it('are written for Taiwan in its own characters', () => {
    const say = createSay('zh-TW', 'Asia/Taipei');
    expect(say(TURN_TITLES.offer)).toBe('給您的處理方案');
    for (const words of tables) expect(say(words, VALUES)).not.toMatch(/[们这说请发货单过时]/);
  });

  it('tell the last day that still counts of a deadline at midnight', () => {
    const say = createSay('en', 'Asia/Shanghai');
    expect(say.day(Date.parse('2026-12-11T00:00:00+08:00'))).toBe('December 10, 2026');
  });
});
