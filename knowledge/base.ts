import type { SymptomCode } from '#domain/intake/symptom.ts';
import type { GuidanceRef } from '#domain/talk/events.ts';
import type { Article } from './schema.ts';

/** Goods as a known problem is looked up for. */
export interface Goods {
  readonly sku: string;
  readonly category: string;
  readonly name: string;
}

/** What somebody looks for: words as they come to mind, or the goods and what is seen of them. */
export interface KnowledgeWish {
  readonly words?: string;
  readonly category?: string;
  readonly sku?: string;
  readonly symptom?: SymptomCode;
}

/** All known problems, each in the version in force; older versions by reference alone (B2). */
export interface KnowledgeBase {
  all(): readonly Article[];
  /** The version that was told, or undefined when nobody has it any more. */
  get(ref: GuidanceRef): Article | undefined;
  /** The version in force. */
  latest(id: string): Article | undefined;
  /** The known problem of these goods with this symptom that was not tried yet; one of the sku before one of its category. */
  known(goods: readonly Goods[], symptom: SymptomCode, tried: readonly GuidanceRef[]): Article | undefined;
  /** What the words are in, the best first. */
  search(wish: KnowledgeWish): readonly Article[];
}

/** Makes a knowledge base of its articles and of older versions of them; two of one id, or of one version, are refused. */
export function createKnowledge(articles: readonly Article[], archived: readonly Article[] = []): KnowledgeBase {
  const every = [...articles, ...archived];
  const keys = every.map(keyOf);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index) ?? doubled(articles.map(({ id }) => id));
  if (twice !== undefined) throw new Error(`the knowledge base has two articles ${twice}`);
  return {
    all: () => articles,
    get: ({ article, version }) => every.find((one) => one.id === article && one.version === version),
    latest: (id) => articles.find((one) => one.id === id),
    known: (goods, symptom, tried) =>
      articles
        .filter((one) => !one.faq && one.symptoms.includes(symptom) && !tried.some(({ article }) => article === one.id))
        .map((one) => ({ one, fit: fitOf(one, goods) }))
        .filter(({ fit }) => fit > 0)
        .toSorted((a, b) => b.fit - a.fit || (a.one.id < b.one.id ? -1 : 1))[0]?.one,
    search: (wish) =>
      articles
        .map((one) => ({ one, score: scoreOf(one, wish) }))
        .filter(({ score }) => score > 0)
        .toSorted((a, b) => b.score - a.score || (a.one.id < b.one.id ? -1 : 1))
        .map(({ one }) => one),
  };
}

const keyOf = ({ id, version }: Article): string => `${id} ${version}`;
const doubled = (ids: readonly string[]): string | undefined => ids.find((id, index) => ids.indexOf(id) !== index);

/** How exactly an article is about the goods: 3 by the sku, 2 by the product's name, 1 by the category alone, 0 not. */
function fitOf({ appliesTo: { skus, categories, products } }: Article, goods: readonly Goods[]): number {
  if (goods.some(({ sku }) => skus.includes(sku))) return 3;
  const named = goods.filter(({ category }) => categories.includes(category));
  if (named.length === 0) return 0;
  if (products.length === 0) return 1;
  return named.some(({ name }) => products.some((word) => fold(name).includes(fold(word)))) ? 2 : 0;
}

/** How well an article answers a search: each word counts, most in the title; without words the filters alone decide. */
function scoreOf(article: Article, { words, category, sku, symptom }: KnowledgeWish): number {
  const { appliesTo, symptoms, title, keywords, steps } = article;
  if (category !== undefined && !appliesTo.categories.includes(category)) return 0;
  if (sku !== undefined && appliesTo.skus.length > 0 && !appliesTo.skus.includes(sku)) return 0;
  if (symptom !== undefined && !symptoms.includes(symptom)) return 0;
  const asked = fold(words ?? '')
    .split(/\s+/)
    .filter(Boolean);
  if (asked.length === 0) return 1;
  const texts = [
    { weight: 4, text: `${title.zh} ${title.en}` },
    { weight: 3, text: [...keywords.zh, ...keywords.en].join(' ') },
    { weight: 1, text: steps.map(({ zh, en }) => `${zh} ${en}`).join(' ') },
  ];
  const of = (word: string): number =>
    texts.reduce((sum, { weight, text }) => sum + (fold(text).includes(word) ? weight : 0), 0);
  return asked.reduce((sum, word) => sum + of(word), 0);
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
