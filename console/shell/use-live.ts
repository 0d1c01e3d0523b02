import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { listen } from './live-line.ts';

/** Lists are read again at most this often, however much happens. */
const LISTS_EVERY_MS = 1_500;
/** Lists of more pages than these are read again less often. */
const MANY_PAGES = 5;
const LONG_LISTS_EVERY_MS = 30_000;
/** A line that comes back within this is not worth a word. */
const PATIENCE_MS = 3_000;
const CASE_NO = /AS-\d{4}-\d{6,}/;

/** Whether what was read may have changed by news of a case: it names this case, or no case at all. */
const mayName = (key: readonly unknown[], caseNo: string): 'case' | 'list' | undefined => {
  const named = CASE_NO.exec(String(key[0]))?.[0];
  if (named === undefined) return isLive(String(key[0])) ? 'list' : undefined;
  return named === caseNo ? 'case' : undefined;
};

/** Lists that cases stand in; figures, policies and the like do not change by one act. */
const isLive = (path: string): boolean =>
  /^\/v1\/(cases|tasks|queues|promises|returns|outbox|day|search|parcels|finance|alarms)/.test(path);

/** A list that was read far is read again page by page: not at every news. */
const isLongAndFresh = ({
  data,
  dataUpdatedAt,
}: {
  readonly data: unknown;
  readonly dataUpdatedAt: number;
}): boolean => {
  const pages = typeof data === 'object' && data !== null && 'pages' in data ? data.pages : undefined;
  return Array.isArray(pages) && pages.length > MANY_PAGES && Date.now() - dataUpdatedAt < LONG_LISTS_EVERY_MS;
};

function refresh(queries: QueryClient, kind: 'case' | 'list', caseNos: ReadonlySet<string>): void {
  void queries.invalidateQueries({
    predicate: ({ queryKey, state }) =>
      [...caseNos].some((caseNo) => mayName(queryKey, caseNo) === kind) && !isLongAndFresh(state),
  });
}

/** Keeps what is shown true while others act; gives back whether the line has been cut for a while. */
export function useLive(): boolean {
  const queries = useQueryClient();
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const waiting = new Set<string>();
    let lists: number | undefined;
    let lost: number | undefined;
    let wasThere = false;
    const readLists = (): void => {
      refresh(queries, 'list', new Set(waiting));
      waiting.clear();
      lists = window.setTimeout(() => {
        lists = undefined;
        if (waiting.size > 0) readLists();
      }, LISTS_EVERY_MS);
    };
    const stop = listen({
      ready() {
        window.clearTimeout(lost);
        lost = undefined;
        setLost(false);
        if (wasThere) void queries.invalidateQueries();
        wasThere = true;
      },
      news(caseNo) {
        refresh(queries, 'case', new Set([caseNo]));
        waiting.add(caseNo);
        if (lists === undefined) readLists();
      },
      gap: () => void queries.invalidateQueries(),
      lost() {
        wasThere = true;
        lost ??= window.setTimeout(() => setLost(true), PATIENCE_MS);
        // a session that has ended is noticed by reading who one is
        void queries.invalidateQueries({ queryKey: ['/v1/me'] });
      },
    });
    return () => {
      stop();
      window.clearTimeout(lists);
      window.clearTimeout(lost);
    };
  }, [queries]);
  return isLost;
}
