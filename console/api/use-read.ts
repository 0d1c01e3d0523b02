import { keepPreviousData, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ApiProblem } from './api-problem.ts';
import { read, type Query } from './client.ts';
import type { PageOf } from './page.ts';

export { useAct } from './use-act.ts';

interface ReadOptions {
  /** Whether to ask at all; a drawer that is shut asks nothing. */
  readonly enabled?: boolean;
  /** Keeps what was shown while another query is answered. */
  readonly keep?: boolean;
}

/** What the API says under a path; read again whenever a case it may name has changed. */
export function useRead<T>(
  path: string,
  query: Query = {},
  { enabled = true, keep = false }: ReadOptions = {},
): UseQueryResult<T, ApiProblem> {
  return useQuery<T, ApiProblem>({
    queryKey: [path, query],
    queryFn: ({ signal }) => read<T>(path, query, signal),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A long list, page by page. */
export interface Pages<T> {
  readonly rows: readonly T[];
  readonly isPending: boolean;
  readonly error: ApiProblem | null;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly more: () => void;
  readonly refetch: () => void;
}

/** A keyset list: the first page, and more whenever `more()` is called. */
export function usePages<T>(path: string, query: Query = {}, { enabled = true }: ReadOptions = {}): Pages<T> {
  const found = useInfiniteQuery<PageOf<T>, ApiProblem>({
    queryKey: [path, query, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      read<PageOf<T>>(path, { ...query, cursor: pageParam as string | undefined }, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    enabled,
  });
  const rows = useMemo(() => found.data?.pages.flatMap(({ data }) => data) ?? [], [found.data]);
  const { isPending, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = found;
  return {
    rows,
    isPending,
    error,
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    more: () => void (hasNextPage && !isFetchingNextPage && fetchNextPage()),
    refetch: () => void refetch(),
  };
}
