import { isDeepStrictEqual } from 'node:util';
import { plainPolicy, type Plain } from './plain.ts';
import type { PolicyFile } from './schema.ts';

/** One thing that two versions of a policy say differently. */
export interface PolicyChange {
  /** The section of the file: `values`, `remedies`, ... */
  readonly section: string;
  /** What in it: a rule's id, a clock, a value; empty for the section as a whole. */
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** Field by field what was and what is; of an added or removed thing all of it. */
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  /** `within`, `because.zh`, ...; empty for the thing as a whole. */
  readonly field: string;
  readonly was?: Plain;
  readonly is?: Plain;
}

type Fields = { readonly [name: string]: Plain };

/**
 * What the second version says that the first does not, and the other way round: rule by rule and value by value
 * (C2, F4). A table's rules are told apart by their ids; a rule that only stands elsewhere was moved, which can decide
 * as much as any change, since the first that holds decides.
 */
export function diffPolicies(before: PolicyFile, after: PolicyFile): readonly PolicyChange[] {
  const [was, is] = [plainPolicy(before), plainPolicy(after)];
  return namesIn(was, is)
    .filter((section) => section !== 'id')
    .flatMap((section) => inSection(section, was[section], is[section]));
}

function inSection(section: string, was: Plain | undefined, is: Plain | undefined): readonly PolicyChange[] {
  if (isDeepStrictEqual(was, is)) return [];
  if (isTable(was) && isTable(is)) return inTable(section, was, is);
  if (!isFields(was) || !isFields(is) || !isOfThings(was, is))
    return [{ section, name: '', kind: 'changed', fields: fieldsOf(was, is) }];
  return namesIn(was, is).flatMap((name) => ofThing(section, name, { was: was[name], is: is[name] }));
}

interface Both {
  readonly was: Plain | undefined;
  readonly is: Plain | undefined;
}

function ofThing(section: string, name: string, { was, is }: Both): readonly PolicyChange[] {
  if (isDeepStrictEqual(was, is)) return [];
  const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
  return [{ section, name, kind, fields: fieldsOf(was, is) }];
}

type Row = Fields & { readonly id: string };

function inTable(section: string, was: readonly Row[], is: readonly Row[]): readonly PolicyChange[] {
  const ids = (rows: readonly Row[]): string[] => rows.map(({ id }) => id);
  const stayed = ids(was).filter((id) => ids(is).includes(id));
  const movedIds = outOfOrder(stayed, ids(is));
  const changes = [...new Set([...ids(was), ...ids(is)])].flatMap((id) =>
    ofThing(section, id, { was: rowOf(was, id), is: rowOf(is, id) }),
  );
  const moves = movedIds.map((id): PolicyChange => {
    const place = (rows: readonly Row[]): number => ids(rows).indexOf(id) + 1;
    return { section, name: id, kind: 'moved', fields: [{ field: 'place', was: place(was), is: place(is) }] };
  });
  return [...changes, ...moves];
}

const rowOf = (rows: readonly Row[], id: string): Plain | undefined => {
  const row = rows.find((each) => each.id === id);
  if (!row) return undefined;
  const { id: _id, ...fields } = row;
  return fields;
};

/** Those that do not stand in the longest run that both orders share: the fewest that somebody must have moved. */
function outOfOrder(before: readonly string[], after: readonly string[]): readonly string[] {
  const places = before.map((id) => after.indexOf(id));
  const longest: number[][] = [];
  for (const [n, place] of places.entries()) {
    const earlier = longest.slice(0, n).filter((run) => (run.at(-1) ?? -1) < place);
    longest.push([...earlier.reduce((best, run) => (run.length > best.length ? run : best), []), place]);
  }
  const kept = new Set(longest.reduce((best, run) => (run.length > best.length ? run : best), []));
  return before.filter((_, n) => !kept.has(places[n] ?? -1));
}

/** What differs within one thing, down to the fields people wrote. */
function fieldsOf(was: Plain | undefined, is: Plain | undefined, at: readonly string[] = []): readonly FieldChange[] {
  if (isDeepStrictEqual(was, is)) return [];
  const [before, after] = [fieldsIn(was), fieldsIn(is)];
  if (before && after)
    return namesIn(before, after).flatMap((name) => fieldsOf(before[name], after[name], [...at, name]));
  return [{ field: at.join('.'), ...(was === undefined ? {} : { was }), ...(is === undefined ? {} : { is }) }];
}

/** What is not there at all has no fields. */
const fieldsIn = (value: Plain | undefined): Fields | undefined =>
  value === undefined ? {} : isFields(value) ? value : undefined;

const isFields = (value: Plain | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTable = (value: Plain | undefined): value is readonly Row[] =>
  Array.isArray(value) && value.every((row: Plain) => isFields(row) && typeof row['id'] === 'string');

/** A section of things with fields of their own (`values`, `clocks`), as against one thing (`window`, `refund`). */
const isOfThings = (...sections: readonly Fields[]): boolean =>
  sections.every((section) => Object.values(section).every(isFields));

const namesIn = (was: Fields, is: Fields): string[] => [...new Set([...Object.keys(was), ...Object.keys(is)])];
