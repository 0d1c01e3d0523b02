import { sql } from 'drizzle-orm';
import { addApiKey, findApiKey, listApiKeys, revokeApiKey } from '#store/api-keys.ts';
import { DAY, T0 } from './fixture.ts';
import { rowsOf } from './query.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase();
const aKey = (id: string) => ({
  id,
  secret: `secret-of-${id}`,
  name: 'console',
  role: 'agent',
  shops: ['retail-us'],
  createdAt: T0,
});

describe('API keys', () => {
  it('are found by their secret, which is kept nowhere', async () => {
    await addApiKey(db().queries, aKey('k1'));
    await addApiKey(db().queries, aKey('k1'));
    expect(await findApiKey(db().queries, 'secret-of-k1')).toEqual({
      id: 'k1',
      name: 'console',
      role: 'agent',
      shops: ['retail-us'],
      createdAt: T0,
      revokedAt: null,
      staffId: null,
      person: null,
    });
    expect(await findApiKey(db().queries, 'secret-of-nobody')).toBeUndefined();
    expect(JSON.stringify(await rowsOf(db(), sql`select * from api_keys`))).not.toContain('secret-of');
    expect(await listApiKeys(db().queries)).toHaveLength(1);
  });

  it('open nothing once they are revoked', async () => {
    await addApiKey(db().queries, aKey('k2'));
    expect(await revokeApiKey(db().queries, 'k2', T0 + DAY)).toBe(true);
    expect(await revokeApiKey(db().queries, 'k2', T0 + DAY)).toBe(false);
    expect(await findApiKey(db().queries, 'secret-of-k2')).toBeUndefined();
  });
});
