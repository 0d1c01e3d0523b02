import { useSyncExternalStore } from 'react';

const KEY = 'aftercare.shop';
const listeners = new Set<() => void>();

/** Which of their shops somebody looks at; undefined for all. */
export function chooseShop(shop: string | undefined): void {
  if (shop === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, shop);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The chosen shop, for `useRead(path, { shop: useShop() })`. */
export const useShop = (): string | undefined =>
  useSyncExternalStore(subscribe, () => sessionStorage.getItem(KEY) ?? undefined);
