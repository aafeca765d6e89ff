import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A disk of its own, plain ext4 in a file: where it is mounted, what stands on it, and how it is taken away. */
export type DiskImage = {
  folder: string;
  /** How often words stand anywhere on the disk, in blocks that belong to no file as well. It is mounted anew for that: nothing may be open. */
  count: (...words: string[]) => Record<string, number>;
  /** The disk as a file, with everything written to it, while it is not mounted. Nothing may be open. */
  unmounted: <T>(work: (image: string) => T) => T;
  remove: () => void;
};

const MEGABYTE = 2 ** 20;
const run = (program: string, ...args: string[]) =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** Makes a disk of so many megabytes, or a copy of one, and mounts it; undefined where this machine does not let us (root may, mostly). */
export function diskImage(like: number | string): DiskImage | undefined {
  const beside = mkdtempSync(path.join(tmpdir(), 'fournil-image-'));
  const [image, folder] = [path.join(beside, 'ext4'), path.join(beside, 'disk')];
  mkdirSync(folder);
  const mount = () => run('mount', '-o', 'loop', image, folder);
  const remove = () => {
    process.off('exit', remove);
    run('umount', '-l', folder);
    rmSync(beside, { recursive: true, force: true });
  };
  process.on('exit', remove); // a test that was cut off
  spawnSync('chmod', ['755', beside]); // PostgreSQL's account must be able to enter
  const isMade = typeof like === 'string' ? run('cp', '--sparse=always', like, image) : makeDisk(image, like);
  if (!isMade || !mount()) {
    remove();
    return undefined;
  }
  const unmounted = <T>(work: (image: string) => T): T => {
    if (!run('umount', folder)) throw new Error('Something on the disk is open');
    const found = work(image);
    if (!mount()) throw new Error('The disk could not be mounted again');
    return found;
  };
  const count = (...words: string[]) => unmounted(() => countIn(image, words));
  return { folder, count, unmounted, remove };
}

function makeDisk(image: string, megabytes: number): boolean {
  const descriptor = openSync(image, 'w');
  ftruncateSync(descriptor, megabytes * MEGABYTE);
  closeSync(descriptor);
  return run('mkfs.ext4', '-q', image);
}

function countIn(image: string, words: string[]): Record<string, number> {
  const found = Object.fromEntries(words.map((word) => [word, 0]));
  const longest = Math.max(...words.map((word) => word.length));
  const bytes = Buffer.alloc(16 * MEGABYTE);
  const descriptor = openSync(image, 'r');
  // Pieces overlap by less than a word, so that one that lies across is seen, and none twice.
  for (let at = 0, read = 1; read > 0; at += bytes.length - longest + 1) {
    read = readSync(descriptor, bytes, 0, bytes.length, at);
    for (const word of words)
      for (
        let from = bytes.subarray(0, read).indexOf(word);
        from >= 0;
        from = bytes.subarray(0, read).indexOf(word, from + 1)
      )
        if (from + word.length > longest - 1 || at === 0) found[word] = (found[word] ?? 0) + 1;
    if (read < bytes.length) break;
  }
  closeSync(descriptor);
  return found;
}
