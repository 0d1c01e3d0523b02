import { saveOrder } from '#store/orders.ts';
import { findCases } from '#store/search/find.ts';
import { addTexts } from '#store/texts.ts';
import { inTransaction } from '#store/transaction.ts';
import { anOrder, aRequest, customer, DAY, event, openCase, person, T0, type Driver } from './fixture.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase();

const find = async (text: string, { words = true, shops }: { words?: boolean; shops?: readonly string[] } = {}) => {
  const found = await findCases(db().queries, { text, words, ...(shops ? { shops } : {}) }, { limit: 10 });
  return found.rows.map(({ caseNo, by }) => `${by} ${caseNo}`);
};

/** A case with words, opened so many days after the first. */
const aCaseOf = (n: number, symptom: string, changes: Parameters<typeof aRequest>[0] = {}): Promise<Driver> =>
  openCase(db(), {
    request: aRequest({ order: `S${n}`, serials: [`SN-${n}`], ...changes }),
    person: { ...person, name: `Ada Lovelace ${n}`, email: `ada${n}@example.test`, phone: `+1 (555) 010-${1000 + n}` },
    texts: [{ kind: 'symptom', text: symptom, at: T0, by: customer }],
    receivedAt: T0 + n * DAY,
  });

describe('the search', () => {
  let one: Driver;
  let two: Driver;
  let other: Driver;

  beforeAll(async () => {
    one = await aCaseOf(1, 'The LAMP does not switch on, 100% sure');
    await saveOrder(db(), anOrder({ orderNo: 'S1' }), { name: '王小明', email: null, phone: '138-1234-5678' });
    two = await aCaseOf(2, '收到的台灯坏了，不能开机');
    other = await aCaseOf(3, '台灯坏了', { shop: 'cn-shop' });
    await one.add(event('returnAuthorised', { rma: 'RMA-77', trackingNo: 'sf-4711', carrier: 'post' }));
  }, 30_000);

  it.each([
    ['its number', () => one.caseNo.toLowerCase()],
    ['the order', () => '#s1'],
    ['the tracking number', () => 'sf-4711'],
    ['the RMA', () => 'RMA-77'],
    ['an article', () => 'sku-1'],
    ['a serial number', () => 'sn-1'],
  ])('finds a case by %s (E4)', async (_, text) => {
    expect(await find(text())).toEqual([`number ${one.caseNo}`]);
    expect(await find(text(), { words: false })).toEqual([`number ${one.caseNo}`]);
  });

  it.each([
    'ada1@example.test',
    '王小明',
    '13812345678',
    '+86 138 1234 5678',
    '5550101001',
    'SWITCH on',
    'lamp',
    'la',
    '100%',
  ])('finds a case by what its people said: %s (E4)', async (text) => {
    expect(await find(text)).toEqual([`words ${one.caseNo}`]);
    expect(await find(text, { words: false })).toEqual([]);
  });

  it('finds Chinese by one character, by two and by more, the newest first (E4)', async () => {
    const both = [`words ${other.caseNo}`, `words ${two.caseNo}`];
    for (const text of ['坏', '坏了', '台灯坏了', '灯 了']) expect(await find(text)).toEqual(both);
    expect(await find('不能开机')).toEqual([`words ${two.caseNo}`]);
    expect(await find('机开')).toEqual([]);
  });

  it('finds only what the shops have (H2)', async () => {
    expect(await find('坏了', { shops: ['retail-us'] })).toEqual([`words ${two.caseNo}`]);
    expect(await find('坏了', { shops: ['retail-us', 'cn-shop'] })).toHaveLength(2);
    expect(await find('s3', { shops: ['retail-us'] })).toEqual([]);
    expect(await find('坏了', { shops: [] })).toEqual([]);
  });

  it.each(['%', '_', 'l_mp', 'l%p', '.*', "'; drop table cases; --", '\\', 'lamp|on', '{lamp}'])(
    'takes %s for what it is',
    async (text) => {
      expect(await find(text)).toEqual([]);
    },
  );

  it('goes on page by page: numbers first, then words (E4)', async () => {
    await inTransaction(db(), (queries) =>
      addTexts(queries, {
        caseNo: two.caseNo,
        texts: [{ kind: 'answer', text: `like ${one.caseNo}`, at: T0 + DAY, by: customer }],
      }),
    );
    expect(await find(one.caseNo)).toEqual([`number ${one.caseNo}`, `words ${two.caseNo}`]);
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: Parameters<typeof findCases>[2] = after === '' ? { limit: 1 } : { limit: 1, after };
      const found = await findCases(db().queries, { text: one.caseNo, words: true }, page);
      seen.push(...found.rows.map(({ caseNo }) => caseNo));
      after = found.next;
    }
    expect(seen).toEqual([one.caseNo, two.caseNo]);
  });

  it('finds no case twice, and the newest of many', async () => {
    const { pool } = db();
    await pool.query(`
      insert into intakes (case_no, shop, order_no, same_case_key, open, request, policy, "by", principal, received_at)
        select 'M' || i, 'many', 'M' || i, 'm' || i, false, '{}', '{}', '{}', 'p', to_timestamp(2e9 + i) from generate_series(1, 1200) i;
      insert into search_texts select 'M' || i, 'many', to_timestamp(2e9 + i), array['M' || i, 'SHARED'], '', '坏了', array['@many', '坏', '坏了', '了'], true
        from generate_series(1, 1200) i;`);
    expect(await find('坏了')).toEqual(Array.from({ length: 10 }, (_, n) => `words M${1200 - n}`));
    expect(await find('shared', { shops: ['many'] })).toEqual(
      Array.from({ length: 10 }, (_, n) => `number M${1200 - n}`),
    );
  });
});
