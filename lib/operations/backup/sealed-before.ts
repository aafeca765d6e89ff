import { createDecipheriv, hkdfSync } from 'node:crypto';
import { ByteReader } from '#lib/operations/backup/byte-reader';
import { Unopenable } from '#lib/operations/backup/unopenable';
import { sameBytes } from '#lib/values/text/random';

// How backups were sealed until their key was taken off the machine: they can still be opened.

/** By what a file is known as ours, and in which shape. */
const MAGIC = Buffer.from('fournil backup 1');
const SALT = 32;
const CHECK = 32;
const CHUNK = 64 * 1024;
const TAG = 16;

/** What stands before the chunks: the magic, a salt, and by what the right key is known. */
export const HEADER = MAGIC.length + SALT + CHECK;

/** The name of a file by its first bytes, or undefined where it is no backup of then. */
export function idOfBefore(bytes: Buffer): string | undefined {
  if (bytes.length < HEADER || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  return bytes.subarray(MAGIC.length, MAGIC.length + SALT).toString('base64url');
}

/**
 * Opens a stream that is sealed in chunks of 64 KiB, each under AES-256-GCM with a nonce of an eleven-byte counter and one byte that marks
 * the last, so that no chunk can be changed, moved, left out, doubled or cut off unseen (STREAM; Hoang, Reyhanitabar, Rogaway, Vizár,
 * CRYPTO 2015). The key is derived for this one file (HKDF-SHA-256, RFC 5869, with a random salt); half of what is derived stands in the
 * header, so that another key is told from damage. Each piece it gives is as it was sealed; only when it ends without an error was the
 * file whole.
 * @throws Unopenable where the file is another, was altered or cut off, or the key is another.
 */
export async function* open(sealed: AsyncIterable<Uint8Array>, key: string): AsyncGenerator<Buffer> {
  const bytes = new ByteReader(sealed);
  try {
    const chunks = keyIn(await bytes.take(HEADER), key);
    for (let at = 0, last = false; !last; at++) {
      const chunk = await bytes.take(CHUNK + TAG);
      last = await bytes.isAtEnd();
      yield opened(chunk, chunks, nonce(at, last));
    }
  } finally {
    await bytes.close();
  }
}

/** The key of a file's chunks, by its header and the key of the backups. @throws Unopenable */
export function keyIn(header: Buffer, key: string): Buffer {
  if (idOfBefore(header) === undefined)
    throw new Unopenable('This is no backup of Fournil, or its beginning is damaged.');
  const { chunks, check } = derived(key, header.subarray(MAGIC.length, MAGIC.length + SALT));
  if (!sameBytes(check, header.subarray(MAGIC.length + SALT, HEADER)))
    throw new Unopenable(
      'This backup was made with another BACKUP_KEY than the one given, or its beginning is damaged.',
    );
  return chunks;
}

function derived(key: string, salt: Buffer): { chunks: Buffer; check: Buffer } {
  const bytes = Buffer.from(hkdfSync('sha256', key, salt, MAGIC, 32 + CHECK));
  return { chunks: bytes.subarray(0, 32), check: bytes.subarray(32) };
}

function nonce(at: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(at, 5, 6);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

function opened(chunk: Buffer, key: Buffer, nonce: Buffer): Buffer {
  const end = chunk.length - TAG;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
    decipher.setAuthTag(chunk.subarray(end));
    return Buffer.concat([decipher.update(chunk.subarray(0, end)), decipher.final()]);
  } catch {
    throw new Unopenable('This backup is damaged: it was altered or cut off. Nothing was restored.');
  }
}
