import { useSyncExternalStore } from 'react';
import type { SavedFilter } from './filters.ts';

// Filters and columns are kept on the machine, by person: they are a habit of theirs and nothing of a case's record.
const listeners = new Set<() => void>();
const cache = new Map<string, { readonly text: string; readonly value: unknown }>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

function keptUnder<T>(key: string, nothing: T): T {
  const text = localStorage.getItem(key);
  if (text === null) return nothing;
  const known = cache.get(key);
  if (known?.text === text) return known.value as T;
  try {
    const value = JSON.parse(text) as T;
    cache.set(key, { text, value });
    return value;
  } catch {
    return nothing;
  }
}

function keep(key: string, value: unknown): void {
  localStorage.setItem(key, JSON.stringify(value));
  for (const listener of listeners) listener();
}

const NONE: readonly SavedFilter[] = [];
const ALL: readonly string[] = [];

/** The filters a person keeps, and how to change them. */
export function useSaved(person: string): [readonly SavedFilter[], (saved: readonly SavedFilter[]) => void] {
  const key = `aftercare.filters.${person}`;
  return [useSyncExternalStore(subscribe, () => keptUnder(key, NONE)), (saved) => keep(key, saved)];
}

/** The columns a person does not want to see in a view. */
export function useHidden(person: string, view: string): [readonly string[], (hidden: readonly string[]) => void] {
  const key = `aftercare.columns.${view}.${person}`;
  return [useSyncExternalStore(subscribe, () => keptUnder(key, ALL)), (hidden) => keep(key, hidden)];
}
