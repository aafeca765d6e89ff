/** A picture as pages show it: the random name of its files, its shape as "4:3", and what it shows in words. */
export type PictureView = { key: string; shape: string; words: string };

/** As many as a post or a place holds: enough to tell, few enough for a slow network. */
export const PICTURE_FIELDS = [
  'picture1',
  'picture2',
  'picture3',
  'picture4',
  'picture5',
  'picture6',
] as const;

/** The address of a picture's file: small (480 pixels, for lists) or large (1600, inside). */
export function pictureAddress(key: string, size: 'small' | 'large'): string {
  return `/pictures/${key}-${size}.webp`;
}
