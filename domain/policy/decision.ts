import type { FreightPayer } from '#domain/offer.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';

/** Text in the languages people read. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The rule that decided, and what it read: the answer to 'why?' (B4, R35). */
export interface Because {
  readonly policy: string;
  readonly version: string;
  readonly rule: string;
  readonly cites: readonly string[];
  readonly says: Bilingual;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What the policy answers (C2): three-valued, always with its reason. */
export type PolicyVerdict =
  | {
      readonly verdict: 'offer';
      readonly remedy: RemedyKind;
      readonly freight: FreightPayer;
      readonly refundShipping: boolean;
      readonly because: Because;
    }
  | { readonly verdict: 'refuse'; readonly code: RefusalCode; readonly disputable: boolean; readonly because: Because }
  | { readonly verdict: 'person'; readonly because: Because };

/** One line of an amount's arithmetic, as shown to whoever asks 'why this much?'. */
export interface Arithmetic {
  readonly label: string;
  readonly amount: number;
}
