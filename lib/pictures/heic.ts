import { Worker } from 'node:worker_threads';

/** Pixels as they lie in memory: red, green, blue and alpha, row by row. */
type Pixels = { width: number; height: number; data: Uint8Array };
/** What became of reading a picture. */
type HeicResult = ({ kind: 'read' } & Pixels) | { kind: 'tooMany' } | { kind: 'unreadable' };

// A phone's picture takes a second or two; what takes longer is made to take long.
const PATIENCE = 30_000;

// In a thread of its own, as it is plain computing and would hold up every other answer. It stands here as text because a bundler
// would not find a file of its own; `require` looks from the folder the board runs in.
const WORK = `
const { parentPort, workerData } = require('node:worker_threads');
require('heic-decode').all({ buffer: workerData.bytes }).then(async ([image]) => {
  if (image.width * image.height > workerData.most) return parentPort.postMessage({ kind: 'tooMany' });
  const { data } = await image.decode();
  const pixels = new Uint8Array(data.buffer);
  parentPort.postMessage({ kind: 'read', width: image.width, height: image.height, data: pixels }, [pixels.buffer]);
}).catch(() => parentPort.postMessage({ kind: 'unreadable' }));
`;

/**
 * Reads the HEIC of phones (ISO/IEC 23008-12 with HEVC), turned as it was held. Its patents keep the reader for it out of sharp's
 * binaries, so libheif does it, as WebAssembly.
 * @param most pixels; with more, nothing is decoded.
 */
export function readHeic(bytes: Uint8Array, most: number): Promise<HeicResult> {
  return new Promise((resolve) => {
    const worker = new Worker(WORK, {
      eval: true,
      workerData: { bytes, most },
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
