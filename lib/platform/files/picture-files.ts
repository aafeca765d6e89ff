import { access, mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { config } from '#lib/platform/config/config';
import { eraseAll } from '#lib/platform/files/overwrite';
import { replaceFile } from '#lib/platform/files/replace';
import { randomToken } from '#lib/values/text/random';

/** Where the files of pictures lie: KEY-small.webp and KEY-large.webp. */
export const picturesFolder = (): string => path.join(config().DATA_DIR, 'pictures');

const SIZES = ['small', 'large'] as const;

const fileOf = (key: string, size: string): string => path.join(picturesFolder(), `${key}-${size}.webp`);

/** The bytes of one of a picture's files; undefined where it is gone. */
export async function pictureFile(
  key: string,
  size: (typeof SIZES)[number],
): Promise<Buffer<ArrayBuffer> | undefined> {
  return await readFile(fileOf(key, size)).catch(() => undefined);
}

/** Writes both files under a new random key, whole and on the disk before it answers. @throws where the disk does. */
export async function keepFiles({ small, large }: Record<(typeof SIZES)[number], Buffer>): Promise<string> {
  const key = randomToken();
  await mkdir(picturesFolder(), { recursive: true, mode: 0o700 });
  try {
    await replaceFile(fileOf(key, 'small'), small);
    await replaceFile(fileOf(key, 'large'), large);
  } catch (error) {
    await removePictureFiles([key]);
    throw error;
  }
  return key;
}

/** The files of a picture once more, under a new random key. @throws where they are gone, or the disk has no room */
export async function copyFiles(key: string): Promise<string> {
  const [small, large] = await Promise.all([readFile(fileOf(key, 'small')), readFile(fileOf(key, 'large'))]);
  return keepFiles({ small, large });
}

/** How many bytes both files of a picture have; none where they are gone. */
export async function sizeOf(key: string): Promise<number> {
  const files = await Promise.all(SIZES.map((size) => stat(fileOf(key, size)).catch(() => ({ size: 0 }))));
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** Whether a picture's files are there. */
export async function hasPicture(key: string): Promise<boolean> {
  return await access(fileOf(key, 'large')).then(
    () => true,
    () => false,
  );
}

/** The bytes of a picture, piece by piece; none where it was removed meanwhile. */
export async function* readPicture(key: string): AsyncGenerator<Uint8Array> {
  const handle = await open(fileOf(key, 'large')).catch(() => undefined);
  if (!handle) return;
  try {
    yield* handle.createReadStream({ autoClose: false });
  } finally {
    await handle.close();
  }
}

/** Removes the files of pictures whose rows are gone. What is gone already is fine. */
export async function removePictureFiles(keys: string[]): Promise<void> {
  await eraseAll(...keys.flatMap((key) => SIZES.map((size) => fileOf(key, size))));
}

/** The keys of all files that were last written before an instant. */
export async function keysBefore(instant: Date): Promise<string[]> {
  const names = await readdir(picturesFolder()).catch(() => []);
  const keys = new Set<string>();
  for (const name of names) {
    const key = /^([A-Za-z0-9_-]+)-(?:small|large)\.webp$/.exec(name)?.[1];
    const written = key && (await stat(path.join(picturesFolder(), name)).catch(() => undefined))?.mtime;
    if (key && written && written < instant) keys.add(key);
  }
  return [...keys];
}

/** The time that all files have which a night has written anew. */
const NO_TIME = new Date('2000-01-01T00:00:00Z');

/**
 * `before`: what was written later may be waiting for its row. `since`: what the system itself noted before then, which nobody can set, is
 * made new as well. `mayGoOn` is asked before each file.
 */
type Renewal = { before: Date; since: Date; mayGoOn?: () => boolean };

/**
 * Writes the files of pictures anew, in a random order and with one time for all: those that came since the last night, and once a month all,
 * so that not even when a file was born tells longer when it came. May be killed at any moment, and run while they are read.
 */
export async function renewFiles({ before, since, mayGoOn = () => true }: Renewal): Promise<void> {
  const names = await readdir(picturesFolder()).catch(() => []);
  const order = names.filter((name) => name.endsWith('.webp')).map((name) => ({ name, at: randomToken() }));
  for (const { name } of order.sort((a, b) => (a.at < b.at ? -1 : 1))) {
    if (!mayGoOn()) return;
    const file = path.join(picturesFolder(), name);
    const about = await stat(file).catch(() => undefined);
    if (!about || about.mtime >= before) continue;
    if (about.mtime.getTime() === NO_TIME.getTime() && about.ctime >= since) continue;
    const bytes = await readFile(file).catch(() => undefined); // gone meanwhile
    if (bytes) await replaceFile(file, bytes, { time: NO_TIME });
  }
}
