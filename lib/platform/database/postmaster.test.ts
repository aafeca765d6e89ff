import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { databaseAccount } from '#lib/platform/database/account';
import { postgresBinaries } from '#lib/platform/database/binaries';
import { clusterFolder, eraseDataDir, makeCluster } from '#lib/platform/database/cluster';
import { clientOf } from '#lib/platform/database/connection';
import { Postmaster } from '#lib/platform/database/postmaster';

/** The processes that a PostgreSQL started, by their titles. */
function children(postmaster: number): { pid: number; title: string }[] {
  const { stdout } = spawnSync('ps', ['-ww', '-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const all = stdout.split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line));
  return all.flatMap((found) =>
    Number(found?.[2]) === postmaster ? [{ pid: Number(found?.[1]), title: found?.[3] ?? '' }] : [],
  );
}

test('a PostgreSQL that cannot come to its last checkpoint stops all the same, and has everything when it starts', async () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'fournil-stop-')), 'postgres');
  chmodSync(path.dirname(folder), 0o755);
  const who = databaseAccount();
  const binaries = postgresBinaries(who);
  await makeCluster({ binaries, folder, password: 'a password', who });
  const connection = { host: folder, port: 5432, password: 'a password' };
  const place = { binaries, folder, connection, who, say: () => {} };
  const first = new Postmaster(place, { patience: 500 });
  await first.start();
  const client = clientOf(connection);
  await client.connect();
  await client.query("CREATE TABLE bread AS SELECT 'rye' AS of");
  await client.end();
  const pid = Number(readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const checkpointer = children(pid).find(({ title }) => title.includes('checkpointer'));
  process.kill(checkpointer?.pid ?? 0, 'SIGSTOP'); // as one that finds no room on the disk
  await first.stop();

  const second = new Postmaster(place);
  await second.start();
  const again = clientOf(connection);
  await again.connect();
  expect((await again.query('SELECT of FROM bread')).rows).toEqual([{ of: 'rye' }]);
  await again.end();
  await second.stop();
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

test('a data directory that is thrown away leaves no cluster, also where PostgreSQL could not enter it', async () => {
  const closed = mkdtempSync(path.join(tmpdir(), 'fournil-closed-')); // for us alone
  const dataDir = path.join(closed, 'data');
  const who = databaseAccount();
  const folder = clusterFolder(dataDir, who);
  expect(folder.startsWith(dataDir)).toBe(who === undefined);
  await makeCluster({ binaries: postgresBinaries(who), folder, password: 'a password', who });
  await eraseDataDir(dataDir);
  expect([folder, path.dirname(folder), dataDir].map((name) => existsSync(name))).toEqual([
    false,
    false,
    false,
  ]);
  rmSync(closed, { recursive: true, force: true });
});
