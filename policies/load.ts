import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TimeFrame } from '#domain/calendar/duration.ts';
import type { ShopSettings } from '#domain/shops.ts';
import { readCalendar, type LoadedCalendar } from './calendars.ts';
import type { DayPlan } from '#domain/day/runs.ts';
import { dayPlanOf } from './day.ts';
import { PolicyFault } from './fault.ts';
import { createPolicy, type LoadedPolicy } from './policy.ts';
import { parseYaml, readYaml } from './read-yaml.ts';
import { policyFile, type PolicyFile } from './schema.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import { checkShops, framesOf, shopsAt, shopsFile, type ShopsFile } from './shops.ts';
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
  /** Where a shop counts time otherwise than its policy says (F1). */
  frameOf(shop: string): Partial<TimeFrame>;
  /** How far each calendar reaches, seen from a day: a year without holidays is said aloud (F1). */
  coverage(today: string): readonly Coverage[];
  /** How the day of each shop goes that is served at that instant (H1). */
  days(at: number): Readonly<Record<string, DayPlan>>;
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
/** Folders beside the policies that hold something else. */
const OTHERS: ReadonlySet<string> = new Set([CALENDARS, 'quality']);
const SHOPS = 'shops.yaml';

/**
 * Reads every policy in the folder and in folders of it (`<id>.yaml`, `<id>/<version>.yaml`, `archive/*.yaml`), with the
 * calendars in `calendars/` and the shops in `shops.yaml`. Everything is checked here: shape, expressions, and every
 * refusal, remedy and clock against the domain's lists.
 */
export function loadPolicyBook(dir: string, { onCalendarGap = warn }: LoadOptions = {}): PolicyBook {
  const calendars = yamlIn(join(dir, CALENDARS)).map((path) => readCalendar(path));
  const read = (source: PolicyText): LoadedPolicy => readPolicy(source, calendars, onCalendarGap);
  const policies = policyFiles(dir).map((path) => read({ name: path, text: readFileSync(path, 'utf8') }));
  const twice = policies.find((one) => policies.some((other) => other !== one && isSame(one, other)));
  if (twice) throw new Error(`${dir}: there are two files for ${twice.id} ${twice.version}`);
  const { shops, frames } = loadShops(join(dir, SHOPS), { policies, calendars });
  return bookOf({
    policies: policies.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1)),
    calendars,
    shops,
    frames,
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
    .filter((entry) => entry.isDirectory() && !OTHERS.has(entry.name))
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

interface Known {
  readonly policies: readonly LoadedPolicy[];
  readonly calendars: readonly LoadedCalendar[];
}

function loadShops(path: string, { policies, calendars }: Known): Pick<Contents, 'shops' | 'frames'> {
  if (!existsSync(path)) return { shops: {}, frames: new Map() };
  const shops = readYaml(path, shopsFile);
  try {
    checkShops(shops, policies);
    return { shops, frames: framesOf(shops, calendars) };
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function readPolicy(
  source: PolicyText,
  calendars: readonly LoadedCalendar[],
  onCalendarGap: (gap: CalendarGap) => void,
): LoadedPolicy {
  const file = parseYaml(source, policyFile);
  try {
    const found = calendars.find(({ calendar }) => calendar.id === file.calendar);
    if (!found) throw new PolicyFault(['calendar'], `calendar: there is none called ${file.calendar}`);
    const frame = { zone: zoneOf(file.zone), ...found };
    return { ...createPolicy(file, { frame, report: reportOnce(file, onCalendarGap) }), text: source.text };
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
  readonly calendars: readonly LoadedCalendar[];
  readonly shops: ShopsFile;
  readonly frames: ReadonlyMap<string, Partial<TimeFrame>>;
  readonly draft: PolicyBook['draft'];
}

function bookOf({ policies, calendars, shops, frames, draft }: Contents): PolicyBook {
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
    frameOf: (shop) => frames.get(shop) ?? {},
    coverage: (today) => calendars.map(({ calendar }) => coverageOf(calendar, today)),
    days: (at) =>
      Object.fromEntries(
        Object.entries(shopsAt(shops, at, policies)).map(([shop, { policy }]) => [
          shop,
          dayPlanOf(shops[shop]?.day, latest(policy)),
        ]),
      ),
    draft,
  };
}

/** The version that a case of that instant would pin, if its day has come. */
export const versionInForce = (book: Pick<PolicyBook, 'all'>, id: string, at: number): LoadedPolicy | undefined =>
  book.all().findLast((policy) => policy.id === id && inForce(policy, at));

/** Whether the day a version takes effect has come, in the policy's own zone. */
const inForce = (policy: LoadedPolicy, at: number): boolean => policy.effectiveFrom <= zoneOf(policy.zone).dateAt(at);
