import { describe } from '#store/rebuild/difference.ts';
import { rebuild } from '#store/rebuild/rebuild.ts';
import { casesOfOurs } from './cases.ts';
import { differs, type CheckName, type Difference } from './difference.ts';
import { gatherEvidence } from './evidence.ts';
import { goodsOfBoth, goodsOfOurs } from './goods.ts';
import { grantsOfBoth } from './grants.ts';
import { messagesOfBoth, messagesOfOurs } from './messages.ts';
import { moneyOfBoth, moneyOfOurs } from './money.ts';
import { readWorld, type WorldAccess } from './world.ts';
import { workflowsOfBoth, type WorkflowAccess } from './workflows.ts';

export interface VerifyDeps extends WorkflowAccess {
  /** Without one, as beside real providers, only what needs no look at the world is compared. */
  readonly world?: WorldAccess;
}

const MOST_UNDER_WAY_MS = 5 * 60_000;
const MOST_UNTAKEN_MS = 60_000;

/**
 * Compares Temporal, Postgres and the world after a run and tells every difference. For a system at rest: what is
 * under way is looked at again for some seconds, what then still differs is told.
 */
export async function verify({ database, client, taskQueue, world, now }: VerifyDeps): Promise<readonly Difference[]> {
  const evidence = await gatherEvidence(database.queries);
  const { differences } = await rebuild(database, { compareOnly: true });
  const rebuilt = differences.map((one) =>
    differs(CHECK_OF_TABLE[one.table] ?? 'R1')(one.caseNo || one.key, describe(one)),
  );
  const ours = [
    ...moneyOfOurs(evidence),
    ...goodsOfOurs(evidence),
    ...casesOfOurs(evidence, { acceptedBefore: now() - MOST_UNTAKEN_MS }),
    ...messagesOfOurs(evidence, { newBefore: now() - MOST_UNDER_WAY_MS }),
  ];
  const workflows = await workflowsOfBoth(evidence, { database, client, taskQueue, now });
  const outside = world
    ? await readWorld(world, [...new Set(evidence.payments.map(({ orderNo }) => orderNo))])
    : undefined;
  const both = outside
    ? [
        ...moneyOfBoth(evidence, outside),
        ...goodsOfBoth(evidence, outside),
        ...grantsOfBoth(evidence, outside),
        ...messagesOfBoth(evidence, outside),
      ]
    : [];
  return [...ours, ...rebuilt, ...workflows, ...both];
}

/** The ledgers are truths of their own; everything else that a rebuild compares is derived. */
const CHECK_OF_TABLE: Readonly<Record<string, CheckName>> = { payments: 'M5', money_entries: 'M6', refunds: 'M7' };
