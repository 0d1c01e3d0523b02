import type { Order } from '#domain/order.ts';
import { wholeRecord, type WholeRecord } from '#store/case-record.ts';
import { findCase, type CaseRow } from '#store/cases.ts';
import type { Queries } from '#store/db.ts';
import { refundsOfOrder, type RefundRow } from '#store/ledger/payments.ts';
import { findOrder } from '#store/orders.ts';

/** All that can speak for us in a dispute (R22). */
export interface PackSource extends Pick<WholeRecord, 'events' | 'messages' | 'texts'> {
  readonly row: CaseRow;
  readonly order: Order | undefined;
  /** Of the order, whichever case made them. */
  readonly refunds: readonly RefundRow[];
}

export async function packSource(queries: Queries, caseNo: string): Promise<PackSource | undefined> {
  const row = await findCase(queries, caseNo);
  if (!row) return undefined;
  const { shop, orderNo } = row;
  const [record, order, refunds] = await Promise.all([
    wholeRecord(queries, caseNo),
    findOrder(queries, { shop, orderNo }),
    refundsOfOrder(queries, { shop, orderNo }),
  ]);
  const { events, messages, texts } = record;
  return { row, order, refunds, events, messages, texts };
}
