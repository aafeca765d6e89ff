import { constants, type FileHandle, link, open, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { eraseAll, erasingName, letGo, newName, syncFolder } from '#lib/platform/files/overwrite';

type Writing = { mode?: number; time?: Date };

/**
 * Writes a file whole, on the disk before it answers, whatever stood there before: at any moment the old one is there or the new one, each
 * whole, and the old one's bytes are written over. Whoever replaces a file does so alone. @throws where the disk does; the old one stays
 */
export async function replaceFile(
  file: string,
  content: string | Uint8Array,
  { mode = 0o600, time }: Writing = {},
): Promise<void> {
  const fresh = newName(file);
  try {
    const handle = await open(fresh, 'wx', mode);
    try {
      await handle.writeFile(content);
      if (time) await handle.utimes(time, time);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await moveOver(fresh, file);
  } catch (error) {
    await eraseAll(fresh).catch(() => {}); // the first error says what was wrong
    throw error;
  }
}

/** Gives a file, which is on the disk, the name of another, whose bytes are written over. @throws where the disk does; both are whole then */
export async function moveOver(fresh: string, file: string): Promise<void> {
  const { O_RDWR, O_NOFOLLOW } = constants;
  const old = await open(file, O_RDWR | O_NOFOLLOW).catch(() => undefined); // most often there is none
  try {
    if (old) return await moveOverOpen(fresh, file, old);
    await rename(fresh, file);
    await syncFolder(path.dirname(file));
  } finally {
    await old?.close();
  }
}

async function moveOverOpen(fresh: string, file: string, old: FileHandle): Promise<void> {
  // Killed from here on, the old one is found by this name. Some disks know no second one: there it is in our hand alone.
  const held = erasingName(file);
  const isHeld = await link(file, held).then(
    () => true,
    () => false,
  );
  try {
    await rename(fresh, file);
  } catch (error) {
    if (isHeld) await unlink(held);
    throw error;
  }
  await syncFolder(path.dirname(file)); // before, a power cut could bring the old name back
  if (isHeld || (await old.stat()).nlink === 0) await letGo(old, held);
}
