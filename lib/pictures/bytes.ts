import sharp, { type Sharp } from 'sharp';
import { readHeic } from '#lib/pictures/heic';
import { SIDES, shapeOf } from '#lib/pictures/schema';
import type { MistakeKey } from '#lib/values/language/keys';
import { WHITE } from '#lib/values/palette';

/** What a photograph becomes: two WebP files without any metadata, and its shape. */
export type Rendered = { small: Buffer; large: Buffer; shape: string; mistake?: undefined };
/** Why it could not be read: a key under `errors` in the messages. */
export type Unreadable = { mistake: MistakeKey };

/** Thirty-two megabytes: more than a phone makes of one picture of fifty megapixels. */
export const LARGEST_FILE = 32 * 1024 * 1024;
/** What the sensors of telephones call fifty megapixels is a little more. A bomb unpacks to far more. */
const MOST_PIXELS = 8192 * 6144;
/** The longest panorama is twenty times as long as it is high; what is longer than this shows nothing on any page. */
const MOST_STRETCHED = 100;
const PATIENCE = { seconds: 30 };

sharp.concurrency(1);
sharp.cache(false);

/** Which decoder reads it, by how it begins: names and types that senders give are not believed. */
function decoderOf(bytes: Uint8Array): 'sharp' | 'heic' | undefined {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (isJpeg(bytes) || head.startsWith('\x89PNG\r\n\x1a\n') || /^GIF8[79]a/.test(head)) return 'sharp';
  if (/^RIFF.{4}WEBP/s.test(head)) return 'sharp';
  const [, brands = ''] = /^.{4}ftyp((?:[\w ]{4}|\0{4})*)/s.exec(head) ?? [];
  // AV1 has no patents that keep its reader out of sharp. "mif1" alone says only that there is a picture.
  if (/^avi[fs]/.test(brands) || (/^(?:mif1|msf1|miaf)/.test(brands) && brands.includes('avif')))
    return 'sharp';
  return /^(?:hei[cxms]|hev[cxms]|mif1|msf1)/.test(brands) ? 'heic' : undefined;
}

const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
/** What a JPEG ends with (ITU-T T.81, B.1.1.3). */
const END_OF_JPEG = Buffer.from([0xff, 0xd9]);

/**
 * Makes of a photograph (JPEG, PNG, WebP, AVIF, GIF or HEIC, told by its first bytes, whatever it is called) two WebP files: turned as it was
 * held, in sRGB, on white where it was see-through, the first frame where it moved, and nothing else that was in it: no place, no
 * device, no time, no words.
 */
export async function renderPicture(bytes: Uint8Array): Promise<Rendered | Unreadable> {
  if (bytes.length > LARGEST_FILE) return { mistake: 'pictures.tooLarge' };
  const decoder = decoderOf(bytes);
  if (!decoder) return { mistake: bytes.length === 0 ? 'pictures.unreadable' : 'pictures.otherKind' };
  return await (decoder === 'heic' ? renderHeic : renderBySharp)(bytes).catch(() => ({
    // Whatever the decoder says of these bytes, to whoever sent them it means one thing.
    mistake: 'pictures.unreadable',
  }));
}

const isStretched = (width: number, height: number): boolean =>
  Math.max(width, height) > MOST_STRETCHED * Math.min(width, height);

async function renderHeic(bytes: Uint8Array): Promise<Rendered | Unreadable> {
  const pixels = await readHeic(bytes, MOST_PIXELS);
  if (pixels.kind === 'unreadable') return { mistake: 'pictures.unreadable' };
  if (pixels.kind === 'tooMany') return { mistake: 'pictures.tooLarge' };
  const { width, height, data } = pixels;
  if (isStretched(width, height)) return { mistake: 'pictures.tooNarrow' };
  return finish(sharp(data, { raw: { width, height, channels: 4 } }), shapeOf(width, height));
}

async function renderBySharp(bytes: Uint8Array): Promise<Rendered | Unreadable> {
  const { width, height } = (await sharp(bytes, { limitInputPixels: false }).metadata()).autoOrient;
  if (isStretched(width, height)) return { mistake: 'pictures.tooNarrow' };
  if (width * height > MOST_PIXELS) return { mistake: 'pictures.tooLarge' };
  const options = { limitInputPixels: MOST_PIXELS, sequentialRead: true };
  const shape = shapeOf(width, height);
  const made = finish(sharp(bytes, { ...options, failOn: 'error' }).autoOrient(), shape);
  if (!isJpeg(bytes) || END_OF_JPEG.equals(bytes.subarray(-END_OF_JPEG.length))) return made;
  // Some programs leave out the end of a JPEG: with it the picture is whole, or more is missing than that.
  const ended = () => sharp(Buffer.concat([bytes, END_OF_JPEG]), { ...options, failOn: 'warning' });
  return made.catch(() => finish(ended().autoOrient(), shape));
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
