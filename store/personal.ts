import { casePeople, caseTexts } from './schema/intake.ts';
import { orderPeople } from './schema/orders.ts';
import { searchTexts } from './schema/search.ts';

/**
 * Every column that holds personal data, by table: what an erasure empties and what no log, payload or export may
 * carry (R50). Their tables are named `*_people` and `*_texts`.
 */
export const PERSONAL_COLUMNS = [
  { table: casePeople, columns: ['name', 'email', 'phone'] },
  { table: caseTexts, columns: ['text', 'url'] },
  { table: orderPeople, columns: ['name', 'email', 'phone'] },
  { table: searchTexts, columns: ['people', 'words', 'grams'] },
] as const;
