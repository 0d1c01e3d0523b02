import { createContext, useContext, useSyncExternalStore } from 'react';

const EVERY_MS = 20_000;
const listeners = new Set<() => void>();
let now = clock();
let timer: number | undefined;

/** What people see on their screen goes by their own clock. */
function clock(): number {
  return Date.now();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(() => {
    now = clock();
    for (const one of listeners) one();
  }, EVERY_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

/** The time by which a part of the page goes where it is not everybody's: a case that is rehearsed is ahead of it. */
export const NowContext = createContext<number | undefined>(undefined);

/** The present time, told anew three times a minute: relative times stay true while a page is open. */
export function useNow(): number {
  const own = useContext(NowContext);
  const shared = useSyncExternalStore(subscribe, () => now);
  return own ?? shared;
}
