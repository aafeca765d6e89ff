import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, open as openFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AGE, makeIdentity, opened, sealed } from '#lib/operations/backup/age';
import type { ArchivePart, ReadPart } from '#lib/operations/backup/archive';
import { isOfBefore, readBackupOfBefore } from '#lib/operations/backup/archive-before';
import { parts, written } from '#lib/operations/backup/tar';
import { Unopenable } from '#lib/operations/backup/unopenable';
import { recipientOf } from '#lib/platform/config/recipient';
import { eraseAll, syncFolder } from '#lib/platform/files/overwrite';
import { moveOver } from '#lib/platform/files/replace';

/** `onWhole`: told its SHA-256 (in hex) once the file is whole and was opened, before it gets its place. */
type Writing = {
  recipient: string;
  overwrite?: boolean;
  signal?: AbortSignal;
  onWhole?: (hash: string) => Promise<void>;
};

/**
 * Writes a backup: a tar of its parts, sealed to a recipient (age), beside its place; and moves it there when it is on the disk, and was
 * opened from end to end and found to be what was written. For that it is sealed to an identity as well that is in memory here, and
 * nowhere after. A file that is there already stays, unless it may be overwritten. @throws with code EEXIST where there is one
 */
export async function writeBackup(
  file: string,
  content: AsyncIterable<ArchivePart>,
  { recipient, overwrite = false, signal, onWhole = async () => {} }: Writing,
): Promise<void> {
  const beside = `${file}.${process.pid}.partial`;
  const identity = await makeIdentity();
  try {
    const [plain, whole] = [createHash('sha256'), createHash('sha256')];
    const to = createWriteStream(beside, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(
      written(content),
      (bytes: AsyncIterable<Uint8Array>) => hashing(bytes, plain),
      (bytes: AsyncIterable<Uint8Array>) => sealed(bytes, [recipient, recipientOf(identity)]),
      (bytes: AsyncIterable<Uint8Array>) => hashing(bytes, whole),
      to,
      { signal },
    );
    const read = createHash('sha256');
    for await (const { body } of parts(hashing(opened(bytesOf(beside), identity), read))) {
      signal?.throwIfAborted();
      for await (const _ of body);
    }
    if (read.digest('hex') !== plain.digest('hex'))
      throw new Error('What was written of the backup is not what can be read of it. Is the disk well?');
    await onWhole(whole.digest('hex'));
    await (overwrite ? moveOver(beside, file) : place(beside, file));
    await syncFolder(path.dirname(file));
  } finally {
    await eraseAll(beside);
  }
}

/** A link never takes another file's place, whoever was quicker; where the disk knows no links (a stick), there is only looking. */
async function place(beside: string, file: string): Promise<void> {
  try {
    await link(beside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    await (await openFile(file, 'wx')).close();
    await moveOver(beside, file);
  }
}

/**
 * The parts of a backup, one after the other. @param key the identity that opens it; of one from before, the key it was made with
 * @throws Unopenable where it is another file, damaged, or the key is another
 */
export async function* readBackup(file: string, key: string): AsyncGenerator<ReadPart> {
  const begins = await firstBytes(file);
  if (isOfBefore(begins)) yield* readBackupOfBefore(file, key);
  else if (begins.subarray(0, AGE.length).equals(AGE)) yield* parts(opened(bytesOf(file), key));
  else throw new Unopenable('This is no backup of Fournil, or its beginning is damaged.');
}

/** The first bytes of a file, by which it is known what it is. */
export async function firstBytes(file: string): Promise<Buffer> {
  const handle = await openFile(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** By what a file is known again: its SHA-256, in hex. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of bytesOf(file)) hash.update(bytes);
  return hash.digest('hex');
}

const bytesOf = (file: string): AsyncIterable<Uint8Array> =>
  createReadStream(file, { highWaterMark: 256 * 1024 });

async function* hashing(
  bytes: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const each of bytes) {
    hash.update(each);
    yield each;
  }
}
