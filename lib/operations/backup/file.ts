import { createReadStream, createWriteStream } from 'node:fs';
import { link, open as openFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { type ArchivePart, parts, type ReadPart, written } from '#lib/operations/backup/archive';
import { open, seal } from '#lib/operations/backup/sealed';
import { eraseAll, syncFolder } from '#lib/platform/files/overwrite';
import { moveOver } from '#lib/platform/files/replace';

type Writing = { key: string; overwrite?: boolean; salt?: Buffer; signal?: AbortSignal };

/**
 * Writes a backup: its parts compressed (zstd) and sealed, beside its place, and moved there when it is whole and on the disk. A file that
 * is there already stays, unless it may be overwritten. @throws with code EEXIST where there is one
 */
export async function writeBackup(
  file: string,
  content: AsyncIterable<ArchivePart>,
  { key, overwrite = false, salt, signal }: Writing,
): Promise<void> {
  const beside = `${file}.${process.pid}.partial`;
  try {
    const sealed = (plain: AsyncIterable<Uint8Array>) => seal(plain, key, salt);
    const flags = { flags: 'wx', mode: 0o600, flush: true };
    const to = createWriteStream(beside, flags);
    await pipeline(written(content), createZstdCompress(), sealed, to, { signal });
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

/** The parts of a backup, one after the other. @throws Unopenable where it is another file, damaged, or the key is another */
export async function* readBackup(file: string, key: string): AsyncGenerator<ReadPart> {
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
