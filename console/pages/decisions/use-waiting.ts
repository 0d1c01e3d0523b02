import { usePages, type Pages } from '#console/api/use-read.ts';
import { useMe } from '#console/shell/me.ts';
import type { DecidedKind, WaitingDecision } from './waiting-decision.ts';

const PAGE = 50;

/** Everything that waits for a decision of the caller's role, by its own deadline. */
export function useWaiting(): Pages<WaitingDecision> {
  const decide = useKind('decide');
  const approve = useKind('approve');
  const late = useKind('lateReturn');
  const deduction = useKind('deduction');
  const payout = useKind('approvePayout');
  // Finance agrees to payouts; whoever supervises decides the rest, and may give a second yes to a payout (R16).
  const asked = useMe().role === 'finance' ? [payout] : [decide, approve, late, deduction, payout];
  return {
    rows: asked.flatMap(({ rows }) => rows).toSorted(bySoonest),
    isPending: asked.some(({ isPending }) => isPending),
    error: asked.find(({ error }) => error !== null)?.error ?? null,
    hasMore: asked.some(({ hasMore }) => hasMore),
    isLoadingMore: asked.some(({ isLoadingMore }) => isLoadingMore),
    more: () => asked.forEach(({ more }) => more()),
    refetch: () => asked.forEach(({ refetch }) => refetch()),
  };
}

function useKind(kind: DecidedKind): Pages<WaitingDecision> {
  const { role } = useMe();
  const enabled = role !== 'finance' || kind === 'approvePayout';
  return usePages<WaitingDecision>('/v1/tasks', { kind, limit: PAGE }, { enabled });
}

const bySoonest = (one: WaitingDecision, other: WaitingDecision): number =>
  (one.dueAt ?? '9').localeCompare(other.dueAt ?? '9') || one.openedAt.localeCompare(other.openedAt);
