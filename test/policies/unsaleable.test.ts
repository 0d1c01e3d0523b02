import { theBook, theFacts } from './support.ts';

const EXCLUDED = ['excludedCategories', 'finalSale'];

/** Each preset of a market, with the categories that it never takes back without a reason. */
const presets = theBook()
  .all()
  .filter(({ id }) => id !== 'retail-us')
  .map((policy) => ({
    policy,
    id: policy.id,
    categories: EXCLUDED.flatMap((name) => (policy.file.values[name]?.value ?? []) as readonly string[]),
  }));

describe.each(presets)('goods that cannot be sold again, by $id', ({ policy, categories }) => {
  it('are refused by their category, before anybody issues a label (R34)', () => {
    expect(categories.length).toBeGreaterThan(0);
    for (const category of categories)
      for (const wish of ['return_and_refund', 'refund_only', 'exchange'] as const)
        expect(policy.decide(theFacts({ categories: ['clothing', category], wish }))).toMatchObject({
          verdict: 'refuse',
          code: 'category_excluded',
          disputable: true,
        });
  });

  it('can still be complained about when something is wrong with them (R38)', () => {
    for (const category of categories)
      expect(
        policy.decide(theFacts({ categories: [category], problem: 'defective', liability: 'merchant' })),
      ).not.toMatchObject({ code: 'category_excluded' });
  });
});
