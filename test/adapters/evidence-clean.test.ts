import fc from 'fast-check';
import { Jimp } from 'jimp';
import { cleanEvidence } from '#adapters/evidence/clean/clean.ts';
import { orientationOf } from '#adapters/evidence/clean/orientation.ts';
import { EVIDENCE_LIMITS } from '#domain/evidence.ts';
import { aBomb, aFilmWithPlace, aJpegWithPlace, aPicture, aPngWithPlace, aWebpWithPlace, PLACE } from './a-picture.ts';

async function cleaned(bytes: Buffer) {
  const done = await cleanEvidence(bytes);
  if (!done.ok) throw new Error(done.code);
  return done;
}

const coloursOf = async (bytes: Buffer): Promise<readonly string[]> => {
  const { width, height, getPixelColor } = await Jimp.fromBuffer(bytes).then((image) => ({
    width: image.width,
    height: image.height,
    getPixelColor: (x: number, y: number) => image.getPixelColor(x, y),
  }));
  const redAt = (x: number, y: number): string => (getPixelColor(x, y) >>> 24 > 128 ? 'red' : 'blue');
  return [`${width}x${height}`, redAt(2, 2), redAt(width - 3, height - 3), redAt(width - 3, 2), redAt(2, height - 3)];
};

describe('a file without what it tells of its maker (R50)', () => {
  it.each([
    ['image/jpeg', () => aJpegWithPlace()],
    ['image/png', () => aPngWithPlace()],
    ['image/webp', async () => aWebpWithPlace()],
    ['video/mp4', async () => aFilmWithPlace()],
  ] as const)('%s: the place where it was taken is nowhere in it', async (type, make) => {
    const given = await make();
    expect(given.includes(PLACE)).toBe(true);
    const kept = await cleaned(given);
    expect(kept.type).toBe(type);
    expect(kept.bytes.includes(PLACE)).toBe(false);
    expect(kept.bytes.includes('<script>')).toBe(false);
  });

  it.each([
    [1, '64x32', 'red', 'blue', 'blue', 'red'],
    [3, '64x32', 'blue', 'red', 'red', 'blue'],
    [6, '32x64', 'red', 'blue', 'red', 'blue'],
    [8, '32x64', 'blue', 'red', 'blue', 'red'],
  ])('a JPEG with orientation %i is shown as it was held', async (orientation, ...seen) => {
    const kept = await cleaned(await aJpegWithPlace(orientation));
    expect(await coloursOf(kept.bytes)).toEqual(seen);
    expect(kept).toMatchObject({ width: 64, height: 32 });
  });

  it('PNG and WebP still say which way up they are', async () => {
    const png = (await cleaned(await aPngWithPlace(8))).bytes;
    expect(orientationOf(png.subarray(png.indexOf('eXIf') + 4))).toBe(8);
    expect(await coloursOf(png)).toEqual(await coloursOf(await aPicture('image/png')));
    const webp = (await cleaned(aWebpWithPlace(3))).bytes;
    expect(orientationOf(webp.subarray(webp.indexOf('EXIF') + 8))).toBe(3);
    expect([webp.readUInt32LE(4) + 8, webp[20]]).toEqual([webp.length, 0x08]);
  });

  it('a film keeps its length and its pictures', async () => {
    const kept = (await cleaned(aFilmWithPlace())).bytes;
    expect([kept.length, kept.indexOf('the film itself')]).toEqual([
      aFilmWithPlace().length,
      aFilmWithPlace().indexOf('the film itself'),
    ]);
  });

  it('cleaning twice changes nothing', async () => {
    const once = (await cleaned(await aJpegWithPlace())).bytes;
    expect((await cleaned(once)).bytes.equals(once)).toBe(true);
  });
});

describe('what a file is (A2)', () => {
  it.each([
    ['an empty one', Buffer.alloc(0), 'evidence_empty'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'evidence_type_unsupported'],
    ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'evidence_type_unsupported'],
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'evidence_type_unsupported'],
    ['a picture of 30000 x 30000', aBomb(30_000, 30_000), 'evidence_too_large'],
    ['a picture of nothing', aBomb(0, 10), 'evidence_damaged'],
  ])('%s is refused by name', async (_what, bytes, code) => {
    expect(await cleanEvidence(bytes)).toEqual({ ok: false, code });
  });

  it('a cut picture is damaged, a large paper too large', async () => {
    const picture = await aPicture('image/jpeg');
    expect(await cleanEvidence(picture.subarray(0, 200))).toEqual({ ok: false, code: 'evidence_damaged' });
    const paper = Buffer.alloc(EVIDENCE_LIMITS['application/pdf'] + 1);
    paper.write('%PDF-1.7\n');
    expect(await cleanEvidence(paper)).toEqual({ ok: false, code: 'evidence_too_large' });
  });

  it('is answered for any bytes behind any beginning, without an error', async () => {
    const beginnings = [
      'ffd8ff',
      '89504e470d0a1a0a0000000d49484452',
      '52494646ff0000005745425056503858',
      '000000206674797069736f6d',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 200 }), async (hex, rest) => {
        const done = await cleanEvidence(Buffer.concat([Buffer.from(hex, 'hex'), rest]));
        expect(typeof done.ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});
