import type { Database } from '#store/db.ts';
import { erasePerson, type Erasure, type ErasureRequest } from '#store/erase/erase-person.ts';
import { listErasures } from '#store/erase/list.ts';
import { savePreferences, type NewPreferences, type Preferences } from '#store/preferences.ts';
import { ownCursor } from './case-reads.ts';
import type { Shops } from './deps.ts';
import type { Page, PageWish } from './paging.ts';

/** What a customer wants of us: to be written to in their way, and to be forgotten (E5, R50). */
export interface PersonPort {
  prefer(wish: NewPreferences): Promise<Preferences>;
  /** Undefined for a person nobody knows. */
  erase(request: ErasureRequest): Promise<Erasure | undefined>;
  erasures(shops: Shops, page: PageWish): Promise<Page<Erasure>>;
}

export const createPersonPort = (database: Database): PersonPort => ({
  prefer: (wish) => savePreferences(database.queries, wish),
  erase: (request) => erasePerson(database, request),
  erasures: (shops, page) => ownCursor(listErasures(database.queries, shops === 'all' ? undefined : shops, page)),
});
