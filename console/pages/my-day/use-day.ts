import { useMemo } from 'react';
import type { ApiProblem } from '#console/api/api-problem.ts';
import type { PageOf } from '#console/api/page.ts';
import type { PromiseLine, QueuedTask } from '#console/api/types.ts';
import { useRead } from '#console/api/use-read.ts';
import { useNow } from '#console/kit/use-now.ts';
import { useMe } from '#console/shell/me.ts';
import { useShop } from '#console/shell/shop.ts';
import { arrange, type DayItem } from './arrange.ts';

const MOST = 200;
const SOME = 50;
/** Roles that have a queue of tasks of their own. */
const WORKERS: ReadonlySet<string> = new Set([
  'agent',
  'senior',
  'supervisor',
  'manager',
  'warehouse',
  'finance',
  'qa',
]);

export interface Day {
  readonly items: readonly DayItem[];
  readonly isPending: boolean;
  readonly error: ApiProblem | null;
  readonly refetch: () => void;
}

/** All that waits for whoever is signed in, arranged. */
export function useDay(): Day {
  const { id, role } = useMe();
  const shop = useShop();
  const now = useNow();
  const mine = useRead<PageOf<QueuedTask>>('/v1/tasks', { mine: true, shop, limit: MOST });
  const promises = useRead<PageOf<PromiseLine>>('/v1/promises', { owner: id, shop, limit: MOST });
  const free = useRead<PageOf<QueuedTask>>(
    '/v1/tasks',
    { unassigned: true, role, shop, limit: SOME },
    { enabled: WORKERS.has(role) },
  );
  const items = useMemo(
    () =>
      arrange(
        {
          mine: mine.data?.data ?? [],
          unassigned: free.data?.data ?? [],
          promises: promises.data?.data ?? [],
        },
        now,
      ),
    [mine.data, free.data, promises.data, now],
  );
  return {
    items,
    isPending: mine.isPending || promises.isPending || (WORKERS.has(role) && free.isPending),
    error: mine.error ?? promises.error ?? free.error,
    refetch: () => void Promise.all([mine.refetch(), promises.refetch(), free.refetch()]),
  };
}
