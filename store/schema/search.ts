import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { intakes } from './intake.ts';

/**
 * Read model: by what a case is found (E4). `numbers` are compared whole; `people` and `words` are what people said of
 * themselves and wrote, in plain form, `grams` their pieces: those three are personal and vanish with their source (R50).
 */
export const searchTexts = pgTable(
  'search_texts',
  {
    caseNo: text('case_no')
      .primaryKey()
      .references(() => intakes.caseNo),
    shop: text().notNull(),
    openedAt: instant('opened_at').notNull(),
    numbers: text().array().notNull(),
    people: text().notNull(),
    words: text().notNull(),
    grams: text().array().notNull(),
    /** Whether its order was known by then. */
    orderKnown: boolean('order_known').notNull(),
  },
  (t) => [
    index('search_texts_numbers').using('gin', t.numbers),
    index('search_texts_grams').using('gin', t.grams),
    index('search_texts_by_date').on(t.openedAt, t.caseNo, t.shop),
  ],
);
