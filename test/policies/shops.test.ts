import { loadPolicyBook } from '#policies/load.ts';
import { policyFolder, type PolicyFolder } from './folder.ts';
import { theBook } from './support.ts';

const at = Date.parse;

describe('which policy serves a shop', () => {
  let folder: PolicyFolder;
  beforeEach(() => {
    folder = policyFolder(['retail-us', 'us', 'cn-marketplace']);
  });
  afterEach(() => folder.remove());
  const bookOf = (shops: string) => {
    folder.write('shops.yaml', shops);
    return loadPolicyBook(folder.dir, { onCalendarGap: () => undefined });
  };

  it('is data, and every shop that ships is served by a policy that is in force (C2)', () => {
    const book = theBook();
    const shops = book.shops(at('2026-11-20T00:00:00Z'));
    expect(shops).toMatchObject({
      'retail-us': { policy: 'retail-us', locale: 'en' },
      'retail-cn': { policy: 'cn-marketplace', locale: 'zh-CN' },
    });
    for (const { policy } of Object.values(shops))
      expect(book.latest(policy, at('2026-11-20T00:00:00Z')).id).toBe(policy);
  });

  it('changes at midnight of its day in the zone of the new policy, for requests of that day on (F4)', () => {
    const book = bookOf(
      "retail-us:\n  locale: en\n  policies:\n    - { from: '2026-01-01', policy: retail-us }\n    - { from: '2027-01-01', policy: us }\n",
    );
    expect(book.shops(at('2026-12-31T23:59:59-05:00'))['retail-us']?.policy).toBe('retail-us');
    expect(book.shops(at('2027-01-01T00:00:00-05:00'))['retail-us']?.policy).toBe('us');
    expect(book.shops(at('2025-12-31T00:00:00-05:00'))).toEqual({});
  });

  it.each([
    [
      'a policy that does not exist',
      "x: { locale: en, policies: [{ from: '2026-01-01', policy: tmall }] }",
      'no policy is called "tmall"',
    ],
    [
      'days that are not in order',
      "x: { locale: en, policies: [{ from: '2026-02-01', policy: us }, { from: '2026-01-01', policy: us }] }",
      'are not in order',
    ],
    ['no policy at all', 'x: { locale: en, policies: [] }', 'policies'],
    ['a language nobody speaks', "x: { locale: tlh, policies: [{ from: '2026-01-01', policy: us }] }", 'locale'],
  ])('is refused on load with %s', (...[, shops, says]) => {
    expect(() => bookOf(shops)).toThrow(says);
    expect(() => bookOf(shops)).toThrow('shops.yaml');
  });
});
