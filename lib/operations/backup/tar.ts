import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { extract, type Header, type Pack, pack } from 'tar-stream';
import type { ArchivePart, BackupInfo, Manifest, ReadPart } from '#lib/operations/backup/archive';
import { Unopenable } from '#lib/operations/backup/unopenable';
import type { Table } from '#lib/platform/database/copy';

// A backup is a tar, so that whoever opens it needs nothing of ours. A tar says before each file how long it is, which nobody knows of a
// table: it stands in several, one after the other, and `cat` puts them together.

/** So much of a table is one file of the tar (before gzip), and is in memory. */
const PIECE = 4 * 2 ** 20;
/** A piece ends with what the database gave last: a row is shorter than this. */
const LONGEST_PIECE = 2 ** 30;
/** Frozen: by these names a backup is read. */
const FORMAT = 'fournil backup 2';
const [MANIFEST, KEYS, TABLES, PICTURES] = ['manifest.json', 'keys/', 'tables/', 'pictures/'];

const TO_READ = `A backup of a Fournil board, as tar.

manifest.json   when it was made, the migrations of its tables, and the columns of each
keys/           the secret of the board, by which addresses and letters are sealed
tables/         the rows of each table, as COPY of PostgreSQL writes them: cat tables/NAME/*.gz | gunzip
pictures/       the pictures

The same board again: npm run restore -- FILE, with the file as it was before it was opened.
`;

const squeezed = promisify(gzip);
const unsqueezed = promisify(gunzip);

/** Writes parts one after the other, as the files of a tar. */
export async function* written(parts: AsyncIterable<ArchivePart>): AsyncGenerator<Uint8Array> {
  const tar = pack();
  const filled = fill(tar, parts).catch((error: Error) => tar.destroy(error));
  yield* tar as AsyncIterable<Uint8Array>;
  await filled;
}

async function fill(tar: Pack, parts: AsyncIterable<ArchivePart>): Promise<void> {
  let mtime = new Date(0);
  for await (const { about, body } of parts) {
    if (about.is === 'manifest') {
      mtime = new Date(about.madeAt);
      const { is: _, ...said } = about;
      await add(tar, { name: 'READ-ME.txt', mtime }, Buffer.from(TO_READ));
      const text = JSON.stringify({ format: FORMAT, ...said }, null, 2);
      await add(tar, { name: MANIFEST, mtime }, Buffer.from(`${text}\n`));
    } else if (about.is === 'key')
      await add(tar, { name: KEYS + about.name, mtime }, await buffer(Readable.from(body)));
    else if (about.is === 'table') {
      let at = 0;
      for await (const piece of pieces(body)) {
        const name = `${folderOf(about.table)}${String(++at).padStart(6, '0')}.gz`;
        await add(tar, { name, mtime }, await squeezed(piece));
      }
    } else {
      const entry = tar.entry({ name: PICTURES + about.name, size: about.size, mtime, mode: 0o600 });
      await pipeline(body, entry as unknown as NodeJS.WritableStream);
    }
  }
  tar.finalize();
}

async function add(tar: Pack, header: Pick<Header, 'name' | 'mtime'>, content: Buffer): Promise<void> {
  const entry = tar.entry({ ...header, size: content.length, mode: 0o600 });
  const ended = once(entry, 'close');
  entry.end(content);
  await ended;
}

const folderOf = ({ schema, name }: Table) => `${TABLES}${schema === 'public' ? '' : `${schema}.`}${name}/`;

/** The bytes of a stream in pieces that are held in memory one by one. */
async function* pieces(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of body) {
    held.push(bytes);
    length += bytes.length;
    if (length < PIECE) continue;
    yield Buffer.concat(held);
    [held, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(held);
}

type Entry = Readable & { header: Header };

/** Reads what `written` wrote. A body that is not read is passed over. @throws Unopenable where it is another tar */
export async function* parts(source: AsyncIterable<Uint8Array>): AsyncGenerator<ReadPart> {
  const tar = extract();
  const flow = pipeline(source, tar as unknown as NodeJS.WritableStream);
  flow.catch((error: Error) => tar.destroy(error)); // told where it is read
  const cause = async (error: unknown): Promise<never> => {
    // Whoever reads while the tar is destroyed hears only that: why, the flow into it says.
    if ((error as NodeJS.ErrnoException).code === 'STREAM_DESTROYED') await flow;
    throw error;
  };
  const entries = (tar as unknown as AsyncIterable<Entry>)[Symbol.asyncIterator]();
  const next = async () => (await entries.next()).value as Entry | undefined;
  try {
    let manifest: Manifest | undefined;
    for (let entry = await next(); entry; ) {
      const { name, size = 0 } = entry.header;
      if (name === MANIFEST) {
        manifest = manifestIn(await buffer(entry));
        yield readPart(manifest, nothing(), cause);
        entry = await next();
        continue;
      }
      const about = manifest && aboutOf(manifest, name, size);
      if (about?.is !== 'table') {
        const part = about && readPart(about, entry, cause);
        if (part) yield part;
        entry.resume(); // what nobody read of it
        entry = await next();
        continue;
      }
      const folder = folderOf(about.table);
      let following: Entry | undefined = entry;
      const rows = (async function* () {
        for (; following?.header.name.startsWith(folder); following = await next())
          yield await unsqueezed(await buffer(following), { maxOutputLength: LONGEST_PIECE });
      })();
      yield readPart(about, rows, cause);
      for await (const _ of rows); // what nobody read of it
      entry = following;
    }
    await flow; // a tar that was destroyed ends as if it were whole
    if (!manifest) throw new Unopenable(NOT_OURS);
  } catch (error) {
    await cause(error);
  } finally {
    await entries.return?.();
  }
}

const NOT_OURS = 'This is no backup of Fournil: it opens, and holds something else.';

function manifestIn(bytes: Buffer): Manifest {
  const { format, ...said } = JSON.parse(String(bytes));
  if (format !== FORMAT)
    throw new Unopenable('This backup was made by a newer Fournil. Update before you restore it.');
  return { is: 'manifest', ...said };
}

function aboutOf({ tables }: Manifest, name: string, size: number): BackupInfo | undefined {
  if (name.startsWith(KEYS)) return { is: 'key', name: name.slice(KEYS.length) };
  if (name.startsWith(PICTURES)) return { is: 'file', name: name.slice(PICTURES.length), size };
  const table = tables.find((each) => name.startsWith(folderOf(each)));
  return table && { is: 'table', table };
}

function readPart(
  about: BackupInfo,
  from: AsyncIterable<Uint8Array>,
  cause: (error: unknown) => Promise<never>,
): ReadPart {
  const hash = createHash('sha256');
  let found: string | undefined;
  const body = (async function* () {
    try {
      for await (const bytes of from) {
        hash.update(bytes);
        yield bytes;
      }
    } catch (error) {
      await cause(error);
    }
    found = hash.digest('hex');
  })();
  return { about, body, hash: () => found ?? unread() };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function unread(): never {
  throw new Error('The body was not read to its end');
}
