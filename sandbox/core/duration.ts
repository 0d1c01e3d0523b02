export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/(\d+)W/u, 7 * DAY],
  [/(\d+)D/u, DAY],
  [/(\d+)H/u, HOUR],
  [/T.*?(\d+)M/u, MINUTE],
  [/(\d+)S/u, SECOND],
];

/** Milliseconds of an ISO duration that `durationSchema` has accepted. */
export const durationMs = (duration: string): number =>
  UNITS.reduce((sum, [pattern, unit]) => sum + Number(pattern.exec(duration)?.[1] ?? 0) * unit, 0);
