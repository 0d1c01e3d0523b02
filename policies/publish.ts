import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runExamples, unhitRules, type ExampleResult } from './examples.ts';
import { loadPolicyBook, type PolicyBook, type PolicyText } from './load.ts';
import type { LoadedPolicy } from './policy.ts';
import { zoneOf } from './zone.ts';

/** One reason why a draft must not become a version, and where in its file it stands. */
export interface Objection {
  readonly path: readonly string[];
  readonly says: string;
}

/** A draft that must not become a version, with every reason. */
export class NotPublishable extends Error {
  override readonly name = 'NotPublishable';
  readonly places: readonly Objection[];
  readonly objections: readonly string[];

  constructor({ name }: Pick<PolicyText, 'name'>, places: readonly Objection[]) {
    super(`${name} cannot be published:\n${places.map(({ says }) => `  ${says}`).join('\n')}`);
    this.places = places;
    this.objections = places.map(({ says }) => says);
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
 * Makes a draft a version that new cases pin from its day on; running cases keep theirs (F4, R35). It is refused as a
 * whole unless it can be added without any other version changing its meaning. The file appears at once, whole and only
 * where none was, so that a process that looks meanwhile never reads half of it, and of two people one wins.
 */
export function publishPolicy(source: PolicyText, { dir, book, now }: Publishing): Published {
  const policy = book.draft(source);
  const objections = objectionsTo(policy, book, now);
  if (objections.length > 0) throw new NotPublishable(source, objections);
  const path = join(dir, policy.id, `${policy.version}.yaml`);
  mkdirSync(dirname(path), { recursive: true });
  appear(path, source);
  try {
    loadPolicyBook(dir, { onCalendarGap: () => undefined });
  } catch (error) {
    // somebody else published a version of the same day in between: what was there first stays
    rmSync(path, { force: true });
    throw error;
  }
  return { policy, path };
}

function appear(path: string, source: PolicyText): void {
  const whole = `${path}.${process.pid}.new`;
  writeFileSync(whole, source.text);
  try {
    linkSync(whole, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new NotPublishable(source, [{ path: ['version'], says: `version: there is a file ${path} already` }]);
  } finally {
    rmSync(whole, { force: true });
  }
}

/** Why a draft must not become a version; nothing when it may. */
export function objectionsTo(draft: LoadedPolicy, book: PolicyBook, now: number): readonly Objection[] {
  const today = zoneOf(draft.zone).dateAt(now);
  const others = book.all().filter(({ id }) => id === draft.id);
  const { version, effectiveFrom } = draft;
  const head = (field: string, says: string): Objection => ({ path: [field], says: `${field}: ${says}` });
  return [
    ...(others.some((other) => other.version === version)
      ? [head('version', `there is a ${draft.id} ${version} already`)]
      : []),
    ...(effectiveFrom < today
      ? [head('effectiveFrom', `${effectiveFrom} is over, today is ${today} in ${draft.zone}`)]
      : []),
    ...others
      .filter((other) => other.effectiveFrom === effectiveFrom)
      .map((other) => head('effectiveFrom', `${other.version} takes effect on ${effectiveFrom} already`)),
    ...runExamples(draft).flatMap(failedExample),
    ...unhitRules(draft).map((rule) => ({ path: rule.split(' '), says: `${rule}: no example names this rule` })),
  ];
}

const failedExample = ({ example, rule, wrong }: ExampleResult): readonly Objection[] => {
  const [, table = '', place = ''] = /^(\w+)\[(\d+)\]/.exec(example) ?? [];
  return wrong === undefined ? [] : [{ path: ['tests', table, place], says: `${example} ${rule}: ${wrong}` }];
};
