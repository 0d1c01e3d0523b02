import type { Article } from './catalogue.ts';
import type { Random } from './random.ts';

/** The catalogue as buyers go through it. */
export interface Shelves {
  /** An article by its name; every name that a kit or a gift uses is there. */
  article(name: string): Article;
  /** A category by how often it is bought, in it rather one of the first articles: those sell best. */
  popular(random: Random): Article;
}

/** How often each category is bought; what is not named counts once. */
const OFTEN: Readonly<Record<string, number>> = {
  food: 4,
  clothing: 4,
  books: 3,
  cosmetics: 3,
  electronics: 2,
  'personal-care': 2,
  fresh: 2,
  shoes: 2,
  toys: 2,
  sports: 2,
};

export function shelvesOf(catalogue: readonly Article[]): Shelves {
  const byName = new Map(catalogue.map((article) => [article.name, article]));
  const rows = [...new Set(catalogue.map(({ category }) => category))].flatMap((category) => {
    const articles = catalogue.filter((article) => article.category === category);
    return Array.from({ length: OFTEN[category] ?? 1 }, () => articles);
  });
  return {
    article(name) {
      const found = byName.get(name);
      if (!found) throw new Error(`the Chinese shop sells no ${name}`);
      return found;
    },
    popular(random) {
      const articles = random.pick(rows);
      const nth = Math.min(random.below(articles.length), random.below(articles.length));
      return articles[nth] ?? random.pick(articles);
    },
  };
}
