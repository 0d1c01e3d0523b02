import type { Queries } from '#store/db.ts';
import { silentThings } from '#store/day/silent.ts';
import { reconcile, type Found } from '#store/day/findings.ts';
import { casesOfOurs } from '#verify/cases.ts';
import { CHECKS, type Difference } from '#verify/difference.ts';
import { gatherEvidence, type Evidence } from '#verify/evidence.ts';
import { goodsOfOurs } from '#verify/goods.ts';
import { messagesOfOurs } from '#verify/messages.ts';
import { moneyOfOurs } from '#verify/money.ts';
import type { DayActivities, DayDeps, SlotCall } from './contract.ts';
import { dayOf } from './plan-of.ts';

/** What is under way is not wrong yet. */
const UNDER_WAY_MS = 15 * 60_000;
/** Cases that have not moved for so long and are over were looked at before. */
const LOOK_BACK_MS = 8 * 86_400_000;

export const checkInvariants =
  (deps: DayDeps): DayActivities['checkInvariants'] =>
  async (call) => {
    const { shop, at } = call;
    const evidence = await snapshot(deps, (queries) =>
      gatherEvidence(queries, { shop, movedSince: at - LOOK_BACK_MS }),
    );
    const differences = ours(evidence, at).map((one) => foundOf(one, shop));
    return reconcile(deps.database, {
      shop,
      at,
      found: onceEach([...differences, ...(await stillSilent(deps, call))]),
    });
  };

/** Cases go on while they are looked at: what was read belongs to one moment. */
const snapshot = <T>({ database }: DayDeps, read: (queries: Queries) => Promise<T>): Promise<T> =>
  database.queries.transaction((queries) => read(queries), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });

/** All that can be told without Temporal and without the world: those are asked thing by thing. */
const ours = (evidence: Evidence, at: number): readonly Difference[] => [
  ...moneyOfOurs(evidence),
  ...goodsOfOurs(evidence),
  ...casesOfOurs(evidence, { acceptedBefore: at - UNDER_WAY_MS }),
  ...messagesOfOurs(evidence, { newBefore: at - UNDER_WAY_MS }),
];

const CASE_NO = /AS-\d{4}-\d{6,}/;

/** News that could not be dealt with belong to no shop in particular until somebody has looked. */
const foundOf = ({ check, about, says }: Difference, shop: string): Found => {
  const [caseNo] = CASE_NO.exec(about) ?? [];
  return {
    kind: check,
    subject: about,
    shop: check === 'W2' ? '*' : shop,
    says: `${CHECKS[check]} ${says}`,
    ...(caseNo === undefined ? {} : { caseNo }),
  };
};

const SAYS = {
  parcel: 'Nothing has been heard of this parcel for long, and the carrier knows nothing new.',
  refund: 'This refund has come to no end for long, and the provider knows nothing new.',
  receipt: 'The carrier has delivered these goods, and the warehouse has not judged them.',
} as const;

/** What was asked about once more and stays silent is for a person (B6, R29). */
async function stillSilent({ database, policies }: DayDeps, { shop, at }: SlotCall): Promise<readonly Found[]> {
  const day = dayOf(policies, { shop, at });
  if (!day) return [];
  const things = await silentThings(database.queries, shop, at - 2 * day.plan.silentAfterMs);
  return things.map(({ kind, key, caseNo }) => ({
    kind: `silent_${kind}`,
    subject: key,
    shop,
    caseNo,
    says: SAYS[kind],
  }));
}

const onceEach = (found: readonly Found[]): readonly Found[] => [
  ...new Map(found.map((one) => [`${one.kind} ${one.subject}`, one])).values(),
];
