import type { Actor } from '#domain/case/actor.ts';
import type { FreightPayer } from '#domain/offer.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { Extra } from '#domain/negotiation/commands.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';
import type { OrderDates, PolicyFacts } from './facts.ts';

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
      /** The new goods go first, against money held on a card (D3). */
      readonly replacementFirst?: boolean;
      /** A wrong item comes back with our label. */
      readonly sendsBack?: boolean;
      /** Minor units that the way back costs whoever refused the goods (R30). */
      readonly wayBackCost?: number;
      /** Minor units, of what has no price of its own. */
      readonly amount?: number;
      /** Of what was paid, for goods that are kept. */
      readonly percent?: number;
      readonly extras?: readonly Extra[];
      readonly because: Because;
    }
  | { readonly verdict: 'refuse'; readonly code: RefusalCode; readonly disputable: boolean; readonly because: Because }
  | { readonly verdict: 'person'; readonly because: Because };

/** Everything a judgement was made from, so that another version of a policy can be asked the same later (R35). */
export interface JudgedInputs {
  readonly facts: PolicyFacts;
  readonly dates: OrderDates;
  /** When the request came in: what the window is counted to (R36). */
  readonly requestedAt: number;
}

/** A verdict of the rules that did not hold, since somebody who may decided otherwise: who, why, which rule (R37). */
export interface Override {
  readonly rule: string;
  /** What it had been: a remedy, a refusal's code, or `person`. */
  readonly verdict: string;
  readonly by: Actor;
  readonly why: string;
}

/** One line of an amount's arithmetic, as shown to whoever asks 'why this much?'. */
export interface Arithmetic {
  readonly label: string;
  readonly amount: number;
}
