import { isAccepted, type UnitOutcome } from './return-parcel.ts';

/** One unit of the ledger, among equal ones of its line. */
interface LineUnit {
  readonly lineNo: number;
  readonly unitNo: number;
}

/** How many units of each line passed; what is of no line of the order counts for none (R26). */
export function acceptedPerLine(
  units: readonly Pick<UnitOutcome, 'lineNo' | 'outcome'>[],
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { lineNo } of units.filter(isAccepted))
    if (lineNo !== null) counts.set(lineNo, (counts.get(lineNo) ?? 0) + 1);
  return counts;
}

/** Which of these units of its line this is, counted from 0 by unit number. */
export const rankIn = (units: readonly LineUnit[], { lineNo, unitNo }: LineUnit): number =>
  units.filter((unit) => unit.lineNo === lineNo && unit.unitNo < unitNo).length;

/** So many units of each line, the first of them: equal units are told apart by their number alone. */
export const firstOfLines = <U extends LineUnit>(
  units: readonly U[],
  counts: ReadonlyMap<number, number>,
): readonly U[] => units.filter((unit) => rankIn(units, unit) < (counts.get(unit.lineNo) ?? 0));
