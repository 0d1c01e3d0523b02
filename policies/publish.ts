import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runExamples, unhitRules } from './examples.ts';
import type { PolicyBook, PolicyText } from './load.ts';
import type { LoadedPolicy } from './policy.ts';
import { zoneOf } from './zone.ts';

/** A draft that must not become a version, with every reason. */
export class NotPublishable extends Error {
  override readonly name = 'NotPublishable';
  readonly objections: readonly string[];

  constructor({ name }: PolicyText, objections: readonly string[]) {
    super(`${name} cannot be published:\n${objections.map((each) => `  ${each}`).join('\n')}`);
    this.objections = objections;
  }
}

interface Publishing {
  /** The folder of the book. */
  readonly dir: string;
  readonly book: PolicyBook;
  readonly now: number;
}

export interface Published {
  readonly policy: LoadedPolicy;
  readonly path: string;
}

/**
 * Makes a draft a version: cases that begin on its day or later pin it, running ones keep theirs (F4, R35). The file
 * appears in the book as a whole or not at all, so that a process that looks meanwhile never reads half of it.
 */
export function publishPolicy(source: PolicyText, { dir, book, now }: Publishing): Published {
  const policy = book.draft(source);
  const objections = objectionsTo(policy, book, now);
  if (objections.length > 0) throw new NotPublishable(source, objections);
  const path = join(dir, policy.id, `${policy.version}.yaml`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, source.text);
  renameSync(`${path}.new`, path);
  return { policy, path };
}

/** Why a draft must not become a version; nothing when it may. */
export function objectionsTo(draft: LoadedPolicy, book: PolicyBook, now: number): readonly string[] {
  const today = zoneOf(draft.zone).dateAt(now);
  const others = book.all().filter(({ id }) => id === draft.id);
  const { version, effectiveFrom } = draft;
  return [
    ...(others.some((other) => other.version === version)
      ? [`version: there is a ${draft.id} ${version} already`]
      : []),
    ...(effectiveFrom < today ? [`effectiveFrom: ${effectiveFrom} is over, today is ${today} in ${draft.zone}`] : []),
    ...others
      .filter((other) => other.effectiveFrom === effectiveFrom)
      .map((other) => `effectiveFrom: ${other.version} takes effect on ${effectiveFrom} already`),
    ...runExamples(draft).flatMap(({ example, rule, wrong }) =>
      wrong === undefined ? [] : [`${example} ${rule}: ${wrong}`],
    ),
    ...unhitRules(draft).map((rule) => `${rule}: no example names this rule`),
  ];
}
