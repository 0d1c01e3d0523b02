/** A time or a length as Temporal sends it. */
export interface WireTime {
  readonly seconds?: { toString(): string } | number | string | null;
  readonly nanos?: number | null;
}

/** In milliseconds; the seconds are 64 bits wide on the wire, and a number here. */
export const msOf = ({ seconds, nanos }: WireTime): number =>
  Number(seconds?.toString() ?? 0) * 1000 + (nanos ?? 0) / 1e6;
