import { createHash } from 'node:crypto';
import { ByteReader } from '#lib/operations/backup/byte-reader';
import { Unopenable } from '#lib/operations/backup/sealed';
import type { Table } from '#lib/platform/database/copy';

/** What stands at the beginning of a backup: when it was made (ISO 8601, to the second), and which migrations its tables had. */
export type Manifest = { is: 'manifest'; madeAt: string; migrations: string[] };

/** What a backup holds, one after the other: first the manifest, then keys, tables in an order in which foreign keys hold, files; the end. */
export type BackupInfo =
  | Manifest
  | { is: 'key'; name: string }
  | { is: 'table'; table: Table }
  | { is: 'file'; name: string }
  | { is: 'end' };

/** One of them, with its bytes. */
export type ArchivePart<T = BackupInfo> = { about: T; body: AsyncIterable<Uint8Array> };

/** A part that is read: its body once, in order; then the SHA-256 of its bytes, in hex. */
export type ReadPart = ArchivePart & { hash: () => string };

const NUMBER = 4;
/** What a part is about is a line or a list of columns: nothing of ours comes near this. */
const LONGEST_ABOUT = 1024 * 1024;

/** Writes parts one after the other: what each is about (JSON), its body in pieces, each after its length (32 bits, big endian), and the body's SHA-256. */
export async function* written(parts: AsyncIterable<ArchivePart>): AsyncGenerator<Buffer> {
  for await (const { about, body } of parts) {
    const hash = createHash('sha256');
    yield* piece(Buffer.from(JSON.stringify(about)));
    for await (const bytes of body) {
      if (bytes.length === 0) continue;
      hash.update(bytes);
      yield* piece(bytes);
    }
    yield number(0);
    yield hash.digest();
  }
}

function* piece(bytes: Uint8Array): Generator<Buffer> {
  yield number(bytes.length);
  yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function number(of: number): Buffer {
  const bytes = Buffer.alloc(NUMBER);
  bytes.writeUInt32BE(of);
  return bytes;
}

/** Reads what `written` wrote. A body that is not read is passed over. @throws Unopenable where it is not whole */
export async function* parts(source: AsyncIterable<Uint8Array>): AsyncGenerator<ReadPart> {
  const bytes = new ByteReader(source);
  for (;;) {
    const about: BackupInfo = JSON.parse(String(await whole(bytes, await length(bytes, LONGEST_ABOUT))));
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
    yield { about, body, hash: () => found ?? unread() };
    if (found === undefined) for await (const _ of body);
    if (about.is === 'end') return;
  }
}

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
