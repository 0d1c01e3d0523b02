import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { createEvidence } from '#api/evidence-store.ts';
import { keysOf, type EvidenceStorage } from '#adapters/evidence/port.ts';
import { evidenceIdOf, UNATTACHED_FOR_MS } from '#domain/evidence.ts';
import { eraseEvidence } from '#store/evidence.ts';
import { addTexts, textsOf } from '#store/texts.ts';
import { sweepEvidence } from '#worker/dispatch/evidence.ts';
import { customer, openCase, T0, aRequest } from './fixture.ts';
import { rowsOf } from './query.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase();

/** A storage in memory that can be down. */
function aStorage() {
  const kept = new Map<string, Buffer>();
  let isDown = false;
  const reach = async (): Promise<void> => {
    if (isDown) throw Object.assign(new Error('down'), { name: 'Unavailable' });
  };
  const storage: EvidenceStorage = {
    put: async (key, bytes) => void (await reach().then(() => kept.set(key, bytes))),
    get: async (key) => reach().then(() => kept.get(key)),
    remove: async (key) => void (await reach().then(() => kept.delete(key))),
  };
  return { kept, storage, down: (now: boolean) => void (isDown = now) };
}

const place = aStorage();
let now = T0;
const port = () =>
  createEvidence({
    database: db(),
    storage: place.storage,
    keysOf,
    clean: async (bytes) => ({ ok: true, type: 'image/jpeg', bytes }),
    small: async (bytes) => bytes.subarray(0, 2),
    now: () => now,
    newId: randomUUID,
  });
const sweep = () => sweepEvidence({ queries: db().queries, storage: place.storage, now: () => now });

async function aFile(words: string, caseNo?: string) {
  const bytes = createHash('sha256').update(words).digest();
  const done = await port().keep({
    shop: 'retail-us',
    name: `../../${words}\u202E.jpg`,
    bytes,
    by: customer,
    ...(caseNo === undefined ? {} : { caseNo }),
  });
  if (!done.ok) throw new Error(done.code);
  return done;
}

const aCase = async (order: string): Promise<string> => (await openCase(db(), { request: aRequest({ order }) })).caseNo;

describe('the files of a case', () => {
  it('are kept once, by a name that is no path, and read again (A2)', async () => {
    const caseNo = await aCase('F1');
    const [first, again] = [await aFile('one', caseNo), await aFile('one', caseNo)];
    expect(again.id).toBe(first.id);
    expect(first.file).toMatchObject({ caseNo, name: 'one.jpg', ref: `evidence:${first.id}` });
    expect(await port().list(caseNo)).toHaveLength(1);
    expect((await port().read(first.id))?.bytes).toHaveLength(32);
    expect((await port().thumbnail(first.id))?.bytes).toHaveLength(2);
    expect(place.kept.has(keysOf(first.id).thumbnail)).toBe(true);
  });

  it('become those of the request that names them; equal bytes stay one file (A2)', async () => {
    const caseNo = await aCase('F2');
    const [loose, twin, present] = [await aFile('two'), await aFile('three'), await aFile('three', caseNo)];
    await addTexts(db().queries, {
      caseNo,
      texts: [loose, twin].map(({ ref }) => ({ kind: 'evidence', url: ref, at: T0, by: customer })),
    });
    const named = (await textsOf(db().queries, caseNo)).map(({ url }) => evidenceIdOf(url ?? ''));
    expect(new Set(named)).toEqual(new Set([loose.id, present.id]));
    expect((await port().list(caseNo)).map(({ id }) => id).toSorted()).toEqual([loose.id, present.id].toSorted());
  });

  it('that nobody names are gone after a day, others stay', async () => {
    const caseNo = await aCase('F3');
    const [loose, bound] = [await aFile('four'), await aFile('five', caseNo)];
    now = T0 + UNATTACHED_FOR_MS - 1;
    await sweep();
    expect(await port().find(loose.id)).toBeDefined();
    now = T0 + UNATTACHED_FOR_MS + 1;
    await sweep();
    expect(await port().find(loose.id)).toBeUndefined();
    expect(place.kept.has(keysOf(loose.id).file)).toBe(false);
    expect((await port().read(bound.id))?.bytes).toHaveLength(32);
    now = T0;
  });

  it('are no files until their bytes are stored, and are stored by the next try', async () => {
    const caseNo = await aCase('F4');
    place.down(true);
    await expect(aFile('six', caseNo)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await port().list(caseNo)).toEqual([]);
    place.down(false);
    const { id } = await aFile('six', caseNo);
    expect((await port().read(id))?.bytes).toHaveLength(32);
  });

  it('of an erased person are unreadable at once, and their bytes go with the next sweep (R50)', async () => {
    const caseNo = await aCase('F5');
    const { id } = await aFile('seven', caseNo);
    await port().thumbnail(id);
    expect(await eraseEvidence(db().queries, caseNo)).toBe(1);
    expect(await port().read(id)).toBeUndefined();
    place.down(true);
    await expect(sweep()).rejects.toThrow('down');
    place.down(false);
    await sweep();
    expect([keysOf(id).file, keysOf(id).thumbnail].map((key) => place.kept.has(key))).toEqual([false, false]);
    expect(await rowsOf(db(), sql`select name, sha256, state from evidence_files where id = ${id}`)).toEqual([
      { name: null, sha256: null, state: 'gone' },
    ]);
  });
});
