import type { Locale } from './intake/request.ts';

/** How a shop's cases are handled when nobody says otherwise. */
export interface ShopSettings {
  readonly policy: string;
  readonly locale: Locale;
}

/** The shops served. Policies are named here, their versions come from the policy book. */
export const SHOPS: Readonly<Record<string, ShopSettings>> = {
  'retail-us': { policy: 'retail-us', locale: 'en' },
  'retail-cn': { policy: 'cn-marketplace', locale: 'zh-CN' },
};
