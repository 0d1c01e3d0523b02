import { Jimp } from 'jimp';

// Decodes one picture at a time, apart from everything else: what a picture does to memory ends this process alone.
// Messages in: { bytes, edge }; out: { bytes } or { failed }. It ends when its parent is gone.
const QUALITY = 76;

process.on('message', ({ bytes, edge }) => {
  void small(Buffer.from(bytes), edge)
    .then((made) => ({ bytes: made }))
    .catch(() => ({ failed: true }))
    .then((answer) => process.send?.(answer));
});

async function small(bytes, edge) {
  const image = await Jimp.fromBuffer(bytes);
  if (Math.max(image.width, image.height) > edge) image.scaleToFit({ w: edge, h: edge });
  // transparent points are white, as on paper
  const paper = new Jimp({ width: image.width, height: image.height, color: 0xffffffff });
  paper.composite(image, 0, 0);
  return paper.getBuffer('image/jpeg', { quality: QUALITY });
}
