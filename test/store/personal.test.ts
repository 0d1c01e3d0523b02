import { getTableName, sql } from 'drizzle-orm';
import { saveOrder } from '#store/orders.ts';
import { PERSONAL_COLUMNS } from '#store/personal.ts';
import { addTexts } from '#store/texts.ts';
import { anOrder, aRequest, customer, openCase, person, playReturn, T0 } from './fixture.ts';
import { rowsOf } from './query.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase();
const CANARY = 'canary-7f3a';
const tagged = new Map<string, readonly string[]>(
  PERSONAL_COLUMNS.map(({ table, columns }) => [getTableName(table), columns]),
);

describe('personal data', () => {
  it('is tagged for every table that is named as personal (R50)', async () => {
    const rows = await rowsOf(
      db(),
      sql`select table_name from information_schema.tables where table_schema = 'public' and table_name ~ '_(people|texts)$' order by 1`,
    );
    expect(rows.map(({ table_name }) => table_name)).toEqual([...tagged.keys()].toSorted());
  });

  it('is nowhere but in its tagged columns after a whole return (P1, R50)', async () => {
    const order = anOrder();
    await saveOrder(db(), order, { name: CANARY, email: `${CANARY}@example.test`, phone: CANARY });
    const driver = await openCase(db(), {
      person: { ...person, name: CANARY, email: `${CANARY}@example.test`, phone: CANARY },
      texts: [{ kind: 'symptom', text: CANARY, at: T0, by: customer }],
    });
    await addTexts(db().queries, {
      caseNo: driver.caseNo,
      texts: [{ kind: 'evidence', url: `https://example.test/${CANARY}`, at: T0, by: customer }],
    });
    await playReturn(driver, order);
    const tables = await rowsOf(
      db(),
      sql`select table_name from information_schema.tables where table_schema = 'public'`,
    );
    for (const { table_name: name } of tables) {
      const columns = tagged.get(String(name)) ?? [];
      const rows = await rowsOf(
        db(),
        sql.raw(
          `select (to_jsonb(t) ${columns.map((column) => `- '${column}'`).join(' ')})::text as row from ${String(name)} t`,
        ),
      );
      expect(JSON.stringify(rows)).not.toContain(CANARY);
    }
  });

  it('is not in the message of a statement that failed', async () => {
    const caseNo = (await openCase(db(), { request: aRequest({ order: 'P-3' }) })).caseNo;
    const text = `${CANARY}${String.fromCodePoint(0)}`;
    const adding = addTexts(db().queries, { caseNo, texts: [{ kind: 'reply', text, at: T0, by: customer }] });
    await expect(adding).rejects.not.toThrow(CANARY);
    const broken = () =>
      saveOrder(db(), anOrder({ orderNo: 'P-2' }), {
        name: `${CANARY}${String.fromCodePoint(0)}`,
        email: null,
        phone: null,
      });
    await expect(broken()).rejects.not.toThrow(CANARY);
    await expect(broken()).rejects.toThrow('invalid byte sequence');
  });
});
