import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Thirty-two random bytes as base64url: forty-three characters that nobody guesses. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** The SHA-256 of the text's UTF-8, thirty-two bytes. For tokens, which are random; a passphrase needs a slow hash. */
export const sha256 = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(text, 'utf8').digest());

/** Whether both hold the same bytes, in a time that does not tell where they differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
