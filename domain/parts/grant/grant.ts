import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { isRevocable, type GrantTerms } from './terms.ts';

/** What was heard of a grant: from the shop, of the gift's parcel, or from a person by hand. */
export interface GrantReport {
  readonly status: 'delivered' | 'failed' | 'cancelled';
  /** The shop's own id of it. */
  readonly ref?: string;
  /** What the customer types in to use it: of a coupon or a gift card. */
  readonly code?: string;
  /** Why the shop refused. */
  readonly failure?: string;
  readonly expiresAt?: number;
}

/** One grant under one key for life; `n` counts the grants of the case from 1. */
export interface Grant extends GrantTerms {
  readonly n: number;
  /** The offer it was agreed with; 0 for what was given without one. */
  readonly version: number;
  /** `cancelled`: what it came with was withdrawn or replaced before it was given. */
  readonly status: 'granted' | GrantReport['status'] | 'expired';
  /** Definite refusals so far: each further try is known to the shop under a key of its own. */
  readonly failures: number;
  readonly ref?: string;
  readonly code?: string;
  readonly failure?: string;
  readonly expiresAt?: number;
  /** It was to be taken back, and the customer had used it. */
  readonly kept?: true;
  /** The shipment by which a gift goes out. */
  readonly shipment?: number;
}

/** The grants of a case, agreed or given of our own accord. */
export interface GrantState {
  readonly grants?: readonly Grant[];
}

/** Not with the customer yet, and still owed (R47). */
export const isOwed = ({ status }: Grant): boolean => status === 'granted' || status === 'failed';

/** What counts against limits: promised and not taken back (R43). */
export const isPromised = ({ status }: Grant): boolean => status !== 'cancelled';

/** Whether a report says something new: a grant that the customer has stays theirs (R45). */
export const isNewsOfGrant = ({ status }: Grant, report: GrantReport): boolean =>
  report.status === 'delivered' ? status !== 'delivered' && status !== 'expired' : isOwedAs(status);

/**
 * Promised with a return that lapsed or was withdrawn, where the policy lets nobody keep it for nothing: what was not
 * given is not owed any more, and what was is taken back as far as it is unused (C4).
 */
export const isForfeit = ({ parcel, offer, agreement }: CaseState, grant: Grant): boolean =>
  parcel?.status === 'lapsed' &&
  offer?.terms?.grantsOnLapse === 'revoke' &&
  grant.version === agreement?.version &&
  canGoBack(grant);

/** Not given yet, or unused in the shop's books; a parcel that has left is the customer's. */
function canGoBack(grant: Grant): boolean {
  if (grant.kept === true || grant.shipment !== undefined) return false;
  return isOwed(grant) || (grant.status === 'delivered' && isRevocable(grant));
}

export const forfeitOf = (state: CaseState): Grant | undefined =>
  (state.grants ?? []).find((grant) => isForfeit(state, grant));

const isOwedAs = (status: Grant['status']): boolean => status === 'granted' || status === 'failed';

type Folds = { readonly [T in CaseEvent['type']]?: (state: CaseState, event: CaseEvent<T>) => CaseState };

/** Folds one event into the grants of a case; the same state when it is none of their business. */
export function applyToGrants(state: CaseState, event: CaseEvent): CaseState {
  const fold = FOLDS[event.type] as ((state: CaseState, event: CaseEvent) => CaseState) | undefined;
  return fold ? fold(state, event) : state;
}

const FOLDS: Folds = {
  grantRevoked: (state, { data: { n, outcome } }) =>
    changed(state, (grant) => (grant.n === n ? revoked(grant, outcome) : grant)),
  offerAccepted: (state, { data: { version } }) =>
    added(
      state,
      (state.offer?.terms?.grants ?? []).map(({ ...terms }) => ({ ...terms, version })),
    ),
  grantMade: (state, { data: { grant } }) => added(state, [{ ...grant, version: 0 }]),
  grantReported: (state, { data: { n, report } }) =>
    changed(state, (grant) => (grant.n === n ? reported(grant, report) : grant)),
  // What was agreed gave way to another offer, or was taken back: what was not given yet is not owed any more (C4).
  offerMade: (state) => (state.agreement ? cancelled(state) : state),
  withdrawn: cancelled,
  taskDone: (state, { data: { task, how } }) => {
    const freed = how === 'retried' && state.tasks.some(({ id, step }) => id === task && step === 'grant');
    return freed ? triedAgain(state) : state;
  },
  shipmentPlanned: (state, { data: { n, reason, replaces } }) =>
    reason === 'gift' ? shippedAs(state, n, replaces) : state,
  shipmentReported: signedFor,
  shipmentMoved: signedFor,
  clockEnded: (state, { data: { name, key } }) =>
    name === 'grantExpiry' ? changed(state, (grant) => (key === expiryKey(grant) ? expired(grant) : grant)) : state,
};

function added(state: CaseState, grants: readonly (GrantTerms & { version: number })[]): CaseState {
  if (grants.length === 0) return state;
  const before = state.grants ?? [];
  const more = grants.map((grant, index): Grant => ({
    ...grant,
    n: before.length + index + 1,
    // Words are with the customer as soon as they are said.
    status: grant.kind === 'apology' ? 'delivered' : 'granted',
    failures: 0,
  }));
  return { ...state, grants: [...before, ...more] };
}

const changed = (state: CaseState, change: (grant: Grant) => Grant): CaseState =>
  state.grants ? { ...state, grants: state.grants.map(change) } : state;

function cancelled(state: CaseState): CaseState {
  return changed(state, (grant) => (isOwed(grant) ? { ...grant, status: 'cancelled' } : grant));
}

function reported(grant: Grant, { status, ref, code, failure, expiresAt }: GrantReport): Grant {
  return {
    ...grant,
    status,
    failures: grant.failures + (status === 'failed' ? 1 : 0),
    ...(ref === undefined ? {} : { ref }),
    ...(code === undefined ? {} : { code }),
    ...(failure === undefined ? {} : { failure }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

/** Taken back it counts no longer; what was used stays the customer's. */
function revoked(grant: Grant, outcome: 'revoked' | 'kept'): Grant {
  return outcome === 'revoked' ? { ...grant, status: 'cancelled' } : { ...grant, kept: true };
}

/** Another try of what failed: the shop is asked again, a gift that was out of stock goes out by another shipment. */
function triedAgain(state: CaseState): CaseState {
  const gone = new Set((state.shipments ?? []).filter(({ status }) => status === 'outOfStock').map(({ n }) => n));
  return changed(state, ({ shipment, ...grant }) => ({
    ...grant,
    ...(grant.status === 'failed' ? { status: 'granted' } : {}),
    ...(shipment === undefined || gone.has(shipment) ? {} : { shipment }),
  }));
}

/** A gift goes out by the shipment that was planned for it, or by the one that took its place. */
function shippedAs(state: CaseState, n: number, replaces: number | undefined): CaseState {
  const grant = (state.grants ?? []).find((one) =>
    replaces === undefined ? isUnsent(one) : one.shipment === replaces,
  );
  return changed(state, (one) => (one.n === grant?.n ? { ...one, shipment: n } : one));
}

const isUnsent = ({ kind, status, shipment }: Grant): boolean =>
  kind === 'gift' && status === 'granted' && shipment === undefined;

/** A gift is with the customer once they have signed for it. */
function signedFor(state: CaseState): CaseState {
  const signed = new Set((state.shipments ?? []).filter(({ status }) => status === 'signed').map(({ n }) => n));
  return changed(state, (grant) =>
    isOwed(grant) && grant.shipment !== undefined && signed.has(grant.shipment)
      ? { ...grant, status: 'delivered' }
      : grant,
  );
}

/** One that was never given does not expire: it is still owed. */
const expired = (grant: Grant): Grant => (grant.status === 'delivered' ? { ...grant, status: 'expired' } : grant);

/** Names the time in which a grant can be used; another try has a time of its own. */
export const expiryKey = ({ n, failures }: Pick<Grant, 'n' | 'failures'>): string => `g${n}.${failures}`;
