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

  it('says where and when the shop counts time: its own zone, calendar and hours before those of the policy (F1)', () => {
    const hours = `{ zone: Europe/Berlin, calendar: de, work: { week: [{ days: [1, 2, 3, 4, 5], spans: ['10:00-16:00'] }] } }`;
    const served = "policies: [{ from: '2026-01-01', policy: us }]";
    const book = bookOf(`own: { locale: en, hours: ${hours}, ${served} }\nplain: { locale: en, ${served} }\n`);
    const due = (shop: string): string => {
      const about = { level: 1, frame: book.frameOf(shop) };
      const { dueAt } = book.latest('us').clock('consultationAnswer', at('2026-12-23T15:00:00+01:00'), about);
      return new Date(dueAt).toISOString();
    };
    // An hour on Wednesday, Christmas Eve is worked, the two days of Christmas are not in Germany.
    expect(due('own')).toBe(new Date('2026-12-24T13:00:00+01:00').toISOString());
    expect(due('plain')).toBe(new Date('2026-12-23T13:00:00-05:00').toISOString());
    expect(book.frameOf('nobody')).toEqual({});
    expect(
      book
        .coverage('2026-11-22')
        .map(({ calendar }) => calendar)
        .toSorted(),
    ).toEqual(['cn', 'de', 'us']);
  });

  it.each([
    ['a calendar nobody has', 'hours: { calendar: mars }', 'no calendar called mars'],
    ['a zone nobody knows', 'hours: { zone: Mars/Olympus }', 'none called Mars/Olympus'],
    [
      'spans that overlap',
      "hours: { work: { week: [{ days: [1], spans: ['09:00-12:00', '11:00-13:00'] }] } }",
      'overlap',
    ],
  ])('refuses %s (F1)', (_what, hours, why) =>
    expect(() => bookOf(`x: { locale: en, ${hours}, policies: [{ from: '2026-01-01', policy: us }] }`)).toThrow(why),
  );

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
