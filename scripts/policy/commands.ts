import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { diffPolicies } from '#policies/diff.ts';
import { diffText } from '#policies/diff-text.ts';
import { runExamples, unhitRules } from '#policies/examples.ts';
import { versionInForce, type PolicyBook, type PolicyText } from '#policies/load.ts';
import type { LoadedPolicy } from '#policies/policy.ts';
import { publishPolicy } from '#policies/publish.ts';
import { showPolicy } from '#policies/show.ts';

/** What the commands work on, and where they say what they found. */
export interface Desk {
  readonly dir: string;
  readonly book: PolicyBook;
  readonly now: number;
  readonly say: (line: string) => void;
}

/** The command was not understood: the usage answers. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** Runs the examples inside every policy's file, or a draft's; names what does not hold and every rule without one. */
export function testPolicies({ book, say }: Desk, draft: string | undefined): boolean {
  const policies = draft === undefined ? book.all() : [book.draft(textOf(draft))];
  return policies.map((policy) => holds(policy, say)).every(Boolean);
}

function holds(policy: LoadedPolicy, say: Desk['say']): boolean {
  const results = runExamples(policy);
  const wrong = results.filter((result) => result.wrong !== undefined);
  const unhit = unhitRules(policy);
  say(`${policy.id} ${policy.version}: ${results.length - wrong.length} of ${results.length} examples hold`);
  for (const { example, rule, wrong: what } of wrong) say(`  ${example} ${rule}: ${what}`);
  for (const rule of unhit) say(`  ${rule}: no example names this rule`);
  return wrong.length + unhit.length === 0;
}

export function listPolicies({ book, now, say }: Desk): void {
  const shops = Object.entries(book.shops(now));
  for (const policy of book.all()) {
    const isPinned = versionInForce(book, policy.id, now)?.version === policy.version;
    const served = shops.filter(([, shop]) => isPinned && shop.policy === policy.id);
    const names = served.length === 0 ? '' : `, serves ${served.map(([shop]) => shop).join(', ')}`;
    say(`${policy.id}@${policy.version}, in force from ${policy.effectiveFrom}${names}`);
  }
}

export const showOne = ({ book, say }: Desk, name: string): void => say(showPolicy(versionOf(book, name)));

/** What two versions say differently; a name is `id@version`, `id` for the newest, or a draft's file. */
export function diffTwo({ book, say }: Desk, { was, is }: { was: string; is: string }): boolean {
  const [before, after] = [versionOf(book, was), versionOf(book, is)];
  const changes = diffPolicies(before.file, after.file);
  say(`${before.id}@${before.version} -> ${after.id}@${after.version}`);
  say(diffText(changes));
  return changes.length > 0;
}

export function publish({ dir, book, now, say }: Desk, file: string): void {
  const { policy, path } = publishPolicy(textOf(file), { dir, book, now });
  say(`published ${policy.id}@${policy.version} as ${path}`);
  say(`in force from ${policy.effectiveFrom} in ${policy.zone}; running cases keep the version they pinned`);
}

/** A version by its name, or a draft by its file. */
export function versionOf(book: PolicyBook, name: string): LoadedPolicy {
  if (name.endsWith('.yaml')) return book.draft(textOf(name));
  const [id = '', version] = name.split('@');
  return book.get(id, version);
}

export const textOf = (file: string): PolicyText => ({ name: file, text: readFileSync(resolve(file), 'utf8') });
