import { openedText, sealedText } from '#lib/platform/config/seal';

/** The token by which a form names a picture that is here already: its key, sealed, so that no other page's picture can be named. */
export function pictureToken(key: string): string {
  return sealedText('picture', key);
}

/** The key in a token, or undefined for what we did not make. */
export function keyIn(token: string): string | undefined {
  return openedText('picture', token);
}
