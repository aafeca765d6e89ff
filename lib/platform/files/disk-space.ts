import { statfs } from 'node:fs/promises';
import path from 'node:path';

const MEGABYTE = 2 ** 20;
/** What a fresh cluster takes before anything is in it: its own tables, and the first file of its log of changes. */
const FRESH = 64 * MEGABYTE;
/** With less than one more file of its log of changes, PostgreSQL stops. */
const FULL = 16 * MEGABYTE;

/** Whether the system refused something because the disk, or what somebody may use of it, is full. */
export const isDiskFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT'].includes(String((error as { code?: unknown } | null)?.code));

/** Whether there is room beside a folder for a cluster with so many bytes in it. */
export async function hasDiskSpace(folder: string, bytes: number): Promise<boolean> {
  return (await spaceBeside(folder)) >= FRESH + bytes;
}

/** Whether something failed because the disk is full: by what the system or PostgreSQL calls it, or because hardly any room is left. */
export async function isForDiskSpace(error: unknown, folder: string): Promise<boolean> {
  const { code } = (error ?? {}) as { code?: unknown };
  return isDiskFull(error) || code === '53100' || (await spaceBeside(folder)) < FULL;
}

const spaceBeside = (folder: string): Promise<number> => spaceIn(path.dirname(folder));

async function spaceIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** How long what is free is believed: a form writes far less meanwhile than what is kept free. */
const BELIEVED = 1_000;
const seen = new Map<string, { at: number; free: Promise<number> }>();

/** The bytes that are free where a folder lies, as of a second ago at most. Where nobody can say, what is written there will. */
export function freeBytes(folder: string): Promise<number> {
  const last = seen.get(folder);
  if (last && performance.now() - last.at < BELIEVED) return last.free;
  const free = spaceIn(folder).catch(() => Infinity);
  seen.set(folder, { at: performance.now(), free });
  return free;
}
