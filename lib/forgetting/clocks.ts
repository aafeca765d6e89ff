import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { config } from '#lib/config/config';
import type { Clocks } from '#lib/forgetting/rules';
import { now } from '#lib/when/clock';

/** What both clocks say now. */
export const readClocks = (): Clocks => ({ wall: now().getTime(), steady: performance.now() });

/** In a file and not in the database, so that a database that was brought back from elsewhere does not bring its own. */
const file = () => path.join(config().DATA_DIR, 'last-sweep');

/** When the last whole sweep was, in milliseconds since 1970; undefined where nobody knows. */
export async function lastSweep(): Promise<number | undefined> {
  const text = await readFile(file(), 'utf8').catch(() => '');
  const at = Date.parse(text.trim());
  return Number.isNaN(at) ? undefined : at;
}

/** Notes that a whole sweep was, so that the file is always whole too. */
export async function keepLastSweep(at: Date): Promise<void> {
  await mkdir(config().DATA_DIR, { recursive: true });
  const beside = `${file()}.${randomUUID()}`;
  await writeFile(beside, `${at.toISOString()}\n`, { mode: 0o600 });
  await rename(beside, file());
}
