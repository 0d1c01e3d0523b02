import { crc32 } from 'node:zlib';
import { Jimp } from 'jimp';

/** Words that stand in every block that a picture must not keep. */
export const PLACE = 'N31.2304 E121.4737';

/** A real picture, left half red, right half blue, so that turning shows. */
export async function aPicture(
  type: 'image/jpeg' | 'image/png',
  { width = 64, height = 32 }: { width?: number; height?: number } = {},
): Promise<Buffer> {
  const image = new Jimp({ width, height, color: 0xff0000ff });
  image.scan(width / 2, 0, width / 2, height, (x, y) => image.setPixelColor(0x0000ffff, x, y));
  return image.getBuffer(type);
}

/** An EXIF block as a telephone writes it: which way up, a maker, and a place. */
export function exifWithPlace(orientation: number): Buffer {
  const head = Buffer.alloc(8 + 2 + 3 * 12 + 4);
  head.write('II*\0', 0, 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(3, 8);
  const entries: readonly (readonly [number, number, number, number])[] = [
    [0x01_0f, 2, PLACE.length, head.length],
    [0x01_12, 3, 1, orientation],
    [0x88_25, 4, 1, head.length],
  ];
  for (const [n, [tag, kind, many, value]] of entries.entries()) {
    const at = 10 + n * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(kind, at + 2);
    head.writeUInt32LE(many, at + 4);
    head.writeUInt32LE(value, at + 8);
  }
  return Buffer.concat([head, Buffer.from(PLACE, 'latin1')]);
}

const jpegSegment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};

/** The picture as a telephone takes it: place, maker, comment, and a second picture behind the end. */
export async function aJpegWithPlace(orientation = 6): Promise<Buffer> {
  const plain = await aPicture('image/jpeg');
  return Buffer.concat([
    plain.subarray(0, 2),
    jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifWithPlace(orientation)])),
    jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${PLACE}</x>`, 'latin1')),
    jpegSegment(0xed, Buffer.from(`Photoshop 3.0\0${PLACE}`, 'latin1')),
    jpegSegment(0xfe, Buffer.from(PLACE, 'latin1')),
    plain.subarray(2),
    Buffer.from(`<script>${PLACE}</script>`, 'latin1'),
  ]);
}

const pngChunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

const IHDR_END = 8 + 25;

export async function aPngWithPlace(orientation = 6): Promise<Buffer> {
  const plain = await aPicture('image/png');
  return Buffer.concat([
    plain.subarray(0, IHDR_END),
    pngChunk('eXIf', exifWithPlace(orientation)),
    pngChunk('tEXt', Buffer.from(`Location\0${PLACE}`, 'latin1')),
    pngChunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${PLACE}`, 'latin1')),
    plain.subarray(IHDR_END),
    Buffer.from(PLACE, 'latin1'),
  ]);
}

const riff = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(type, 'latin1'), length, data, Buffer.alloc(data.length % 2)]);
};

/** One point of lossless WebP in an extended file with EXIF and XMP. */
export function aWebpWithPlace(orientation = 6): Buffer {
  const point = Buffer.from('2f00000010071011118888080600', 'hex');
  const flags = Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    riff('VP8X', flags),
    riff('VP8L', point),
    riff('EXIF', exifWithPlace(orientation)),
    riff('XMP ', Buffer.from(PLACE, 'latin1')),
  ]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

export const box = (type: string, ...inner: readonly Buffer[]): Buffer => {
  const data = Buffer.concat(inner);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length + 8);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data]);
};

/** The boxes of a film with a place in two of them. */
export const aFilmWithPlace = (): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')),
    box(
      'moov',
      box('mvhd', Buffer.alloc(100)),
      box('trak', box('tkhd', Buffer.alloc(84)), box('udta', Buffer.from(PLACE))),
      box('udta', box('\xa9xyz', Buffer.from(PLACE))),
    ),
    box('mdat', Buffer.from('the film itself')),
  ]);

/** A PNG of a few bytes that claims to be of so many points. */
export function aBomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', head),
    pngChunk('IDAT', Buffer.from('789c030000000001', 'hex')),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}
