import { ReadableStream } from 'node:stream/web';
import { Decrypter, Encrypter, generateX25519Identity } from 'age-encryption';
import { Unopenable } from '#lib/operations/backup/unopenable';

/** How an age file begins (C2SP, age.md). */
export const AGE = Buffer.from('age-encryption.org/v1\n');

/** Makes the secret half of a pair: AGE-SECRET-KEY-1…; its recipient is `recipientOf` it (lib/platform/config/recipient.ts). */
export const makeIdentity = (): Promise<string> => generateX25519Identity();

/** Seals a stream of any length to some recipients, each of whom opens it alone, as an age file, in bounded memory. */
export async function* sealed(
  plain: AsyncIterable<Uint8Array>,
  recipients: string[],
): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  yield* await encrypter.encrypt(streamOf(plain));
}

/**
 * Opens an age file. Each piece it gives is as it was sealed; only when it ends without an error was the file whole.
 * @throws Unopenable where it was altered or cut off, or is sealed to others
 */
export async function* opened(file: AsyncIterable<Uint8Array>, identity: string): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    yield* await decrypter.decrypt(streamOf(file));
  } catch (error) {
    if (/no identity matched/.test(String(error)))
      throw new Unopenable(
        'This backup is sealed to another recipient than the one of this identity, or its beginning is damaged.',
      );
    throw new Unopenable('This backup is damaged: it was altered or cut off. Nothing was restored.');
  }
}

/** As the library takes it. */
const streamOf = (bytes: AsyncIterable<Uint8Array>) =>
  ReadableStream.from(bytes) as unknown as globalThis.ReadableStream<Uint8Array>;
