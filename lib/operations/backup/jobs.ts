import 'server-only';
import { access, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { lockErasedList } from '#lib/operations/backup/backup.sql';
import { backupsFolder, knownBackups, listBeside, whole } from '#lib/operations/backup/known';
import { keptKey } from '#lib/platform/config/keys';
import { database } from '#lib/platform/database/client';
import { eraseDataDir } from '#lib/platform/database/cluster';
import { LOST, listener } from '#lib/platform/database/listener';
import { run } from '#lib/platform/database/statement';
import { readTombstoneList, TOMBSTONES_TOPIC, writeTombstoneList } from '#lib/platform/database/tombstones';
import { eraseAll } from '#lib/platform/files/overwrite';
import { now } from '#lib/values/time/clock';

/**
 * Writes the list of what was erased early beside every backup, as the database has it now. One process at a time, so that an older list
 * never takes the place of a newer one. Where a folder is away (a stick that was pulled out), it is written there the next time.
 */
export async function mirrorErased(): Promise<void> {
  const key = keptKey('erased');
  await database().$transaction(
    async (db) => {
      await run(db, lockErasedList, {});
      const rows = await db.erased.findMany({ orderBy: { hash: 'asc' } });
      const erased = rows.map(({ hash, day }) => ({
        hash: Buffer.from(hash).toString('base64url'),
        day: day.toISOString().slice(0, 10),
      }));
      const beside = (await knownBackups()).map(({ file }) => listBeside(file));
      for (const file of [path.join(backupsFolder(), TOMBSTONES_TOPIC), ...beside])
        await mirror(file, erased, key).catch(() => {});
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}

/** What is the same already is not written anew: the file's time would tell that something was looked at. */
async function mirror(file: string, erased: { hash: string; day: string }[], key: string): Promise<void> {
  await access(path.dirname(file));
  const there = readTombstoneList(await readFile(file, 'utf8').catch(() => ''), key);
  if (there && JSON.stringify(there.erased) === JSON.stringify(erased)) return;
  await whole(file, writeTombstoneList({ asOf: now().toISOString().slice(0, 13), erased }, key));
}

const kept = globalThis as { fournilMirror?: Promise<void>; fournilMirrorAgain?: boolean };

/** Keeps the list beside the backups as it is in the database, as long as the process lives. */
export function startMirror(): void {
  listener().hear((topic) => {
    if (topic === TOMBSTONES_TOPIC || topic === LOST) mirrorSoon();
  });
  mirrorSoon();
}

/** Once more at most, however much is erased meanwhile. */
function mirrorSoon(): void {
  if (kept.fournilMirror) {
    kept.fournilMirrorAgain = true;
    return;
  }
  kept.fournilMirror = mirrorErased()
    .catch(() => {}) // the database is away: the next change, or the next hour, sees
    .then(() => {
      kept.fournilMirror = undefined;
      if (!kept.fournilMirrorAgain) return;
      kept.fournilMirrorAgain = false;
      mirrorSoon();
    });
}

const DAY = 24 * 60 * 60 * 1000;

/** Removes what a backup or its verifying left when its process was killed. @param folders where such things may lie */
export async function forgetHeld(folders: string[]): Promise<void> {
  for (const folder of [...folders, backupsFolder()])
    for (const name of await namesIn(folder)) {
      const [, what, pid] = /^\.(backup|verify)-(\d+)-/.exec(name) ?? [];
      const thing = path.join(folder, name);
      if (!pid || !(await isLeft(thing, pid))) continue;
      await (what === 'verify' ? eraseDataDir : eraseAll)(thing);
    }
  for (const { file } of await knownBackups()) await forgetHalf(file);
}

/** Removes what was written of a backup that was cut off. */
async function forgetHalf(file: string): Promise<void> {
  const begins = `${path.basename(file)}.`;
  for (const name of await namesIn(path.dirname(file))) {
    const pid = name.startsWith(begins) && /^(\d+)\.partial$/.exec(name.slice(begins.length))?.[1];
    const thing = path.join(path.dirname(file), name);
    if (pid && (await isLeft(thing, pid))) await rm(thing, { force: true });
  }
}

const namesIn = (folder: string) => readdir(folder).catch(() => [] as string[]);

async function isLeft(thing: string, pid: string): Promise<boolean> {
  const isOld = async () => now().getTime() - (await stat(thing)).mtimeMs > DAY;
  return !lives(Number(pid)) || (await isOld().catch(() => false));
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
