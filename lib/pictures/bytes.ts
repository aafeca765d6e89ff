import sharp, { type Sharp } from 'sharp';
import { readHeic } from '#lib/pictures/heic';
import { SIDES, shapeOf } from '#lib/pictures/schema';
import type { MistakeKey } from '#lib/values/language/keys';
import { WHITE } from '#lib/values/palette';

/** What a photograph becomes: two WebP files without any metadata, and its shape. */
export type Rendered = { small: Buffer; large: Buffer; shape: string; mistake?: undefined };
/** Why it could not be read: a key under `errors` in the messages. */
export type Unreadable = { mistake: MistakeKey };

/** Twelve megabytes: more than a phone's camera makes of one picture. */
export const LARGEST_FILE = 12 * 1024 * 1024;
/** Fifty megapixels: the largest that phones make. A bomb unpacks to more. */
const MOST_PIXELS = 50_000_000;
/** Unpacked, one picture can take two hundred megabytes: a small machine does two at a time. */
const AT_ONCE = 2;
const PATIENCE = { seconds: 30 };

sharp.concurrency(1);
sharp.cache(false);

/** Which decoder reads it, by how it begins: names and types that senders give are not believed. */
function decoderOf(bytes: Uint8Array): 'sharp' | 'heic' | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n\x1a\n')) return 'sharp';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'sharp';
  if (/ftyp(?:heic|heix|hevc|hevx|mif1|msf1)$/.test(head)) return 'heic';
  return undefined;
}

/**
 * Makes of a photograph (JPEG, PNG, WebP or HEIC, told by its first bytes, whatever it is called) two WebP files: turned as it was
 * held, in sRGB, on white where it was see-through, the first frame where it moved, and nothing else that was in it: no place, no
 * device, no time, no words.
 */
export async function renderPicture(bytes: Uint8Array): Promise<Rendered | Unreadable> {
  if (bytes.length > LARGEST_FILE) return { mistake: 'pictures.tooLarge' };
  const decoder = decoderOf(bytes);
  if (!decoder) return { mistake: bytes.length === 0 ? 'pictures.unreadable' : 'pictures.otherKind' };
  return await inTurn(() => (decoder === 'heic' ? renderHeic(bytes) : renderBySharp(bytes))).catch(() => ({
    // Whatever the decoder says of these bytes, to whoever sent them it means one thing.
    mistake: 'pictures.unreadable',
  }));
}

async function renderHeic(bytes: Uint8Array): Promise<Rendered | Unreadable> {
  const pixels = await readHeic(bytes, MOST_PIXELS);
  if (pixels.kind === 'unreadable') return { mistake: 'pictures.unreadable' };
  if (pixels.kind === 'tooMany') return { mistake: 'pictures.tooLarge' };
  const { width, height, data } = pixels;
  return finish(sharp(data, { raw: { width, height, channels: 4 } }), shapeOf(width, height));
}

async function renderBySharp(bytes: Uint8Array): Promise<Rendered | Unreadable> {
  const { width, height } = (await sharp(bytes, { limitInputPixels: false }).metadata()).autoOrient;
  if (width * height > MOST_PIXELS) return { mistake: 'pictures.tooLarge' };
  const options = { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true } as const;
  return finish(sharp(bytes, options).autoOrient(), shapeOf(width, height));
}

async function finish(picture: Sharp, shape: string): Promise<Rendered> {
  const { data, info } = await picture
    .timeout(PATIENCE)
    .resize({ width: SIDES.large, height: SIDES.large, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: WHITE })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const scaled = () => sharp(data, { raw: { width, height, channels } }).timeout(PATIENCE);
  const large = await scaled().webp({ quality: 78 }).toBuffer();
  const small = await scaled()
    .resize({ width: SIDES.small, height: SIDES.small, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 72 })
    .toBuffer();
  return { small, large, shape };
}

let running = 0;
const waiting: (() => void)[] = [];

/** Does the work when fewer than two others are being done. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}
