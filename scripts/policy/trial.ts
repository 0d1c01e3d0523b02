import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { trialPicture } from '#policies/try/picture.ts';
import { summaryOf } from '#policies/try/summary.ts';
import { trialText } from '#policies/try/text.ts';
import { tryDraft } from '#policies/try/try-draft.ts';
import { ROOT } from '#scripts/up/data-folder.ts';
import { systemToVerify } from '#scripts/verify/system.ts';
import { archivedJudgements, type ArchivedFilter } from '#store/archived.ts';
import { openDatabase } from '#store/db.ts';
import { versionOf, WrongUse, type Desk } from './commands.ts';

export interface TrialWish {
  /** A draft's file, or `id@version`. */
  readonly draft: string;
  readonly shop: string | undefined;
  /** A day, `2026-11-01`: only requests from then on. */
  readonly since: string | undefined;
  readonly limit: string | undefined;
  readonly json: boolean;
  readonly picture: string | undefined;
}

const MOST = 5_000;

/**
 * Runs a draft over the cases that are over, from the database that DATABASE_URL names or that runs from this folder;
 * says what would differ as a table and draws it. True when something would.
 */
export async function tryPolicy({ book, say }: Desk, wish: TrialWish): Promise<boolean> {
  const draft = versionOf(book, wish.draft);
  const trial = tryDraft(draft, await judgements(filterOf(wish, draft.id)), book);
  const picture = resolve(wish.picture ?? join(ROOT, '.aftercare', 'policy', `${basename(wish.draft, '.yaml')}.svg`));
  mkdirSync(dirname(picture), { recursive: true });
  writeFileSync(picture, trialPicture(trial));
  say(wish.json ? JSON.stringify({ ...trial, summary: summaryOf(trial) }, null, 2) : trialText(trial, draft.zone));
  if (!wish.json) say(`\npicture: ${picture}`);
  return trial.differing.length > 0;
}

/** Without a shop the cases that pinned any version of this policy; with one all of that shop, whatever they pinned. */
function filterOf({ shop, since, limit }: TrialWish, policy: string): ArchivedFilter {
  const most = Number(limit ?? MOST);
  if (!Number.isInteger(most) || most < 1) throw new WrongUse(`--limit ${limit}: is no number of judgements`);
  const from = since === undefined ? undefined : Date.parse(since);
  if (Number.isNaN(from)) throw new WrongUse(`--since ${since}: is no day like 2026-11-01`);
  return {
    limit: most,
    ...(shop === undefined ? { policy } : { shops: [shop] }),
    ...(from === undefined ? {} : { since: from }),
  };
}

async function judgements(filter: ArchivedFilter) {
  const database = openDatabase(systemToVerify(process.env).databaseUrl, {
    max: 2,
    applicationName: 'aftercare-policy',
  });
  try {
    return await archivedJudgements(database.queries, filter);
  } finally {
    await database.close();
  }
}
