import { useSyncExternalStore } from 'react';
import type { Locale } from '#console/words/words.ts';

export type Scheme = 'light' | 'dark';

/** What a person chose on this machine; undefined follows the browser. */
export interface Settings {
  readonly locale?: Locale;
  readonly scheme?: Scheme;
}

const KEY = 'aftercare.settings';
const listeners = new Set<() => void>();
let chosen = kept();

function kept(): Settings {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Settings;
  } catch {
    return {};
  }
}

/** Remembers a choice on this machine. */
export function choose(change: Settings): void {
  chosen = { ...chosen, ...change };
  localStorage.setItem(KEY, JSON.stringify(chosen));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  listeners.add(listener);
  dark.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    dark.removeEventListener('change', listener);
  };
}

const localeNow = (): Locale => chosen.locale ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
const schemeNow = (): Scheme =>
  chosen.scheme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

export const useChosenLocale = (): Locale => useSyncExternalStore(subscribe, localeNow);
export const useScheme = (): Scheme => useSyncExternalStore(subscribe, schemeNow);
