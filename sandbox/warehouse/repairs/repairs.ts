import { refused, unknown } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { checkLines } from '#sandbox/warehouse/lines.ts';
import { bringToBench, goOn, repairOf, tellRepair } from '#sandbox/warehouse/repairs/bench.ts';
import type { QuoteAnswer, Repair, RepairInput } from '#sandbox/warehouse/repairs/schemas.ts';
import { returnOf } from '#sandbox/warehouse/returns.ts';
import type { Return } from '#sandbox/warehouse/schemas.ts';
import { moveStock, sellable, unitsBySku } from '#sandbox/warehouse/stock/stock.ts';

type When = { readonly at: number; readonly key: string | null };

/** The goods of a return shall be repaired; it begins when they are there (D4). */
export function orderRepair(tx: Tx, input: RepairInput, { at, key }: When): Repair {
  const { repairKey, rma, lines, symptom } = input;
  const order = orderOf(tx.state, input.orderNo);
  const { orderNo } = order;
  const held = returnOf(tx.state, rma);
  if (held.orderNo !== orderNo) throw refused('rma_of_another_order', `body.rma: ${rma} is of order ${held.orderNo}`);
  checkLines(tx.state, order, lines);
  const value: Repair = {
    repairKey,
    rma,
    orderNo,
    lines,
    symptom,
    status: 'intake',
    revision: 1,
    quotes: [],
    createdAt: iso(at),
    updatedAt: iso(at),
  };
  tx.emit('repair.ordered', { at, port: 'warehouse', orderNo, key, data: { value } });
  takeOffShelf(tx, { held, value }, { at, key });
  if (held.receipts.length > 0) bringToBench(tx, value, at);
  return value;
}

/** What an inspection had put on the shelf goes from there to the workshop. */
function takeOffShelf(tx: Tx, { held, value }: { held: Return; value: Repair }, { at, key }: When): void {
  const onShelf = unitsBySku(sellable(held.inspections.at(-1)?.units ?? []));
  for (const [sku, quantity] of unitsBySku(value.lines)) {
    const by = -Math.min(quantity, onShelf.get(sku) ?? 0);
    moveStock(tx, { sku, by }, { at, orderNo: value.orderNo, key, why: 'repair.ordered', ref: value.repairKey });
  }
}

export type Answering = When & { readonly version: number; readonly answer: QuoteAnswer };

/** The customer's answer to one version of the price; to an old one it is refused (R44). */
export function answerQuote(tx: Tx, repairKey: string, { version, answer, at, key }: Answering): Repair {
  const repair = repairOf(tx.state, repairKey);
  const { orderNo, quotes, status } = repair;
  const asked = quotes.find((one) => one.version === version);
  if (!asked) throw unknown('quote', `${version} of repair ${repairKey}`);
  if (asked.answer === answer) return repair;
  if (asked.answer !== null) throw refused('quote_answered', `quote ${version} of ${repairKey} was ${asked.answer}`);
  if (version !== quotes.length || status !== 'quoted') {
    throw refused('quote_superseded', `body.version: ${version} is not on the table, repair ${repairKey} is ${status}`);
  }
  const said = { at, port: 'warehouse', orderNo, key, data: { repairKey, version } } as const;
  if (answer === 'approved') {
    tx.emit('repair.approved', said);
    goOn(tx, repairKey, at);
  } else tx.emit('repair.declined', said);
  return tellRepair(tx, repairKey, at);
}
