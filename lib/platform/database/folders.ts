import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

// The folders beside a cluster's own, `postgres`, and what their being there means (docs/decisions/the-night.md):
//   postgres                        all is as always
//   postgres, .night                a night was cut off before its switch: .night goes
//   .old, .night                    it was cut off within its switch: .night, which is whole, becomes postgres
//   postgres, .old                  it was cut off after its switch: .old goes

/** Where the fresh cluster of a night is made. */
export const nightOf = (folder: string): string => `${folder}.night`;
/** Where the cluster lies from which the rows were moved. */
export const oldOf = (folder: string): string => `${folder}.old`;
const mark = (folder: string): string => path.join(folder, 'fournil-whole');
const moving = (folder: string): string => `${folder}.moving`;

const isCluster = (folder: string): boolean => existsSync(path.join(folder, 'PG_VERSION'));

/** Says that a fresh cluster holds all that lives, on the disk before it answers. */
export function markWhole(night: string): void {
  writeFileSync(mark(night), '');
  for (const file of [mark(night), night]) settle(file);
}

/** Takes the mark away, when the fresh cluster stands in its place. */
export function unmark(folder: string): void {
  rmSync(mark(folder), { force: true });
}

/** Moves a folder, on the disk before it answers. */
export function moveFolder(from: string, to: string): void {
  renameSync(from, to);
  settle(path.dirname(to));
}

function settle(file: string): void {
  const descriptor = openSync(file, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Finishes a switch that was cut off between its two moves, so that there is a cluster in its place. Nothing runs on either. */
export function finishSwitch(folder: string): void {
  const [night, old] = [nightOf(folder), oldOf(folder)];
  if (isCluster(folder) || !isCluster(old)) return;
  // The old one gave its place up only when the other was whole; where that is not so, somebody else moved things about.
  moveFolder(isCluster(night) && existsSync(mark(night)) ? night : old, folder);
}

/** What a night, or the making of a cluster, left beside it when it was cut off. Only while its PostgreSQL is held as ours. */
export function leftovers(folder: string): string[] {
  const [night, old] = [nightOf(folder), oldOf(folder)];
  const all = [night, `${night}.new`, `${night}.new.password`, old];
  return all.filter((each) => existsSync(each));
}

const BEAT = 200;
/** Longer than a busy process misses a beat. */
const STILL = 3_000;

/** Says, for other processes, that folders are being moved, until what it returns is called. Killed, it beats no more. */
export function beat(folder: string): () => Promise<void> {
  const write = () => writeFileSync(moving(folder), randomBytes(8).toString('hex'));
  write();
  const timer = setInterval(write, BEAT);
  return async () => {
    clearInterval(timer);
    await rm(moving(folder), { force: true });
  };
}

/** Waits while another process moves folders; one that was killed meanwhile beats no more. */
export async function waitWhileMoving(folder: string): Promise<void> {
  const read = () => (existsSync(moving(folder)) ? readFileSync(moving(folder), 'utf8') : undefined);
  let seen = read();
  for (let since = performance.now(); seen !== undefined; ) {
    await pause(BEAT / 2);
    const now = read();
    if (now !== seen) since = performance.now();
    else if (performance.now() - since > STILL) return await rm(moving(folder), { force: true });
    seen = now;
  }
}
