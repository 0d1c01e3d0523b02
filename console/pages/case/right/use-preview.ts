import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ApiProblem } from '#console/api/api-problem.ts';
import { act } from '#console/api/client.ts';

interface Previewing<T> {
  readonly preview: T | undefined;
  readonly problem: ApiProblem | null;
  readonly isAsking: boolean;
}

/** How long somebody has to pause before what they wrote is tried. */
const PAUSE_MS = 350;

/** What the API foresees of a body, asked again once whoever writes it pauses; undefined body: nothing to ask. */
export function usePreview<T>(path: string, body: unknown): Previewing<T> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const asked = usePaused(text);
  const found = useQuery<T, ApiProblem>({
    queryKey: [path, 'preview', asked],
    queryFn: () => act<T>('post', path, JSON.parse(asked) as unknown),
    enabled: asked !== '',
    staleTime: 0,
    retry: false,
  });
  const isCurrent = asked === text && asked !== '';
  return {
    preview: isCurrent ? found.data : undefined,
    problem: isCurrent ? found.error : null,
    isAsking: text !== '' && (!isCurrent || found.isFetching),
  };
}

function usePaused(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
