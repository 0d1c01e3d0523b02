import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { DIMENSIONS } from '#domain/figures/dimension.ts';
import type { CaseOfFacts } from '#domain/figures/facts.ts';
import {
  heatOf,
  HOT_SPOT_RULE,
  HOT_SPOT_SUBJECTS,
  isTrouble,
  type Heat,
  type HotSpotRule,
  type HotSpotSubject,
} from '#domain/figures/hot-spot.ts';
import type { Queries } from '#store/db.ts';
import { hotSpotCases, hotSpots } from '#store/schema/figures.ts';
import { alarms } from '#store/schema/intake-facts.ts';
import { readFacts } from './read-facts.ts';

/** What a look at a shop came to, by the ids of its hot spots. */
export interface HotSpotsFound {
  readonly opened: readonly string[];
  readonly joined: readonly string[];
  readonly cooled: readonly string[];
}

/** Where and when it is looked. */
export interface HotSpotLook {
  readonly shop: string;
  readonly at: number;
  readonly rule?: HotSpotRule;
}

const DAY_MS = 86_400_000;
const DAYS_A_WEEK = 7;

/**
 * Counts the cases of a shop by article, carrier and cause, and raises what is hotter than its past lets expect (I2):
 * opened once, joined by later cases, cooled when the days are ordinary again. To be run in one transaction; runs of one
 * shop wait for each other, and a repetition changes nothing.
 */
export async function findHotSpots(
  queries: Queries,
  { shop, at, rule = HOT_SPOT_RULE }: HotSpotLook,
): Promise<HotSpotsFound> {
  await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`hot spots ${shop}`}, 0))`);
  const known = await queries
    .select()
    .from(hotSpots)
    .where(and(eq(hotSpots.shop, shop), eq(hotSpots.status, 'open')));
  const closings = await lastClosings(queries, shop);
  const groups = await groupsOf(queries, { shop, at, rule, closings });
  const found = { opened: new Array<string>(), joined: new Array<string>(), cooled: new Array<string>() };
  for (const group of groups.values()) {
    const heat = heatOf({ recent: group.recent.length, before: group.before }, rule);
    const open = known.find(({ subject, name }) => subject === group.subject && name === group.name);
    if (open && (await follow(queries, open.id, { group, heat, shop, at }))) found.joined.push(open.id);
    if (!open && heat.hot) found.opened.push(await raise(queries, { group, heat, shop, at }));
  }
  for (const open of known) {
    const group = groups.get(keyOf(open.subject, open.name));
    if (isHotStill(group, rule)) continue;
    await cool(queries, open.id, at);
    found.cooled.push(open.id);
  }
  return found;
}

interface Group {
  readonly subject: HotSpotSubject;
  readonly name: string;
  readonly recent: string[];
  before: number;
}

const keyOf = (subject: string, name: string): string => `${subject} ${name}`;

/** When a person last closed a hot spot about each subject: what they looked at then is not counted again. */
async function lastClosings(queries: Queries, shop: string): Promise<ReadonlyMap<string, number>> {
  const rows = await queries
    .select({ subject: hotSpots.subject, name: hotSpots.name, closedAt: hotSpots.closedAt })
    .from(hotSpots)
    .where(and(eq(hotSpots.shop, shop), eq(hotSpots.status, 'closed')))
    .orderBy(hotSpots.closedAt);
  return new Map(rows.map(({ subject, name, closedAt }) => [keyOf(subject, name), closedAt ?? 0]));
}

interface Counting extends Required<HotSpotLook> {
  readonly closings: ReadonlyMap<string, number>;
}

async function groupsOf(queries: Queries, { shop, at, rule, closings }: Counting): Promise<Map<string, Group>> {
  const since = at - rule.days * DAY_MS;
  const start = since - rule.weeks * DAYS_A_WEEK * DAY_MS;
  const groups = new Map<string, Group>();
  for await (const page of readFacts(queries, { shops: [shop], from: start, to: at, openedFrom: start }))
    for (const one of page.filter(({ facts }) => isTrouble(facts.marks.problem)))
      for (const { subject, name } of subjectsOf(one)) {
        const key = keyOf(subject, name);
        const group = groups.get(key) ?? { subject, name, recent: [], before: 0 };
        groups.set(key, group);
        put(group, one, { since, closedAt: closings.get(key) ?? 0 });
      }
  return groups;
}

function put(group: Group, { caseNo, facts }: CaseOfFacts, edges: { since: number; closedAt: number }): void {
  if (facts.openedAt < edges.since) group.before += 1;
  else if (facts.openedAt > edges.closedAt) group.recent.push(caseNo);
}

const subjectsOf = (one: CaseOfFacts): readonly { subject: HotSpotSubject; name: string }[] =>
  HOT_SPOT_SUBJECTS.flatMap((subject) => DIMENSIONS[subject].namesOf(one).map((name) => ({ subject, name })));

/** It has cooled when the last days are too few to be raised, or no more than twice what is usual. */
function isHotStill(group: Group | undefined, rule: HotSpotRule): boolean {
  if (!group || group.recent.length < rule.atLeast) return false;
  return (
    group.recent.length >= rule.factor * heatOf({ recent: group.recent.length, before: group.before }, rule).expected
  );
}

interface Hot {
  readonly group: Group;
  readonly heat: Heat;
  readonly shop: string;
  readonly at: number;
}

async function raise(queries: Queries, { group, heat, at, shop }: Hot): Promise<string> {
  const { subject, name, recent } = group;
  const { expected, chance } = heat;
  const id = `HS-${createHash('sha256').update([shop, subject, name, at].join('\0')).digest('hex').slice(0, 16)}`;
  const alarm = await openAlarm(queries, shop, group);
  await queries
    .insert(hotSpots)
    .values({ id, shop, subject, name, openedAt: at, count: recent.length, expected, chance, alarm });
  await queries.insert(hotSpotCases).values(recent.map((caseNo) => ({ hotSpot: id, caseNo, joinedAt: at })));
  return id;
}

/** The batch defect that is known about the article: the hot spot says the same of the same cases (B3). */
async function openAlarm(queries: Queries, shop: string, { subject, name }: Group): Promise<string | null> {
  if (subject !== 'sku') return null;
  const [row] = await queries
    .select({ id: alarms.id })
    .from(alarms)
    .where(and(eq(alarms.shop, shop), eq(alarms.sku, name), eq(alarms.status, 'open')))
    .orderBy(alarms.openedAt)
    .limit(1);
  return row?.id ?? null;
}

/** Keeps the numbers current and adds the cases that came since; whether there were any. */
async function follow(queries: Queries, id: string, { group, heat, shop, at }: Hot): Promise<boolean> {
  const { expected, chance } = heat;
  const alarm = await openAlarm(queries, shop, group);
  await queries
    .update(hotSpots)
    .set({ count: group.recent.length, expected, chance, ...(alarm === null ? {} : { alarm }) })
    .where(eq(hotSpots.id, id));
  if (group.recent.length === 0) return false;
  const { rowCount } = await queries
    .insert(hotSpotCases)
    .values(group.recent.map((caseNo) => ({ hotSpot: id, caseNo, joinedAt: at })))
    .onConflictDoNothing();
  return (rowCount ?? 0) > 0;
}

const cool = (queries: Queries, id: string, at: number) =>
  queries.update(hotSpots).set({ status: 'cooled', closedAt: at }).where(eq(hotSpots.id, id));
