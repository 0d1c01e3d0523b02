import { useState } from 'react';
import { useKeys } from '#console/shell/use-keys.ts';

/** `j` and `k` walk through a list of so many, `Enter` opens the marked one; gives back which is marked, -1 for none. */
export function useMarked(count: number, open: (index: number) => void): number {
  const [marked, setMarked] = useState(-1);
  const at = Math.min(marked, count - 1);
  useKeys({
    j: () => setMarked(Math.min(at + 1, count - 1)),
    k: () => setMarked(Math.max(at - 1, 0)),
    o: at < 0 ? undefined : () => open(at),
    Enter: at < 0 ? undefined : () => open(at),
  });
  return at;
}
