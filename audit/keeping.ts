import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeIdentity } from '#lib/operations/backup/age';
import { recipientOf } from '#lib/platform/config/recipient';
import { diskImage } from '#lib/platform/files/testing-image';
import { type Disk, imageOf } from './disk.ts';
import type { Image } from './free-blocks.ts';
import { folderOn, type Lived, SETTINGS } from './month.ts';

/** What opens the backups: nowhere on the disk. */
export const identity = await makeIdentity();

/** Has the keeper forget: rows and bytes, whether the board runs or not. @returns what they were told @throws where it failed */
export function forget(lived: Lived, more: Record<string, string> = {}): Promise<string> {
  return run(lived, ['bin/launch.mjs', 'keeper', 'forget'], more);
}

/** Makes a backup. */
export async function backup(lived: Lived, file: string): Promise<Disk['backups'][number]> {
  await run(lived, ['bin/launch.mjs', 'backup', file], { BACKUP_RECIPIENT: recipientOf(identity) });
  return { file, at: lived.life.now() };
}

/**
 * The same night on a copy of the disk, by a board that unlinks what it erases and does not write over it: what its free blocks tell is what
 * those of the board must not. Undefined where the board has no disk of its own.
 */
export async function unlinkedNight(lived: Lived, to: string): Promise<Image | undefined> {
  if (!lived.disk) return undefined;
  mkdirSync(to);
  const copy = lived.disk.unmounted((image) => diskImage(image));
  if (!copy) throw new Error('a copy of the disk could not be mounted');
  try {
    const { NODE_OPTIONS } = lived.clock.env;
    const options = `${NODE_OPTIONS} --import=${pathToFileURL(path.resolve('audit/unlinks.mjs')).href}`;
    const board = { ...lived.board, folder: folderOn(copy) };
    await forget({ ...lived, board }, { NODE_OPTIONS: options });
    return imageOf(copy, to);
  } finally {
    copy.remove();
  }
}

function run({ board, clock }: Lived, args: string[], more: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: board.folder,
      ...clock.env,
      ...SETTINGS,
      ...more,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  return new Promise((resolve, reject) => {
    child.on('close', (code) =>
      code === 0 ? resolve(said.trim()) : reject(new Error(`${args.join(' ')}: ${said}`)),
    );
  });
}
