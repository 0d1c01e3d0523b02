import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Calendar } from '#domain/calendar.ts';
import type { ShopSettings } from '#domain/shops.ts';
import { loadCalendar } from './calendars.ts';
import { createPolicy, type LoadedPolicy } from './policy.ts';
import { parseYaml, readYaml } from './read-yaml.ts';
import { policyFile, type PolicyFile } from './schema.ts';
import { checkShops, shopsAt, shopsFile, type ShopsFile } from './shops.ts';
import { zoneOf } from './zone.ts';

/** Every version of every policy there is, and which of them serves which shop. */
export interface PolicyBook {
  /** The version a case pinned, or the latest; throws when there is none such, for a case's promises hang on it. */
  get(id: string, version?: string): LoadedPolicy;
  /** The version in force at that instant; without an instant the newest, even if its day has not come. */
  latest(id: string, at?: number): LoadedPolicy;
  ids(): string[];
  all(): readonly LoadedPolicy[];
  /** The shops that are served at that instant, and by which policy. */
  shops(at: number): Readonly<Record<string, ShopSettings>>;
  /** Reads a policy that is not, or not yet, of the book by the book's calendars; every error names it and the place. */
  draft(source: PolicyText): LoadedPolicy;
}

/** A policy's file before it is read. */
export interface PolicyText {
  readonly name: string;
  readonly text: string;
}

/** Working days were counted in a year whose holidays a calendar does not know. */
export interface CalendarGap {
  readonly policy: string;
  readonly calendar: string;
  readonly year: number;
}

export interface LoadOptions {
  /** Hears of each gap once; by default the process warns. */
  readonly onCalendarGap?: (gap: CalendarGap) => void;
}

const warn = ({ policy, calendar, year }: CalendarGap): void =>
  process.emitWarning(
    `${year} is not in the calendar ${calendar}: ${policy} counts its working days by weekends only`,
    {
      type: 'CalendarGap',
    },
  );

const CALENDARS = 'calendars';
const SHOPS = 'shops.yaml';

/**
 * Reads every policy in the folder and in folders of it (`<id>.yaml`, `<id>/<version>.yaml`, `archive/*.yaml`), with the
 * calendars in `calendars/` and the shops in `shops.yaml`. Everything is checked here: shape, expressions, and every
 * refusal, remedy and clock against the domain's lists.
 */
export function loadPolicyBook(dir: string, { onCalendarGap = warn }: LoadOptions = {}): PolicyBook {
  const calendars = yamlIn(join(dir, CALENDARS)).map((path) => loadCalendar(path));
  const read = (source: PolicyText): LoadedPolicy => readPolicy(source, calendars, onCalendarGap);
  const policies = policyFiles(dir).map((path) => read({ name: path, text: readFileSync(path, 'utf8') }));
  const twice = policies.find((one) => policies.some((other) => other !== one && isSame(one, other)));
  if (twice) throw new Error(`${dir}: there are two files for ${twice.id} ${twice.version}`);
  return bookOf({
    policies: policies.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1)),
    shops: loadShops(join(dir, SHOPS), policies),
    draft: read,
  });
}

/** Every file the book is made of, so that a change of any of them can be seen. */
export const filesOfBook = (dir: string): string[] => [
  ...policyFiles(dir),
  ...yamlIn(join(dir, CALENDARS)),
  ...(existsSync(join(dir, SHOPS)) ? [join(dir, SHOPS)] : []),
];

const isSame = (one: LoadedPolicy, other: LoadedPolicy): boolean =>
  one.id === other.id && (one.version === other.version || one.effectiveFrom === other.effectiveFrom);

function policyFiles(dir: string): string[] {
  const folders = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== CALENDARS)
    .map(({ name }) => join(dir, name))
    .toSorted();
  return [dir, ...folders].flatMap(yamlIn).filter((path) => path !== join(dir, SHOPS));
}

const yamlIn = (dir: string): string[] =>
  existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => name.endsWith('.yaml'))
        .toSorted()
        .map((name) => join(dir, name))
    : [];

function loadShops(path: string, policies: readonly LoadedPolicy[]): ShopsFile {
  if (!existsSync(path)) return {};
  const shops = readYaml(path, shopsFile);
  try {
    checkShops(shops, policies);
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  return shops;
}

function readPolicy(
  source: PolicyText,
  calendars: readonly Calendar[],
  onCalendarGap: (gap: CalendarGap) => void,
): LoadedPolicy {
  const file = parseYaml(source, policyFile);
  try {
    const calendar = calendars.find(({ id }) => id === file.calendar);
    if (!calendar) throw new Error(`calendar: there is none called ${file.calendar}`);
    return createPolicy(file, {
      frame: { zone: zoneOf(file.zone), calendar },
      report: reportOnce(file, onCalendarGap),
    });
  } catch (error) {
    throw new Error(`${source.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function reportOnce(file: PolicyFile, onCalendarGap: (gap: CalendarGap) => void): (years: readonly number[]) => void {
  const told = new Set<number>();
  return (years) => {
    for (const year of years) {
      if (told.has(year)) continue;
      told.add(year);
      onCalendarGap({ policy: file.id, calendar: file.calendar, year });
    }
  };
}

interface Contents {
  /** In order of the day they take effect. */
  readonly policies: readonly LoadedPolicy[];
  readonly shops: ShopsFile;
  readonly draft: PolicyBook['draft'];
}

function bookOf({ policies, shops, draft }: Contents): PolicyBook {
  const versionsOf = (id: string): LoadedPolicy[] => {
    const versions = policies.filter((policy) => policy.id === id);
    if (versions.length === 0) throw new Error(`no policy is called "${id}"; there are ${ids().join(', ')}`);
    return versions;
  };
  const ids = (): string[] => [...new Set(policies.map((policy) => policy.id))].toSorted();
  const latest = (id: string, at?: number): LoadedPolicy => {
    const found = versionsOf(id).findLast((policy) => at === undefined || inForce(policy, at));
    if (!found) throw new Error(`no version of policy "${id}" is in force yet`);
    return found;
  };
  return {
    ids,
    all: () => policies,
    latest,
    get: (id, version) => {
      if (version === undefined) return latest(id);
      const versions = versionsOf(id);
      const found = versions.find((policy) => policy.version === version);
      if (found) return found;
      throw new Error(
        `policy "${id}" has no version "${version}"; there are ${versions.map((v) => v.version).join(', ')}`,
      );
    },
    shops: (at) => shopsAt(shops, at, policies),
    draft,
  };
}

/** The version that a case of that instant would pin, if its day has come. */
export const versionInForce = (book: Pick<PolicyBook, 'all'>, id: string, at: number): LoadedPolicy | undefined =>
  book.all().findLast((policy) => policy.id === id && inForce(policy, at));

/** Whether the day a version takes effect has come, in the policy's own zone. */
const inForce = (policy: LoadedPolicy, at: number): boolean => policy.effectiveFrom <= zoneOf(policy.zone).dateAt(at);
