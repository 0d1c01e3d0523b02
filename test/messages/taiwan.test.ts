import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { tiesToReview } from '#domain/compensation/review-guard.ts';
import { LOCALES } from '#domain/intake/request.ts';
import { REMEDIES } from '#domain/remedies/index.ts';
import type { Remedy } from '#domain/remedies/remedy.ts';
import { TRADITIONAL } from '#domain/words/characters.ts';
import { inLanguage } from '#domain/words/in-language.ts';
import { TERMS } from '#domain/words/terms.ts';
import { traditional } from '#domain/words/traditional.ts';
import { CATALOGUES } from '#messages/catalogue.ts';

/** Characters of the table that Taiwan writes as well, in words of their own. */
const WRITTEN_IN_BOTH = new Set('台只于系准松采冲并占余丑折回克制表里面后干斗谷云了划复仆几周范才征');

const simplifiedIn = (text: string): string[] => [
  ...new Set(Array.from(text).filter((character) => TRADITIONAL.has(character) && !WRITTEN_IN_BOTH.has(character))),
];

const every = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));

/** All Chinese in a structure of `{ zh, en }`. */
const chineseIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    name === 'zh' && typeof inner === 'string' ? [inner] : chineseIn(inner),
  );
};

const REMEDY_WORDS = chineseIn(
  Object.values(REMEDIES).map(({ title, proposal, steps, duties }: Remedy) => ({ title, proposal, steps, duties })),
);
const SHOP_WORDS = [...every('knowledge'), ...every('policies')].flatMap((text) => chineseIn(parse(text)));

describe('what a customer in Taiwan reads', () => {
  it('is in a language a case can have', () => {
    expect(LOCALES).toContain('zh-TW');
  });

  it('holds no simplified character in our own catalogue', () => {
    expect(simplifiedIn(JSON.stringify(CATALOGUES['zh-TW']))).toEqual([]);
    expect(simplifiedIn(JSON.stringify(CATALOGUES['zh-CN'])).length).toBeGreaterThan(150);
  });

  it('says in the words of Taiwan what the mainland calls otherwise', () => {
    const words = JSON.stringify(CATALOGUES['zh-TW']).replaceAll('託運單號', '');
    for (const mainland of ['質量', '賬', '發貨', '運單號', '投訴', '積分', '默認', '視頻', '信息', '平臺', '店鋪'])
      expect([mainland, words.includes(mainland)]).toEqual([mainland, false]);
    for (const taiwan of ['品質', '帳', '出貨', '客訴', '點數', '退款', '退貨', '換貨', '寄件標籤', '核准', '訂單編號'])
      expect([taiwan, words.includes(taiwan)]).toEqual([taiwan, true]);
  });

  it('holds none in what is derived: remedies, articles of the knowledge base, reasons of the policies', () => {
    expect(REMEDY_WORDS.length).toBeGreaterThan(40);
    expect(SHOP_WORDS.length).toBeGreaterThan(60);
    for (const words of [...REMEDY_WORDS, ...SHOP_WORDS])
      expect([words, simplifiedIn(traditional(words))]).toEqual([words, []]);
  });

  it('keeps names, numbers and the places of values as they are', () => {
    const words = '差价 {charge} 需要您补付，{refund, select, yes {退 {money}} other {}} SKU-1 <b>';
    expect(traditional(words)).toBe('差價 {charge} 需要您補付，{refund, select, yes {退 {money}} other {}} SKU-1 <b>');
  });

  it('takes the longest term that fits, and a term of Taiwan is not turned again', () => {
    expect(traditional('长按电源键，再按步骤操作')).toBe('長按電源鍵，再依步驟操作');
    expect(traditional('恢复出厂设置')).toBe('恢復原廠設定');
    expect(traditional('强制重启，重新校准，晾干')).toBe('強制重啟，重新校準，晾乾');
    for (const [, taiwan] of TERMS) expect([taiwan, simplifiedIn(taiwan)]).toEqual([taiwan, []]);
  });

  it('ties no money to what they say in public, in whichever characters (R48)', () => {
    for (const words of ['給我們五星好評，返現 5 元', '刪除差評後為您退款', '修改評價，送您優惠券'])
      expect([words, words.normalize('NFKC').includes(tiesToReview(words) ?? '?')]).toEqual([words, true]);
    expect(tiesToReview('很抱歉讓您有不好的體驗，我們會退款 5 元。')).toBeUndefined();
    expect(tiesToReview(JSON.stringify(CATALOGUES['zh-TW']))).toBeUndefined();
  });

  it('is chosen by the language alone: zh-CN and English get what was written', () => {
    const said = { zh: '退货退款', en: 'Return and refund' };
    expect(LOCALES.map((locale) => inLanguage(said, locale))).toEqual(['退货退款', '退貨退款', 'Return and refund']);
  });
});
