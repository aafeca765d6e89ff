import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clocks } from '#lib/operations/forgetting/rules';
import { config } from '#lib/platform/config/config';
import { replaceFile } from '#lib/platform/files/replace';
import { now } from '#lib/values/time/clock';

/** What both clocks say now. */
export const readClocks = (): Clocks => ({ wall: now().getTime(), steady: performance.now() });

// In files and not in the database, so that a database that was brought back from elsewhere does not bring its own.
type Kept = 'last-sweep' | 'last-night';

/** When the last whole sweep was, in milliseconds since 1970; undefined where nobody knows. */
export const lastSweep = (): Promise<number | undefined> => lastOf('last-sweep');

/** When the last whole night was, likewise. */
export const lastNight = (): Promise<number | undefined> => lastOf('last-night');

/** Notes that a whole sweep was, so that the file is always whole too. */
export const keepLastSweep = (at: Date): Promise<void> => keepLast('last-sweep', at);

/** Notes that a night was, likewise. */
export const keepLastNight = (at: Date): Promise<void> => keepLast('last-night', at);

const fileOf = (what: Kept) => path.join(config().DATA_DIR, what);

async function lastOf(what: Kept): Promise<number | undefined> {
  const text = await readFile(fileOf(what), 'utf8').catch(() => '');
  const at = Date.parse(text.trim());
  return Number.isNaN(at) ? undefined : at;
}

async function keepLast(what: Kept, at: Date): Promise<void> {
  await mkdir(config().DATA_DIR, { recursive: true });
  await replaceFile(fileOf(what), `${at.toISOString()}\n`);
}
