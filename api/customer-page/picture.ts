import type { CaseState } from '#domain/case/state.ts';
import type { EvidenceFile } from '#api/evidence-port.ts';
import type { AlternatePayout } from '#domain/settlement/rules.ts';
import type { Say } from './say.ts';
import type { ItemLine, Typed } from './views/fields.ts';

/** What the customer was told, or wrote: by nobody's name. */
export interface News {
  readonly at: number;
  readonly subject: string;
  readonly text?: string;
}

/** A postal address as it is printed, line by line. */
export type AddressLines = readonly string[];

/** Everything a customer's page shows, gathered before any of it is written. */
export interface CasePicture {
  readonly state: CaseState;
  readonly say: Say;
  /** `/c/<token>`: all of the page's forms are below it. */
  readonly base: string;
  /** A fresh name for each form's intention. */
  readonly newKey: () => string;
  readonly typed: Typed;
  /** The order's goods; empty while the shop cannot be asked. */
  readonly lines: readonly ItemLine[];
  readonly news: readonly News[];
  /** What we asked in between, while it waits for an answer. */
  readonly asked: News | undefined;
  /** What the customer wrote last, with nothing answered since. */
  readonly unanswered: News | undefined;
  readonly files: readonly EvidenceFile[];
  readonly payouts: readonly AlternatePayout[];
  readonly returnTo: AddressLines | undefined;
}
