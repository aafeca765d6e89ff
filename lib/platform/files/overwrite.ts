import { open, readdir, rm, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { isDiskFull } from '#lib/platform/files/disk-space';

const ZEROS = Buffer.alloc(1024 * 1024);
/** So many at once: the disk takes what many write together sooner than one after the other. */
const AT_ONCE = 16;

/**
 * Erases a file, or a folder with all that is in it: every file is written over before it goes, so that the blocks that the file system
 * gives free say nothing, where it writes in place. A file that has another name too (a backup that is being made holds it) is written
 * over by whoever takes its last name away. May be cut off anywhere and done again.
 */
export async function eraseAll(file: string): Promise<void> {
  const about = await stat(file).catch(() => undefined);
  if (about?.isFile()) await writeOver(file);
  if (about?.isDirectory()) {
    const entries = await readdir(file, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const work = async () => {
      for (let next = files.pop(); next; next = files.pop())
        await writeOver(path.join(next.parentPath, next.name));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  await rm(file, { recursive: true, force: true });
}

async function writeOver(file: string): Promise<void> {
  const handle = await open(file, 'r+').catch(() => undefined); // one that may not be written may still go
  if (!handle) return;
  try {
    const { size, nlink } = await handle.stat();
    if (nlink > 1) {
      await unlink(file).catch(() => {}); // somebody else was quicker
      if ((await handle.stat()).nlink > 0) return;
    }
    for (let at = 0; at < size; at += ZEROS.length)
      await handle.write(ZEROS, 0, Math.min(ZEROS.length, size - at), at);
    await handle.datasync();
  } catch (error) {
    // A full disk, on a file system that writes elsewhere: what stayed would keep it full, and say more.
    if (!isDiskFull(error)) throw error;
  } finally {
    await handle.close();
  }
}
