import { createKnowledge } from '#knowledge/base.ts';
import { loadKnowledge } from '#knowledge/load.ts';
import type { Article } from '#knowledge/schema.ts';

const book = loadKnowledge('knowledge');

const article = (over: Partial<Article> = {}): Article => ({
  id: 'a',
  version: '1',
  title: { zh: '问题', en: 'Problem' },
  appliesTo: { categories: ['home'], skus: [], products: [] },
  symptoms: ['leaks'],
  keywords: { zh: [], en: [] },
  steps: [{ zh: '试试', en: 'Try it' }],
  faq: false,
  ...over,
});

describe('the knowledge base (B2)', () => {
  it('has every article in both languages, with steps and something to find it by', () => {
    for (const one of book.all()) {
      expect(one.steps.length).toBeGreaterThan(0);
      expect(one.faq || one.symptoms.length > 0).toBe(true);
      for (const { zh, en } of [one.title, ...one.steps]) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it('finds the problem of the very article before that of its product, and that before its category', () => {
    const base = createKnowledge([
      article({ id: 'category' }),
      article({ id: 'product', appliesTo: { categories: ['home'], skus: [], products: ['kettle'] } }),
      article({ id: 'sku', appliesTo: { categories: [], skus: ['K-1'], products: [] } }),
    ]);
    const known = (sku: string, name: string): string | undefined =>
      base.known([{ sku, category: 'home', name }], 'leaks', [])?.id;
    expect(known('K-1', 'Lamp')).toBe('sku');
    expect(known('K-2', 'Tea Kettle')).toBe('product');
    expect(known('K-3', 'Lamp')).toBe('category');
    expect(base.known([{ sku: 'K-3', category: 'toys', name: 'Lamp' }], 'leaks', [])).toBeUndefined();
  });

  it('never finds again what was tried, in whichever version, nor an answer to a question', () => {
    const goods = [{ sku: 'K-1', category: 'home', name: 'Lamp' }];
    const base = createKnowledge([article({ version: '2' }), article({ id: 'faq', faq: true })]);
    expect(base.known(goods, 'leaks', [{ article: 'a', version: '1' }])).toBeUndefined();
    expect(base.known(goods, 'leaks', [])?.version).toBe('2');
  });

  it('keeps older versions for those who were told them, and refuses two of one id or version', () => {
    const base = createKnowledge([article({ version: '2' })], [article({ version: '1' })]);
    expect(base.get({ article: 'a', version: '1' })?.version).toBe('1');
    expect(base.latest('a')?.version).toBe('2');
    expect(base.all()).toHaveLength(1);
    expect(() => createKnowledge([article(), article({ version: '2' })])).toThrow('two articles a');
    expect(() => createKnowledge([article()], [article()])).toThrow('two articles a 1');
  });

  it('is searched in any language, the title before the keywords before the steps', () => {
    expect(book.search({ words: '蓝牙 音箱' })[0]?.id).toBe('speaker-no-connection');
    expect(book.search({ words: 'LEAKS' }).map(({ id }) => id)).toEqual(['coffee-maker-leaks']);
    expect(book.search({ words: 'zeppelin' })).toEqual([]);
    expect(book.search({})).toHaveLength(book.all().length);
  });
});
