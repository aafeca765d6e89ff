import { hash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { filesIn } from './disk.ts';

// Reads a disk's image without its file system: what stands in its blocks, whether they belong to a file or not.

/** What a file system gives out at once (ext4, 4 KiB), and where on a disk anything begins that was a file. */
export const BLOCK = 4096;
const MANY = 4096 * BLOCK;

/** Blocks that stand one after the other on a disk and are none of a file that is there. @param at where the first byte of them is */
export type Run = { at: number; bytes: Buffer };

/**
 * All blocks of an image that hold something, and not what a block of one of the files in `folders` holds: free ones, the file system's
 * journal, its folders with the names that stood in them.
 */
export function* unownedRuns(image: string, folders: string[]): Generator<Run> {
  const owned = new Set<string>();
  for (const file of folders.flatMap(filesIn)) {
    const bytes = readFileSync(file);
    for (let at = 0; at < bytes.length; at += BLOCK)
      owned.add(nameOf(padded(bytes.subarray(at, at + BLOCK))));
  }
  let run: { at: number; blocks: Buffer[] } | undefined;
  for (const { at, block } of blocksOf(image)) {
    const goesOn = run && run.at + run.blocks.length * BLOCK === at;
    // A page of PostgreSQL has two blocks, of which the second may be empty.
    if (block.equals(ZEROS) ? !goesOn || run?.blocks.at(-1)?.equals(ZEROS) : owned.has(nameOf(block)))
      continue;
    if (run && goesOn) {
      run.blocks.push(block);
      continue;
    }
    if (run) yield runOf(run.at, run.blocks);
    run = { at, blocks: [block] };
  }
  if (run) yield runOf(run.at, run.blocks);
}

const runOf = (at: number, blocks: Buffer[]): Run => ({ at, bytes: Buffer.concat(blocks) });
const ZEROS = Buffer.alloc(BLOCK);
const nameOf = (block: Buffer): string => hash('sha1', block, 'base64');

function padded(block: Buffer): Buffer {
  return block.length === BLOCK ? block : Buffer.concat([block, ZEROS], BLOCK);
}

/** The blocks of an image. */
function* blocksOf(image: string): Generator<{ at: number; block: Buffer }> {
  const descriptor = openSync(image, 'r');
  try {
    for (let from = 0; ; from += MANY) {
      const bytes = Buffer.alloc(MANY);
      const read = readSync(descriptor, bytes, 0, MANY, from);
      for (let at = 0; at < read; at += BLOCK) {
        yield { at: from + at, block: bytes.subarray(at, at + BLOCK) };
      }
      if (read < MANY) return;
    }
  } finally {
    closeSync(descriptor);
  }
}
