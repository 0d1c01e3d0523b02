import { randomOf } from './random.ts';
import { BABY, COSMETICS, FOOD, FRESH, PERSONAL_CARE } from '#sandbox/seed/cn/goods/daily.ts';
import { APPLIANCES, DIGITAL, ELECTRONICS, OPENED_MEDIA } from '#sandbox/seed/cn/goods/electric.ts';
import { BOOKS, CUSTOM_MADE, FURNITURE, PERIODICAL, SPORTS, TOYS } from '#sandbox/seed/cn/goods/home.ts';
import { BAGS, CLOTHING, SHOES } from '#sandbox/seed/cn/goods/wear.ts';

/** Categories with their goods. Those of a shop's policy that are not taken back without a reason have their words. */
const GOODS: Readonly<Record<string, string>> = {
  clothing: CLOTHING,
  shoes: SHOES,
  bags: BAGS,
  electronics: ELECTRONICS,
  appliances: APPLIANCES,
  cosmetics: COSMETICS,
  'personal-care': PERSONAL_CARE,
  food: FOOD,
  fresh: FRESH,
  baby: BABY,
  furniture: FURNITURE,
  toys: TOYS,
  books: BOOKS,
  periodical: PERIODICAL,
  digital: DIGITAL,
  'opened-media': OPENED_MEDIA,
  'custom-made': CUSTOM_MADE,
  sports: SPORTS,
};

/** What each unit of an article carries from the factory. */
export type Marking = 'serial' | 'batch' | 'none';

export interface Variant {
  readonly sku: string;
  readonly options: Readonly<Record<string, string>>;
  /** fen */
  readonly price: number;
  readonly available: number;
}

export interface Article {
  readonly productId: string;
  readonly name: string;
  readonly category: string;
  readonly marking: Marking;
  /** What the shop publishes of it: 参数, and what a buyer should know (须知). */
  readonly specification: Readonly<Record<string, string>>;
  readonly variants: readonly Variant[];
}

/** The batch that an article is sold from now. */
export const currentBatch = (productId: string): string => `${productId}-A`;

/** All articles of the shop, by category and in the order in which they are listed there. */
export function chineseCatalogue(seed: string): readonly Article[] {
  const rows = Object.entries(GOODS).flatMap(([category, text]) =>
    text
      .trim()
      .split('\n')
      .map((row) => ({ category, row })),
  );
  return rows.map(({ category, row }, index) => article(seed, { category, row, productId: `CNP${10_001 + index}` }));
}

type Row = { readonly category: string; readonly row: string; readonly productId: string };

function article(seed: string, { category, row, productId }: Row): Article {
  const [name = '', yuan = '', options = '', marking = '', said = ''] = row.split('|').map((cell) => cell.trim());
  const random = randomOf(`${seed} stock ${productId}`);
  const variants = combined(options).map((choice, index) => ({
    sku: `${productId}-${String(index + 1).padStart(2, '0')}`,
    options: choice.options,
    price: (Number(yuan) + choice.surcharge) * 100,
    available: random.chance(8) ? 0 : random.between(3, 200),
  }));
  return { productId, name, category, marking: markingOf(marking), specification: specificationOf(said), variants };
}

const markingOf = (word: string): Marking => (word === 'serial' || word === 'batch' ? word : 'none');

/** The first sentence says what it is, the others how to treat it. */
function specificationOf(said: string): Readonly<Record<string, string>> {
  const [what = '', ...advice] = said.split('；');
  return { 参数: what, ...(advice.length > 0 && { 须知: advice.join('；') }) };
}

type Choice = { readonly options: Readonly<Record<string, string>>; readonly surcharge: number };

/** `颜色:黑色,白色;版本:128G,256G+300`: every combination, with what it costs more in yuan. */
function combined(options: string): readonly Choice[] {
  return options.split(';').reduce<readonly Choice[]>(
    (made, axis) => {
      const [name = '', values = ''] = axis.split(':');
      return made.flatMap((choice) =>
        values.split(',').map((value) => {
          const [, word = value, more = '0'] = /^(.+?)(?:\+(\d+))?$/u.exec(value) ?? [];
          return { options: { ...choice.options, [name]: word }, surcharge: choice.surcharge + Number(more) };
        }),
      );
    },
    [{ options: {}, surcharge: 0 }],
  );
}
