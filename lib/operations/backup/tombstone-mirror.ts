import 'server-only';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { backupsFolder, keptBackups, listBeside, writeWhole } from '#lib/operations/backup/kept-backups';
import { lockErasedList } from '#lib/operations/backup/tombstone-mirror.sql';
import { keptKey } from '#lib/platform/config/keys';
import { database } from '#lib/platform/database/client';
import { LOST, listener } from '#lib/platform/database/listener';
import { run } from '#lib/platform/database/statement';
import { readTombstoneList, TOMBSTONES_TOPIC, writeTombstoneList } from '#lib/platform/database/tombstones';
import { now } from '#lib/values/time/clock';

/**
 * Writes the list of what was erased early beside every backup, as the database has it now. One process at a time, so that an older list
 * never takes the place of a newer one. Where a folder is away (a stick that was pulled out), it is written there the next time.
 */
export async function mirrorTombstones(): Promise<void> {
  const key = keptKey('erased');
  await database().$transaction(
    async (db) => {
      await run(db, lockErasedList, {});
      const rows = await db.tombstone.findMany({ orderBy: { hash: 'asc' } });
      const erased = rows.map(({ hash, day }) => ({
        hash: Buffer.from(hash).toString('base64url'),
        day: day.toISOString().slice(0, 10),
      }));
      const beside = (await keptBackups()).map(({ file }) => listBeside(file));
      for (const file of [path.join(backupsFolder(), TOMBSTONES_TOPIC), ...beside])
        await writeBeside(file, erased, key).catch(() => {});
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}

/** What is the same already is not written anew: the file's time would tell that something was looked at. */
async function writeBeside(
  file: string,
  erased: { hash: string; day: string }[],
  key: string,
): Promise<void> {
  await access(path.dirname(file));
  const there = readTombstoneList(await readFile(file, 'utf8').catch(() => ''), key);
  if (there && JSON.stringify(there.erased) === JSON.stringify(erased)) return;
  await writeWhole(file, writeTombstoneList({ asOf: now().toISOString().slice(0, 13), erased }, key));
}

const kept = globalThis as { fournilMirror?: Promise<void>; fournilMirrorAgain?: boolean };

/** Keeps the list beside the backups as it is in the database, as long as the process lives. */
export function startTombstoneMirror(): void {
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
  kept.fournilMirror = mirrorTombstones()
    .catch(() => {}) // the database is away: the next change, or the next hour, sees
    .then(() => {
      kept.fournilMirror = undefined;
      if (!kept.fournilMirrorAgain) return;
      kept.fournilMirrorAgain = false;
      mirrorSoon();
    });
}
