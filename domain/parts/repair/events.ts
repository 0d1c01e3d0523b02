import type { Confirmation } from '#domain/negotiation/commands.ts';
import type { QuoteTold, Repair, RepairReport, RepairStatus } from './repair.ts';

/** What can happen to a repair; that of an offer is planned by its acceptance. */
export interface RepairEvents {
  repairReported: { n: number; report: RepairReport };
  /** The answer to a price, by its version (C4, R44). */
  quoteAnswered: { n: number; version: number; answer: 'approved' | 'declined'; confirmation?: Confirmation };
  /** The goods go back by this shipment. */
  repairGoesBack: { n: number; shipment: number; as: NonNullable<Repair['goesBackAs']> };
  /** A person let the goods go without a payment told by the provider, or saw to goods that were lost. */
  repairReleased: { n: number; how: 'paid' | 'waived' | 'settled' };
}

/** What the workshop tells of its own accord. */
export interface RepairHappenings {
  repairQuoted: { key: string; revision: number; quote: QuoteTold };
  repairUpdated: { key: string; revision: number; status: RepairStatus };
}

/** What the customer says to a price. */
export interface RepairCommands {
  approveQuote: { version: number; confirmation?: Confirmation };
  declineQuote: { version: number };
}

/** What a person can record in place of a repair that cannot go on. */
export type RecordedRepair =
  /** `settled`: somebody has seen to goods that were lost, or fetched. */
  | { readonly step: 'repair'; readonly status: RepairStatus | 'settled' }
  | { readonly step: 'repairPayment'; readonly how: 'paid' | 'waived' };
