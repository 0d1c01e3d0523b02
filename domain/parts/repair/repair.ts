import type { CaseState } from '#domain/case/state.ts';
import type { Money } from '#domain/money.ts';
import type { ReturnParcel } from '#domain/parts/return-parcel.ts';
import type { GoodsLine } from '#domain/parts/shipment/shipment.ts';

/** What a workshop says of a repair. */
export const REPAIR_STATUSES = [
  'intake',
  'quoted',
  'repairing',
  'testing',
  'repaired',
  'unrepairable',
  'declined',
] as const;
export type RepairStatus = (typeof REPAIR_STATUSES)[number];

/** A price of the workshop; nothing to pay is a quote too (D4). */
export interface QuoteTold {
  readonly version: number;
  readonly money: Money;
  readonly reason: string;
  /** Days that the work takes from the yes on. */
  readonly days: number;
}

/** What the workshop, or a person by hand, said; `revision` tells which of two reports is newer (R45). */
export interface RepairReport {
  readonly status: RepairStatus;
  readonly revision?: number;
  readonly quotes?: readonly QuoteTold[];
}

/** A quote with what came of it: consent names its version (C4, R44). */
export interface Quote extends QuoteTold {
  /** `lapsed`: nobody answered in time, which counts as a no. */
  readonly answer?: 'approved' | 'declined' | 'lapsed';
  /** The workshop knows the answer. */
  readonly told?: boolean;
}

/** A unit of the order: what was repaired is counted unit by unit, and what took its place begins anew (R4). */
export interface UnitRef {
  readonly lineNo: number;
  readonly unitNo: number;
}

/** What an offer to repair states: which units, how long, and what the way back costs if nothing is repaired. */
export interface RepairTerms {
  readonly repair?: {
    readonly lines: readonly GoodsLine[];
    readonly units?: readonly UnitRef[];
    readonly days: number;
    /** Nothing is to be paid: the warranty covers it, unless the workshop finds otherwise and asks. */
    readonly free?: boolean;
    readonly backFreight?: Money;
  };
}

/**
 * A repair (D4): ordered under a key for life, quoted, agreed to, worked on, paid, sent back. `n` counts the repairs of
 * a case from 1.
 */
export interface Repair {
  readonly n: number;
  /** The version of the offer it carries out. */
  readonly offer: number;
  readonly lines: readonly GoodsLine[];
  readonly units?: readonly UnitRef[];
  readonly backFreight?: Money;
  readonly status: 'planned' | RepairStatus;
  readonly revision: number;
  readonly quotes: readonly Quote[];
  /** Quotes that the customer has answered: after each the workshop's cycle begins anew (F3). */
  readonly answered: number;
  /** The goods may go back though the provider told of no payment: paid otherwise, or waived. */
  readonly released?: 'paid' | 'waived';
  /** A person wants the customer to be asked for the money once more. */
  readonly again?: boolean;
  /** The shipment that brings the goods back. */
  readonly back?: number;
  /** As what they go back. */
  readonly goesBackAs?: 'repaired' | 'unrepaired';
  /** Where the goods were when something else was offered for them: here, or lost. */
  readonly held?: ReturnParcel;
  /** The version of the offer for which they stay here: they are what it takes back. */
  readonly takenOver?: number;
  /** A person has seen to goods that were lost. */
  readonly settled?: boolean;
}

export interface RepairState {
  readonly repairs?: readonly Repair[];
}

/** The repair that carries out what is agreed now. */
export const presentRepair = ({ repairs = [], agreement }: CaseState): Repair | undefined =>
  repairs.findLast(({ offer }) => offer === agreement?.version);

/** The quote on the table. */
export const latestQuote = ({ quotes }: Pick<Repair, 'quotes'>): Quote | undefined => quotes.at(-1);

/** What costs nothing needs no yes (C4). */
export const isFree = ({ money }: QuoteTold): boolean => money.amount === 0;

/** The customer is to say yes or no to a price. */
export function isAsked({ status, quotes }: Repair): boolean {
  const quote = quotes.at(-1);
  return status === 'quoted' && quote !== undefined && !isFree(quote) && quote.answer === undefined;
}

/** The workshop is to hear the answer to its quote. */
export function isAnswered({ status, quotes }: Repair): boolean {
  const quote = quotes.at(-1);
  return (
    status === 'quoted' && quote !== undefined && quote.told !== true && (isFree(quote) || quote.answer !== undefined)
  );
}

/** Names the time the customer has to answer a quote. */
export const quoteClock = ({ n }: Pick<Repair, 'n'>, { version }: Pick<Quote, 'version'>): string => `r${n}.${version}`;

/** Names one cycle of the workshop: from the goods' arrival, or the customer's answer, to the end of the work (F1, F3). */
export const cycleClock = ({ n, answered }: Pick<Repair, 'n' | 'answered'>): string => `r${n}.${answered}`;

const WORKING = ['quoted', 'repairing', 'testing', 'repaired', 'unrepairable', 'declined'] as const;

/** Where a repair may go from where it is; what has ended is not begun again (R45). */
const NEXT: { readonly [S in Repair['status']]: readonly RepairStatus[] } = {
  planned: REPAIR_STATUSES,
  intake: WORKING,
  quoted: WORKING,
  repairing: WORKING,
  testing: WORKING,
  repaired: [],
  unrepairable: [],
  declined: [],
};

/** Whether a report tells something new: a later revision of what has not ended, or by hand another status. */
export function isNewsOfRepair(repair: Repair, { status, revision, quotes = [] }: RepairReport): boolean {
  if (!NEXT[repair.status].includes(status)) return false;
  const latest = latestQuote(repair)?.version ?? 0;
  // A price is news by its version; without a new one there is nothing to say yes or no to.
  if (status === 'quoted' && !quotes.some(({ version }) => version > latest)) return false;
  return revision === undefined ? status !== repair.status || status === 'quoted' : revision > repair.revision;
}

/** The repair after a report. Quotes that were known keep their answers; a newer one takes their place on the table (R44). */
export function reportedRepair(repair: Repair, { status, revision, quotes = [] }: RepairReport): Repair {
  const { again: _again, ...rest } = repair;
  const known = new Set(repair.quotes.map(({ version }) => version));
  const added = quotes.filter(({ version }) => !known.has(version));
  const all: readonly Quote[] = [...repair.quotes, ...added].toSorted((a, b) => a.version - b.version);
  // Whoever works on, or has ended, has heard what was said to the last price.
  const heard = status === 'quoted' ? all : all.map((quote) => (quote.answer ? { ...quote, told: true } : quote));
  return { ...rest, status, revision: Math.max(repair.revision, revision ?? 0), quotes: heard };
}

/** What the customer owes before the goods go back: the price they said yes to, or the way back of what they declined. */
export function dueOf(repair: Repair): Money | undefined {
  const quote = latestQuote(repair);
  if (quote?.answer === 'declined' || quote?.answer === 'lapsed') return repair.backFreight;
  return repair.status === 'repaired' && quote?.answer === 'approved' ? quote.money : undefined;
}
