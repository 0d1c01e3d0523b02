import type { Money } from '#domain/money.ts';

/** What the carrier, or a person, said of a claim. */
export interface ClaimReport {
  readonly status: 'open' | 'accepted' | 'refused' | 'reversed';
  readonly paid?: Money;
  /** The carrier's version of it, by which older news are told from newer ones (R45). */
  readonly version?: number;
  readonly code?: string;
  /** The parcel it is about, where that had to be looked up. */
  readonly trackingNo?: string;
}

/** What a carrier owes us for a parcel that it lost or broke (R29). `n` counts the claims of a case from 1. */
export interface Claim {
  readonly n: number;
  /** The parcel; of goods damaged on their way it is the one that brought the order's first line in question. */
  readonly trackingNo?: string;
  readonly reason: 'lost' | 'damaged';
  readonly money: Money;
  /** `dropped`: the parcel turned up before the claim was made. */
  readonly status: 'planned' | 'dropped' | ClaimReport['status'];
  readonly version: number;
  readonly paid?: Money;
  readonly code?: string;
  /** The parcel has turned up: what was claimed for it is taken back (R29). */
  readonly found: boolean;
}

export interface ClaimState {
  readonly claims?: readonly Claim[];
}

export interface ClaimEvents {
  claimReported: { n: number; report: ClaimReport };
}

/** What the carrier tells of its own accord. */
export interface ClaimHappenings {
  claimReported: { key: string; report: ClaimReport };
}

const NEXT: { readonly [S in Claim['status']]: readonly ClaimReport['status'][] } = {
  planned: ['open', 'accepted', 'refused'],
  open: ['accepted', 'refused', 'reversed'],
  accepted: ['reversed', 'refused'],
  refused: ['accepted'],
  reversed: [],
  dropped: [],
};

/** Whether a report tells something new; older versions do not (R45). */
export const isNewsOfClaim = ({ status, version }: Claim, report: ClaimReport): boolean =>
  NEXT[status].includes(report.status) && (report.version ?? version) >= version;

/** The claim after the carrier's word. */
export function reportedClaim(claim: Claim, { status, version, paid, code, trackingNo }: ClaimReport): Claim {
  const { paid: _paid, ...rest } = claim;
  return {
    ...rest,
    status,
    version: version ?? claim.version,
    ...(paid === undefined ? {} : { paid }),
    ...(code === undefined ? {} : { code }),
    ...(trackingNo === undefined ? {} : { trackingNo }),
  };
}

/** The parcel turned up: a claim that was not made yet is never made, the others are to be taken back. */
export const foundAgain = (claim: Claim): Claim =>
  claim.status === 'planned' ? { ...claim, status: 'dropped', found: true } : { ...claim, found: true };
