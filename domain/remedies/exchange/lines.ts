import { lineOf, type SettlementLine } from '#domain/settlement/line.ts';
import { worthOf } from '#domain/settlement/price-reduction.ts';
import type { Slot } from './slots.ts';

/**
 * What exchanged units come to, line by line, as the ledger keeps it: what was paid for the old ones is the customer's,
 * what the new ones count for is taken off it (R4, R15). What they cost more is a charge of its own.
 */
export function exchangeLines(accepted: readonly Slot[]): readonly SettlementLine[] {
  const lineNos = [...new Set(accepted.map(({ unit }) => unit.lineNo))];
  const old = lineNos.flatMap((lineNo) => {
    const given = accepted.filter(({ unit }) => unit.lineNo === lineNo);
    const amount = given.reduce((total, { unit }) => total + worthOf(unit), 0);
    return lineOf({ kind: 'goods', label: `${given.length} x ${given[0]?.unit.sku ?? ''}`, amount, lineNo });
  });
  const instead = lineNos.flatMap((lineNo) => {
    const got = accepted.filter(({ unit }) => unit.lineNo === lineNo);
    const amount = got.reduce((total, { worth }) => total + worth, 0);
    const skus = [...new Set(got.map(({ sku }) => sku))].join(', ');
    return lineOf({ kind: 'exchange', label: `${got.length} x ${skus}`, amount: -amount, lineNo });
  });
  return [...old, ...instead];
}
