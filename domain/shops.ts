import type { Locale } from './intake/request.ts';
import type { Messaging } from './messaging.ts';

/** How a shop's cases are handled when nobody says otherwise. Which shops there are is data beside the policies. */
export interface ShopSettings {
  readonly policy: string;
  readonly locale: Locale;
  /** How its messages go out; through the installation's provider where nothing is said. */
  readonly messages?: Messaging;
}
