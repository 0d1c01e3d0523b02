import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Calendar } from '#domain/calendar.ts';
import { loadCalendar } from './calendars.ts';
import { createPolicy, type LoadedPolicy } from './policy.ts';
import { readYaml } from './read-yaml.ts';
import { policyFile, type PolicyFile } from './schema.ts';
import { zoneOf } from './zone.ts';

/** Every version of every policy there is. */
export interface PolicyBook {
  /** The version a case pinned, or the latest; throws when there is none such, for a case's promises hang on it. */
  get(id: string, version?: string): LoadedPolicy;
  /** The version in force at that instant; without an instant the newest, even if its day has not come. */
  latest(id: string, at?: number): LoadedPolicy;
  ids(): string[];
  all(): readonly LoadedPolicy[];
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

/**
 * Reads `<dir>/*.yaml` and `<dir>/archive/*.yaml` with the calendars in `<dir>/calendars`. Everything is checked
 * here: shape, expressions, and every refusal, remedy and clock against the domain's lists.
 */
export function loadPolicyBook(dir: string, { onCalendarGap = warn }: LoadOptions = {}): PolicyBook {
  const calendars = new Map(yamlIn(join(dir, 'calendars')).map((path) => [path, loadCalendar(path)]));
  const calendarOf = (id: string): Calendar | undefined => [...calendars.values()].find((each) => each.id === id);
  const policies = [...yamlIn(dir), ...yamlIn(join(dir, 'archive'))].map((path) =>
    loadPolicy(path, calendarOf, onCalendarGap),
  );
  const twice = policies.find((one) => policies.some((other) => other !== one && isSame(one, other)));
  if (twice) throw new Error(`${dir}: there are two files for ${twice.id} ${twice.version}`);
  return bookOf(policies.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1)));
}

const isSame = (one: LoadedPolicy, other: LoadedPolicy): boolean =>
  one.id === other.id && (one.version === other.version || one.effectiveFrom === other.effectiveFrom);

const yamlIn = (dir: string): string[] =>
  existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => name.endsWith('.yaml'))
        .toSorted()
        .map((name) => join(dir, name))
    : [];

function loadPolicy(
  path: string,
  calendarOf: (id: string) => Calendar | undefined,
  onCalendarGap: (gap: CalendarGap) => void,
): LoadedPolicy {
  const file = readYaml(path, policyFile);
  try {
    const calendar = calendarOf(file.calendar);
    if (!calendar) throw new Error(`calendar: there is none called ${file.calendar}`);
    return createPolicy(file, {
      frame: { zone: zoneOf(file.zone), calendar },
      report: reportOnce(file, onCalendarGap),
    });
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
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

/** Policies of one id are in order of the day they take effect. */
function bookOf(policies: readonly LoadedPolicy[]): PolicyBook {
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
  };
}

const inForce = (policy: LoadedPolicy, at: number): boolean => policy.effectiveFrom <= zoneOf(policy.zone).dateAt(at);
