import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyFor, keysBefore, secret } from '#lib/platform/config/keys';

/** Seals text with AES-256-GCM under the key of its purpose: nonce (12 bytes), tag (16 bytes), ciphertext. */
export function seal(purpose: string, text: string, of = secret()): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose, of), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
}

/**
 * Opens what `seal` closed under the same purpose, also where that leaves the house and the secret was changed since.
 * @throws if a byte was changed or the key is another.
 */
export function unseal(purpose: string, sealed: Uint8Array, of = secret()): string {
  try {
    return openedWith(keyFor(purpose, of), sealed);
  } catch (error) {
    for (const before of keysBefore(purpose)) {
      try {
        return openedWith(before, sealed);
      } catch {
        // Nor with this one.
      }
    }
    throw error;
  }
}

/** The same as text, for an address, a cookie or a field of a form: a token that nobody else can make, and of which nothing is kept. */
export function sealedText(purpose: string, text: string): string {
  return Buffer.from(seal(purpose, text)).toString('base64url');
}

/** What a token of `sealedText` holds, or undefined where it is none of ours, or one for something else. */
export function openedText(purpose: string, token: string): string | undefined {
  try {
    return unseal(purpose, Buffer.from(token, 'base64url'));
  } catch {
    return undefined;
  }
}

function openedWith(key: Buffer, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(12, 28));
  return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
}
