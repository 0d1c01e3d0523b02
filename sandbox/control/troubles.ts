import type { Ledger } from '#sandbox/core/ledger.ts';
import type { Port } from '#sandbox/core/schemas.ts';
import type { Trouble } from '#sandbox/control/trouble-schemas.ts';

/** A moment at which a switch may strike. */
export type Occasion = { readonly port: Port; readonly operation: string; readonly orderNo: string | null };

const strikes = (trouble: Trouble, { port, operation, orderNo }: Occasion): boolean =>
  trouble.port === port &&
  trouble.operation === operation &&
  (trouble.orderNo === undefined || trouble.orderNo === orderNo);

/** The oldest switch that fits, used up by one. */
export function takeTrouble(ledger: Ledger, occasion: Occasion): Trouble | undefined {
  for (const trouble of ledger.state.control.troubles.values()) {
    if (!strikes(trouble, occasion)) continue;
    const { port, orderNo } = occasion;
    const data = { troubleId: trouble.troubleId };
    ledger.transact((tx) => tx.emit('trouble.used', { at: tx.realNow, port, orderNo, key: null, data }));
    return trouble;
  }
  return undefined;
}
