import { Worker } from 'node:worker_threads';

/** Pixels as they lie in memory: red, green, blue and alpha, row by row. */
type Pixels = { width: number; height: number; data: Uint8Array };
/** What became of reading a picture. */
type HeicResult = ({ kind: 'read' } & Pixels) | { kind: 'tooMany' } | { kind: 'unreadable' };

// A phone's picture takes a second or two; what takes longer is made to take long.
const PATIENCE = 30_000;
// Fifty megapixels take some 450 MB, with ten bits a colour twice that; what takes more is made to.
const ROOM = 2 ** 30;

// In a thread of its own, as it is plain computing and would hold up every other answer. It stands here as text because a bundler
// would not find a file of its own; `require` looks from the folder the board runs in.
const WORK = `
const { parentPort, workerData } = require('node:worker_threads');
// WebAssembly's memory is no part of what resourceLimits hold, and there are files that make the decoder take two gigabytes.
const { grow } = WebAssembly.Memory.prototype;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65536 > workerData.room) throw new RangeError('no room');
  return grow.call(this, pages);
};
const heif = require('libheif-js/wasm-bundle');
const say = (answer, moved) => parentPort.postMessage(answer, moved);
const bytes = Buffer.from(workerData.bytes);
const decoder = new heif.HeifDecoder();
const images = decoder.decode(bytes);
// The one that the file itself calls its picture ("pitm": its version, its flags, then a number), wherever it stands among others.
const at = bytes.indexOf('pitm');
const id = at < 0 ? undefined : bytes[at + 4] === 0 ? bytes.readUInt16BE(at + 8) : bytes.readUInt32BE(at + 8);
const ids = images.length > 0 ? [...heif.heif_js_context_get_list_of_top_level_image_IDs(decoder.decoder)] : [];
// Where that is no picture of its own (a layer of another), the next one is meant: some programs count so.
const image = images[Math.max(0, ids.findIndex((each) => each >= id))];
if (!image) say({ kind: 'unreadable' });
else {
  const [width, height] = [image.get_width(), image.get_height()];
  if (width * height > workerData.most) say({ kind: 'tooMany' });
  else image.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, (shown) => {
    if (!shown) return say({ kind: 'unreadable' });
    const data = new Uint8Array(shown.data.buffer);
    say({ kind: 'read', width, height, data }, [data.buffer]);
  });
}
`;

/**
 * Reads the HEIC of phones (ISO/IEC 23008-12 with HEVC), turned as it was held. Its patents keep the reader for it out of sharp's
 * binaries, so libheif does it, as WebAssembly.
 * @param most pixels; with more, nothing is decoded.
 * @param room bytes of memory that the decoder may take; what needs more is unreadable.
 */
export function readHeic(bytes: Uint8Array, most: number, room = ROOM): Promise<HeicResult> {
  return new Promise((resolve) => {
    const worker = new Worker(WORK, {
      eval: true,
      workerData: { bytes, most, room },
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const answer = (result: HeicResult) => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const timer = setTimeout(() => answer({ kind: 'unreadable' }), PATIENCE);
    worker.once('message', answer);
    worker.once('error', () => answer({ kind: 'unreadable' }));
    worker.once('exit', () => answer({ kind: 'unreadable' }));
  });
}
