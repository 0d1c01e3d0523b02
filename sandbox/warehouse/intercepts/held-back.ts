import type { State } from '#sandbox/core/state.ts';

/** How many units of a line the warehouse holds back, so that they do not leave. */
export function heldBackOf({ warehouse }: State, orderNo: string, lineNo: number): number {
  let sum = 0;
  for (const { value } of warehouse.intercepts.values()) {
    if (value.orderNo !== orderNo || value.status !== 'intercepted') continue;
    for (const line of value.lines) if (line.lineNo === lineNo) sum += line.quantity;
  }
  return sum;
}
