import { digestIdOf, type DigestContent } from '#domain/day/digest.ts';
import { gather, type WorkKind } from '#domain/day/gather.ts';
import { countsOf, eachOnce, type DigestItem } from '#domain/day/item.ts';
import type { RunKind } from '#domain/day/runs.ts';
import type { Queries } from '#store/db.ts';
import { missedSinceMade, saveDigest } from '#store/day/digests.ts';
import { openFindings } from '#store/day/findings.ts';
import { tellTeam } from '#store/day/tell-team.ts';
import { causesOf, openCasesOf, openTasksOf, returnedCases } from '#store/day/work.ts';
import { registerCounts } from '#domain/day/register.ts';
import { totalReturns } from '#store/register.ts';
import { inTransaction } from '#store/transaction.ts';
import type { DayActivities, DayDeps, DigestCall } from './contract.ts';
import { boundsOf, dayOf, stretchBefore } from './plan-of.ts';
import { heldItems, waybillItems } from './waybill-items.ts';

/** Makes a digest once: who comes later under the same name changes nothing and tells nobody (H1). */
export const makeDigest =
  (deps: DayDeps): DayActivities['makeDigest'] =>
  async (call) => {
    const { shop, kind, slot, at } = call;
    const id = digestIdOf(shop, kind, slot.slot);
    return inTransaction(deps.database, async (queries) => {
      const missed = await missedSinceMade(queries, { shop, kind }, slot.at);
      const content = { ...(await contentOf({ ...deps, queries }, call)), missed };
      const counts = countsOf(content.items);
      const made = await saveDigest(queries, { shop, kind, slot, madeAt: at, content });
      const locale = deps.policies.shops(at)[shop]?.locale ?? 'en';
      if (made) await tellTeam(queries, { id, shop, kind, slot, at, locale, counts, missed: missed.length });
      return { id, made, counts };
    });
  };

type Within = DayDeps & { readonly queries: Queries };
type Content = Omit<DigestContent, 'missed'>;
type Special = Exclude<RunKind, WorkKind>;

async function contentOf(deps: Within, call: DigestCall): Promise<Content> {
  const { kind } = call;
  if (isWork(kind)) {
    const items = await workItems(deps, call, kind);
    if (kind !== 'leftovers') return { items };
    return { items: eachOnce([...items, ...(await heldItems(deps, call)), ...(await findingItems(deps, call))]) };
  }
  return SPECIAL[kind](deps, call);
}

const WORK: ReadonlySet<RunKind> = new Set<RunKind>(['opening', 'revisits', 'reviews', 'check', 'leftovers']);
const isWork = (kind: RunKind): kind is WorkKind => WORK.has(kind);

const SPECIAL: {
  readonly [K in Special]: (deps: Within, call: DigestCall) => Promise<Content>;
} = {
  waybills: async (deps, call) => ({ items: eachOnce(await waybillItems(deps, call)), batches: call.batches ?? [] }),
  register: async ({ queries, policies }, { shop, slot, at, kind }) => {
    const day = dayOf(policies, { shop, at });
    if (!day) return { items: [] };
    const during = stretchBefore(day.plan.runs[kind], day.wall, slot);
    const returned = await returnedCases(queries, shop, during);
    return {
      items: eachOnce(returned.map((one) => returnedItem(one))),
      totals: registerCounts(await totalReturns(queries, { ...during, shops: [shop] })),
    };
  },
  causes: async ({ queries, policies }, { shop, slot, at, kind }) => {
    const day = dayOf(policies, { shop, at });
    if (!day) return { items: [] };
    return { items: [], causes: await causesOf(queries, shop, stretchBefore(day.plan.runs[kind], day.wall, slot)) };
  },
  reconcile: async (deps, call) => ({
    items: eachOnce(await findingItems(deps, call)),
    ...(call.asked === undefined ? {} : { asked: call.asked }),
  }),
};

async function workItems(
  { queries, policies }: Within,
  { shop, at }: DigestCall,
  kind: WorkKind,
): Promise<readonly DigestItem[]> {
  const day = dayOf(policies, { shop, at });
  if (!day) return [];
  const moment = { at, forgottenAfterMs: day.plan.forgottenAfterMs, ...boundsOf(day.wall, at) };
  return gather(kind, { cases: await openCasesOf(queries, shop), tasks: await openTasksOf(queries, shop), moment });
}

/** What does not hold waits for a person and has no time of its own. */
async function findingItems({ queries }: Within, { shop }: DigestCall): Promise<readonly DigestItem[]> {
  return (await openFindings(queries, shop)).map(({ kind, subject, caseNo, says, firstSeenAt }) => ({
    key: `finding:${kind} ${subject}`,
    section: 'forgotten',
    topics: ['finding'],
    finding: `${kind} ${subject}`,
    ...(caseNo === null ? {} : { caseNo }),
    tasks: [],
    dueAt: null,
    since: firstSeenAt,
    priority: 2,
    says,
  }));
}

const returnedItem = ({ caseNo, order, at }: { caseNo: string; order: string; at: number }): DigestItem => ({
  key: `case:${caseNo}`,
  section: 'open',
  topics: ['returned'],
  caseNo,
  order,
  tasks: [],
  dueAt: null,
  since: at,
  priority: 3,
});
