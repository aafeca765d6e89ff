import { OPEN } from '#lib/folds/schema';
import { line } from '#lib/values/text/input';

/** A picture as pages show it: the random name of its files, its shape as "4:3", what it shows in words, and until when whoever put it up is new. */
export type PictureView = { key: string; shape: string; words: string; newUntil?: Date | null };

/** How pictures that are to be shown are read, in their order. */
export const SHOWN = {
  where: OPEN,
  orderBy: [{ rank: 'asc' as const }, { id: 'asc' as const }],
  select: { key: true, shape: true, words: true, newUntil: true },
};

/** As many as a post or a place holds: enough to tell, few enough for a slow network. */
export const PICTURE_FIELDS = [
  'picture1',
  'picture2',
  'picture3',
  'picture4',
  'picture5',
  'picture6',
] as const;
export type PictureField = (typeof PICTURE_FIELDS)[number];

/** The words that stand for a picture: what a person would say of it in a sentence. */
export const pictureWords = line(200, { optional: true });

/** The box that says that everyone who can be seen agrees. */
export const CONSENT = 'everyoneAgrees';

/** The longest side in pixels: small for lists, large inside. */
export const SIDES = { small: 480, large: 1600 } as const;
export type PictureSize = keyof typeof SIDES;

/** The address of a picture's file: small (480 pixels, for lists) or large (1600, inside). */
export function pictureAddress(key: string, size: PictureSize): string {
  return `/pictures/${key}-${size}.webp`;
}

/** The shape "4:3" of something so wide and high, in least terms. */
export function shapeOf(width: number, height: number): string {
  const divisor = greatestDivisor(width, height);
  return `${width / divisor}:${height / divisor}`;
}

/** Width and height in pixels of a picture of this shape whose longest side is `longest`, so that a page can keep its room. */
export function roomOf(shape: string, longest: number): { width: number; height: number } {
  const [wide = 1, high = 1] = shape.split(':').map(Number);
  const scale = longest / Math.max(wide, high);
  return { width: Math.max(1, Math.round(wide * scale)), height: Math.max(1, Math.round(high * scale)) };
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
