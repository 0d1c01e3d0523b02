const ORIENTATION = 0x01_12;
const SHORT = 3;
const UPRIGHT = 1;

/** Which way up a picture is, by its EXIF block; upright when the block does not say, or is broken. */
export function orientationOf(tiff: Buffer): number {
  try {
    const isLittle = tiff.toString('latin1', 0, 2) === 'II';
    const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const long = (at: number): number => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
    const directory = long(4);
    for (let n = 0; n < short(directory); n += 1) {
      const entry = directory + 2 + n * 12;
      if (short(entry) !== ORIENTATION) continue;
      const found = short(entry + 8);
      return found >= 1 && found <= 8 ? found : UPRIGHT;
    }
    return UPRIGHT;
  } catch {
    return UPRIGHT;
  }
}

/** An EXIF block that says which way up a picture is, and nothing else. */
export function exifOf(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}

/** Whether it has to be said at all. */
export const isTurned = (orientation: number): boolean => orientation !== UPRIGHT;
