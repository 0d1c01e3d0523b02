import type { Reduction } from '#domain/settlement/price-reduction.ts';
import type { SettledBefore } from '#domain/settlement/return-settlement.ts';
import type { Queries } from '#store/db.ts';
import type { OrderRef } from '#store/orders.ts';
import {
  chargesOfOrder,
  planCharge,
  reportCharge,
  type ChargeNews,
  type ChargeRow,
  type NewCharge,
} from './charges.ts';
import { disputesOfOrder, recordDispute, type DisputeNews, type DisputeRecorded, type DisputeRow } from './disputes.ts';
import { planGrant, reportGrant, type GrantNews, type NewGrant } from './grants.ts';
import { refundsOfOrder, type RefundRow } from './payments.ts';
import { recoverExcess, recoverRefunded } from './recoveries.ts';
import {
  compensationGiven,
  noteSettlement,
  settledBefore,
  type Compensation,
  type NotedSettlement,
} from './settlements.ts';
import { reduceUnits } from './units.ts';

/** What a decision does with money beside refunds; each belongs to its events and is written with them or not at all. */
export interface MoneyTx {
  /** Every refund of the order, whatever became of it. */
  refundsOfOrder(): Promise<RefundRow[]>;
  /** Keeps a bank's claim on a payment; undefined for a payment we do not know (R22, R45). */
  recordDispute(news: DisputeNews): Promise<DisputeRecorded | undefined>;
  disputesOfOrder(): Promise<DisputeRow[]>;
  /** A customer gave back what was not due: off the case's refunds that have arrived; how much of it there was (R7). */
  recoverRefunded(name: string, amount: number, at: number): Promise<number>;
  /** What a bank claimed beyond a payment was got back by hand; how much it was (R22). */
  recoverExcess(name: string, disputeId: string, at: number): Promise<number>;
  /** Puts money to be asked of the customer on record before they are asked (R15, R18). */
  planCharge(charge: NewCharge): Promise<void>;
  /** What became of it; taken money is a payment of the order from then on. False when it is no news (R45). */
  reportCharge(news: ChargeNews): Promise<boolean>;
  chargesOfOrder(): Promise<ChargeRow[]>;
  /** Puts a coupon, points, a gift on record before it is given (D6). */
  planGrant(grant: NewGrant): Promise<void>;
  /** What became of it; false when it is no news (R45). */
  reportGrant(news: GrantNews): Promise<boolean>;
  /** What went back for units the case holds while the customer keeps them (R14). */
  reduceUnits(reductions: readonly Reduction[]): Promise<void>;
  /** Notes what money is for; under the same name again it replaces what was noted, with no lines it takes it back. */
  noteSettlement(noted: NotedSettlement): Promise<void>;
  /** What all cases of the order settled so far; units claimed before it, settled and paid after it (R10-R12). */
  settledBefore(ofReturn: string): Promise<SettledBefore>;
  /** What was given beyond what is owed, by this case and by all of the order (R43). */
  compensationGiven(): Promise<Compensation>;
}

interface Subject {
  readonly caseNo: string;
  readonly order: OrderRef;
}

export function createMoneyTx(queries: Queries, { caseNo, order }: Subject): MoneyTx {
  const subject = { caseNo, order };
  return {
    refundsOfOrder: () => refundsOfOrder(queries, order),
    recordDispute: (news) => recordDispute(queries, caseNo, news),
    disputesOfOrder: () => disputesOfOrder(queries, order),
    recoverRefunded: (name, amount, at) => recoverRefunded(queries, { caseNo, name, at }, amount),
    recoverExcess: (name, disputeId, at) => recoverExcess(queries, { caseNo, name, at }, disputeId),
    planCharge: (charge) => planCharge(queries, subject, charge),
    reportCharge: (news) => reportCharge(queries, news),
    chargesOfOrder: () => chargesOfOrder(queries, order),
    planGrant: (grant) => planGrant(queries, subject, grant),
    reportGrant: (news) => reportGrant(queries, news),
    reduceUnits: (reductions) => reduceUnits(queries, caseNo, reductions),
    noteSettlement: (noted) => noteSettlement(queries, subject, noted),
    settledBefore: (ofReturn) => settledBefore(queries, order, ofReturn),
    compensationGiven: () => compensationGiven(queries, subject),
  };
}
