import { isStaff } from '#domain/case/actor.ts';
import { TASK_KINDS } from '#domain/task.ts';
import { differs, type Difference } from './difference.ts';
import type { CaseEvidence, Evidence } from './evidence.ts';
import type { World, WorldRefund } from './world.ts';

type RefundRow = Evidence['refunds'][number];
type RefundState = RefundRow['state'];

/** The ways a refund may go; the first entry comes from nowhere. */
const LEGAL: { readonly [S in RefundState]: readonly RefundState[] } = {
  planned: ['accepted', 'held', 'unknown', 'arrived', 'failed', 'reversed'],
  accepted: ['held', 'unknown', 'arrived', 'failed', 'reversed'],
  held: ['accepted', 'unknown', 'arrived', 'failed', 'reversed'],
  unknown: ['accepted', 'held', 'arrived', 'failed', 'reversed'],
  arrived: ['reversed'],
  failed: ['accepted', 'held', 'unknown', 'arrived'],
  reversed: [],
};

/** What no look at the world is needed for. */
export const moneyOfOurs = (evidence: Evidence): Difference[] => [
  ...evidence.payments.flatMap(withinCaptured),
  ...evidence.refunds.flatMap((refund) => legalChain(refund, evidence)),
  ...evidence.cases.flatMap(withEnd),
];

function withinCaptured({ paymentId, captured, held, refunded, disputed }: Evidence['payments'][number]): Difference[] {
  const used = held + refunded + disputed;
  return used > captured || Math.min(held, refunded, disputed) < 0
    ? [differs('M2')(paymentId, `${held} held, ${refunded} refunded and ${disputed} disputed of ${captured} captured`)]
    : [];
}

function legalChain({ key, state, amount }: RefundRow, { entries }: Evidence): Difference[] {
  const chain = entries.filter(({ refundKey }) => refundKey === key);
  const m6 = differs('M6');
  const found: Difference[] = [];
  if (chain.at(-1)?.toState !== state)
    found.push(m6(key, `is ${state}, its entries end in ${chain.at(-1)?.toState ?? 'nothing'}`));
  chain.forEach((entry, index) => {
    const before = chain[index - 1];
    const follows = entry.seq === index + 1 && entry.fromState === (before?.toState ?? null) && entry.amount === amount;
    const legal = before ? LEGAL[before.toState].includes(entry.toState) : entry.toState === 'planned';
    if (!follows || !legal)
      found.push(
        m6(
          key,
          `entry ${entry.seq} goes from ${entry.fromState ?? 'nothing'} to ${entry.toState} with ${entry.amount}`,
        ),
      );
  });
  return found;
}

const UNDER_WAY: ReadonlySet<string> = new Set(['accepted', 'held', 'unknown']);

/** A refund that is about to be requested is looked at together with its workflow. */
function withEnd({ row }: CaseEvidence): Difference[] {
  if (!row) return [];
  const { clocks, tasks, refunds } = row.state;
  const asked = tasks.some(({ kind }) => TASK_KINDS[kind].role === 'finance');
  return refunds
    .filter(
      ({ n, status, replacedBy }) =>
        UNDER_WAY.has(status) &&
        replacedBy === undefined &&
        !asked &&
        !clocks.some(({ name, key }) => name.startsWith('refund') && key.startsWith(`r${n}.`)),
    )
    .map(({ n, status }) =>
      differs('M4')(row.caseNo, `nothing and nobody looks after refund ${n}, which is ${status}`),
    );
}

/** Our ledger beside the provider's record. */
export function moneyOfBoth(evidence: Evidence, world: World): Difference[] {
  const ours = new Map(evidence.refunds.map((refund) => [refund.key, refund]));
  return [
    ...[...world.refunds.values()].flatMap((made) => [...madeOnce(made, ours), ...settledThere(made, ours)]),
    ...evidence.refunds.filter((refund) => !byHand(refund, evidence)).flatMap((refund) => settledHere(refund, world)),
    ...evidence.payments.flatMap((payment) => sameCapture(payment, world)),
  ];
}

type Ours = ReadonlyMap<string, RefundRow>;

function madeOnce({ refundKey, times, amount, paymentId }: WorldRefund, ours: Ours): Difference[] {
  const m1 = differs('M1');
  const m7 = differs('M7');
  const mine = ours.get(refundKey);
  if (!mine)
    return [
      m1(
        refundKey,
        `the provider paid ${amount.amount} ${amount.currency} on ${paymentId} under a key that is not ours`,
      ),
    ];
  const same = mine.amount === amount.amount && mine.currency === amount.currency && mine.paymentId === paymentId;
  return [
    ...(times > 1 ? [m1(refundKey, `the provider paid ${times} times`)] : []),
    ...(same
      ? []
      : [
          m7(
            refundKey,
            `${mine.amount} ${mine.currency} on ${mine.paymentId} here, ${amount.amount} ${amount.currency} on ${paymentId} there`,
          ),
        ]),
  ];
}

function settledThere({ refundKey, status }: WorldRefund, ours: Ours): Difference[] {
  const mine = ours.get(refundKey);
  return mine && status === 'succeeded' && mine.state !== 'arrived'
    ? [differs('M3')(refundKey, `succeeded at the provider, ${mine.state} here`)]
    : [];
}

/** What was issued anew on a gift card is in the shop's books, not in the provider's (R16). */
function settledHere({ key, state }: RefundRow, { refunds, grants }: World): Difference[] {
  const status = refunds.get(key)?.status ?? (grants.includes(key) ? 'succeeded' : 'unknown');
  return state === 'arrived' && status !== 'succeeded'
    ? [differs('M3')(key, `arrived here, ${status} at the provider`)]
    : [];
}

/** A person has recorded with evidence what the provider does not show (design 3.6). */
function byHand({ caseNo, n }: RefundRow, { cases }: Evidence): boolean {
  const steps = cases.find(({ intake }) => intake.caseNo === caseNo)?.steps ?? [];
  const last = steps.findLast(({ event }) => event.type === 'refundReported' && event.data.n === n);
  return last !== undefined && isStaff(last.event.by);
}

function sameCapture({ paymentId, captured, currency }: Evidence['payments'][number], world: World): Difference[] {
  const there = world.captured.get(paymentId);
  return there?.amount === captured && there.currency === currency
    ? []
    : [
        differs('M2')(
          paymentId,
          `${captured} ${currency} captured here, ${there ? `${there.amount} ${there.currency}` : 'nothing'} at the provider`,
        ),
      ];
}
