import type { Locale } from './intake/request.ts';

/** How a shop's cases are handled when nobody says otherwise. Which shops there are is data beside the policies. */
export interface ShopSettings {
  readonly policy: string;
  readonly locale: Locale;
}
