import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import type { BackupInfo, ReadPart } from '#lib/operations/backup/archive';
import { ByteReader } from '#lib/operations/backup/byte-reader';
import { idOfBefore, open } from '#lib/operations/backup/sealed-before';
import { Unopenable } from '#lib/operations/backup/unopenable';

// What was in a backup until they became age files around a tar: those of before can still be read.

const NUMBER = 4;
/** What a part is about is a line or a list of columns: nothing of ours comes near this. */
const LONGEST_ABOUT = 1024 * 1024;

/** Whether a file is such a backup, by its first bytes. */
export const isOfBefore = (begins: Buffer): boolean => idOfBefore(begins) !== undefined;

/** The parts of such a backup, one after the other. @throws Unopenable where it is damaged, or the key is another */
export async function* readBackupOfBefore(file: string, key: string): AsyncGenerator<ReadPart> {
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  const plain = createZstdDecompress();
  const flow = pipeline(source, (sealed: AsyncIterable<Uint8Array>) => open(sealed, key), plain);
  flow.catch(() => {}); // told where it is read
  try {
    yield* parts(plain);
    await flow;
  } finally {
    source.destroy();
    plain.destroy();
  }
}

/**
 * Part after part: what each is about (JSON), its body in pieces, each after its length (32 bits, big endian), and the body's SHA-256. A
 * body that is not read is passed over. @throws Unopenable where it is not whole
 */
async function* parts(source: AsyncIterable<Uint8Array>): AsyncGenerator<ReadPart> {
  const bytes = new ByteReader(source);
  for (;;) {
    const about: BackupInfo | { is: 'end' } = JSON.parse(
      String(await whole(bytes, await length(bytes, LONGEST_ABOUT))),
    );
    const hash = createHash('sha256');
    let found: string | undefined;
    const body = (async function* () {
      for (let size = await length(bytes); size > 0; size = await length(bytes)) {
        const piece = await whole(bytes, size);
        hash.update(piece);
        yield piece;
      }
      found = hash.digest('hex');
      if (found !== (await whole(bytes, 32)).toString('hex')) throw broken();
    })();
    if (about.is !== 'end') yield { about: asNow(about), body, hash: () => found ?? unread() };
    if (found === undefined) for await (const _ of body);
    if (about.is === 'end') return;
  }
}

/** What a manifest did not say then. */
const asNow = (about: BackupInfo): BackupInfo =>
  about.is === 'manifest' ? { ...about, id: '', readAt: '', tables: [] } : about;

async function length(bytes: ByteReader, most = 0xffffffff): Promise<number> {
  const size = (await whole(bytes, NUMBER)).readUInt32BE();
  if (size > most) throw broken();
  return size;
}

async function whole(bytes: ByteReader, size: number): Promise<Buffer> {
  const taken = await bytes.take(size);
  if (taken.length < size) throw broken();
  return taken;
}

const broken = () => new Unopenable('This backup is not whole: what was written is not what can be read.');

function unread(): never {
  throw new Error('The body was not read to its end');
}
