import type { GrantReport } from './grant.ts';
import type { GrantTerms } from './terms.ts';

/** What can happen to grants; those of an offer begin with its acceptance. */
export interface GrantEvents {
  /** Given of our own accord, without an offer: an apology (E2). */
  grantMade: { grant: GrantTerms };
  grantReported: { n: number; report: GrantReport };
  /** What was given with a return that lapsed: taken back, or the customer has used it and keeps it. */
  grantRevoked: { n: number; outcome: RecordedRevocation['outcome'] };
}

/** What a person can record in place of taking a grant back. */
export interface RecordedRevocation {
  readonly step: 'revokeGrant';
  readonly outcome: 'revoked' | 'kept';
}

/** What a person can record in place of a grant that cannot go on. */
export interface RecordedGrant {
  readonly step: 'grant';
  readonly report: Pick<GrantReport, 'ref' | 'code'> & { readonly status: 'delivered' | 'cancelled' };
}
