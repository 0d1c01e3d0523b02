/** A value that as many are below as above it. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const [low = Number.NaN, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

/** Smallest, middle and largest: how a figure that scatters is told. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export const spreadOf = (values: readonly number[]): Spread => ({
  min: Math.min(...values),
  median: median(values),
  max: Math.max(...values),
});

export const round = (value: number, digits = 1): string => value.toFixed(digits);

export const spread = ({ min, median: middle, max }: Spread, digits = 1): string =>
  `${round(min, digits)} / **${round(middle, digits)}** / ${round(max, digits)}`;
