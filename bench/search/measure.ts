import { openDatabase, type Database, type Queries } from '#store/db.ts';
import { findCases } from '#store/search/find.ts';
import { showHits } from '#store/search/show.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { median, round, spread, spreadOf } from '#bench/statistics.ts';
import { caseNoOf, fillArchive, mailOf, phoneOf, RARE } from './archive.ts';
import { readingOf } from './plan.ts';

const FEW = 10;

/** What people look for. The ten cases are the first of the hundred thousand, so that both have what is asked for. */
const QUESTIONS: Readonly<Record<string, { readonly text: string; readonly shops?: readonly string[] }>> = {
  'case number': { text: caseNoOf(7) },
  'order number': { text: '#W7' },
  'tracking number': { text: `SF${caseNoOf(7)}` },
  'serial number': { text: 'SN-7' },
  'article of 0.5 % of the cases': { text: 'SKU-7' },
  'e-mail address': { text: mailOf(7) },
  'phone number': { text: `+86 ${phoneOf(7)}` },
  'a name, 0.8 % of the cases': { text: 'Ines Rossi' },
  'Chinese, one character, 50 %': { text: '我' },
  'Chinese, two characters, 6 %': { text: '台灯' },
  'Chinese, five characters, 0.2 %': { text: RARE },
  'Chinese, a sentence, 6 %': { text: '不能开机' },
  'English, a word, 6 %': { text: 'suitcase' },
  'English, two letters, 50 %': { text: 'th' },
  'two terms': { text: 'lamp another' },
  'part of an e-mail address': { text: 'customer77@' },
  'Chinese in a shop that has none': { text: '台灯', shops: ['retail-us'] },
  'in no case': { text: '风筝' },
};

interface Stand {
  readonly cases: number;
  readonly database: Database;
  readonly stop: () => Promise<void>;
}

interface Stands {
  readonly small: Stand;
  readonly large: Stand;
}

async function stand(cases: number): Promise<Stand> {
  const made = await createTestDatabase();
  const database = openDatabase(made.url, { max: 2 });
  await fillArchive(database, cases);
  const stop = async (): Promise<void> => {
    await database.close();
    await made.drop();
  };
  return { cases, database, stop };
}

/** How long a question takes among a hundred thousand archived cases beside ten, in turn (E4). */
export async function measureSearch({ cases, rounds }: { cases: number; rounds: number }): Promise<string> {
  const stands = { small: await stand(FEW), large: await stand(cases) };
  try {
    const rows: string[] = [];
    for (const name of Object.keys(QUESTIONS)) rows.push(await measureOne(stands, name, rounds));
    return sectionOf(rows, { cases, rounds });
  } finally {
    await stands.small.stop();
    await stands.large.stop();
  }
}

async function measureOne({ small, large }: Stands, name: string, rounds: number): Promise<string> {
  const question = QUESTIONS[name] ?? { text: name };
  const ask = async (queries: Queries): Promise<number> => {
    const { rows: hits } = await findCases(queries, { words: true, ...question }, { limit: 20 });
    return (await showHits(queries, hits, question.text)).length;
  };
  for (const one of [small, large, small, large]) await timed(one, ask);
  const times: { few: number[]; many: number[] } = { few: [], many: [] };
  for (let n = 0; n < rounds; n += 1) {
    times.few.push(await timed(small, ask));
    times.many.push(await timed(large, ask));
  }
  const found = await ask(large.database.queries);
  const [before, reading] = [await readingOf(small.database, ask), await readingOf(large.database, ask)];
  const ratio = round(median(times.many) / median(times.few), 2);
  console.log(`${name}: ${ratio}`);
  return `| ${[
    name,
    found,
    spread(spreadOf(times.few)),
    spread(spreadOf(times.many)),
    `**${ratio}**`,
    before.pages,
    reading.pages,
    reading.by.join(', '),
  ].join(' | ')} |`;
}

async function timed({ database }: Stand, ask: (queries: Queries) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await ask(database.queries);
  return performance.now() - start;
}

const sectionOf = (rows: readonly string[], { cases, rounds }: { cases: number; rounds: number }): string =>
  [
    `## Search among ${cases} archived cases beside ${FEW}`,
    '',
    `A page of twenty, with its snippets; ${rounds} rounds of each question, the two archives in turn; milliseconds as min / **median** / max.`,
    'Pages are what Postgres counts for all statements of a question. Half of the cases are Chinese; percentages say in how many cases the words are.',
    '',
    `| question | found | ms at ${FEW} | ms at ${cases} | ratio of medians | pages at ${FEW} | pages at ${cases} | read by |`,
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
