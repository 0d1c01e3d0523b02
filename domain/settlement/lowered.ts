import { cumulativeShare } from './cumulative.ts';

/** Units of an offer that was made for less than they are worth, of which a part came back. */
export interface PartOfAgreed {
  /** What was agreed for all of them. */
  readonly agreed: number;
  /** What all of them are worth: what was paid, less what went back before. */
  readonly whole: number;
  /** What those that came back before are worth. */
  readonly before: number;
  /** What those that come back now are worth. */
  readonly now: number;
}

/**
 * What is due for a part of the units: its share of what was agreed, counted from the first unit, so that all parts
 * together give exactly that, in whatever portions they come (C5, R8). Never more than the part is worth itself.
 */
export function dueOfAgreed({ agreed, whole, before, now }: PartOfAgreed): number {
  if (whole === 0) return 0;
  const share = (part: number): number => Math.min(part, cumulativeShare(agreed, part, whole));
  return share(before + now) - share(before);
}
