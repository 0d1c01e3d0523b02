import type { CaseTx } from '#store/case-tx.ts';
import type { UnitSettlement } from '#store/ledger/units.ts';

/** Settles these units of the case for good, line by line (R1). */
export async function settleAs(
  tx: CaseTx,
  units: readonly { readonly lineNo: number }[],
  as: UnitSettlement['as'],
): Promise<void> {
  const counts = new Map<number, number>();
  for (const { lineNo } of units) counts.set(lineNo, (counts.get(lineNo) ?? 0) + 1);
  await tx.settleUnits([...counts].map(([lineNo, count]) => ({ lineNo, count, as })));
}
