import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#console/api/api-problem.ts';

const TRIES = 2;

/** A 'no' stays one however often it is asked; silence may end. */
const mayEnd = (error: Error): boolean => !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500;

export function createQueries(): QueryClient {
  const queries = new QueryClient({
    queryCache: new QueryCache({
      // a session that has ended leads to the way in, whatever was read when it was noticed
      onError: (error, { queryKey: [path] }) => {
        if (error instanceof ApiProblem && error.status === 401 && path !== '/v1/me')
          void queries.invalidateQueries({ queryKey: ['/v1/me'] });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < TRIES && mayEnd(error),
        retryDelay: (tries) => 500 * 2 ** tries,
      },
    },
  });
  return queries;
}
