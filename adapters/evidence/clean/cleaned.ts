/** A file without what it told of its maker, with its size in points where it is a picture. */
export interface Cleaned {
  readonly bytes: Buffer;
  readonly width?: number;
  readonly height?: number;
}
