import { createContext, useContext } from 'react';
import type { Locale } from './words.ts';

export const LocaleContext = createContext<Locale>('en');

/** The language the person works in. */
export const useLocale = (): Locale => useContext(LocaleContext);
