import { existsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { makeCluster } from '#lib/platform/database/cluster';
import { compare } from '#lib/platform/database/compare';
import { copyIn, copyOut, nameOf, tables } from '#lib/platform/database/copy';
import {
  beat,
  leftovers,
  markWhole,
  moveFolder,
  nightOf,
  oldOf,
  unmark,
} from '#lib/platform/database/folders';
import type { Level } from '#lib/platform/database/maintenance-gate';
import { migrate } from '#lib/platform/database/migrate';
import { tryNightLock } from '#lib/platform/database/night-lock';
import { freePort } from '#lib/platform/database/port';
import { Postmaster } from '#lib/platform/database/postmaster';
import { hasDiskSpace, isForDiskSpace } from '#lib/platform/files/disk-space';
import { eraseAll } from '#lib/platform/files/overwrite';

/** Holds what must not run meanwhile, in all processes of a board (lib/platform/database/maintenance-gate.ts). */
export type Holding = { hold(level: Level, patience: number): Promise<boolean>; release(): Promise<void> };

/** Nobody is there to be held. */
export const NOBODY: Holding = { hold: async () => true, release: async () => {} };

/** Told at every boundary of the move; where it throws, or does not return, the move ends there. */
export type Boundary = (name: string) => void;

/** The boundaries within the switch: where it ends at one of them, it is undone or done by whoever starts next. */
export const SWITCHING = ['all held', 'stopped', 'old moved', 'fresh moved', 'done'];

/** The board did not come to rest, or has no room for it: tried again another time. */
export class Restless extends Error {}

/** Somebody reads the database for long. Nothing was begun. */
export class Busy extends Restless {
  constructor() {
    super('A backup is being made, or a command is at work');
  }
}

class NoRoom extends Restless {
  readonly code = 'ENOSPC'; // for the log, which says no message
  constructor() {
    super(
      'There is too little room on the disk. What lives is written beside the old files first: make as much room as the database takes',
    );
  }
}

type Night = { name: string; holding: Holding; at?: Boundary };

const MINUTE = 60_000;
/** A sweep of a large board, a mail server that is slow to answer. */
const JOBS_END = 5 * MINUTE;
/** Pictures are made within half a minute; else whoever writes waits no longer for those. */
const WRITES_END = MINUTE;
/** Pages are made in a moment. Whoever still reads then (a large file) has what they read from the database long since. */
const READS_END = 3_000;

/**
 * Moves the living rows of a database to a fresh cluster and erases the old one: nothing of what was erased is left in any file of
 * PostgreSQL, nor in what order or by which transactions rows came. See docs/decisions/the-night.md. @throws Restless, or what failed,
 * before the switch; everything goes on as it was then
 */
export async function renew(postmaster: Postmaster, { name, holding, at = () => {} }: Night): Promise<void> {
  const source = clientTo(await postmaster.url(name));
  try {
    await source.connect();
    if (!(await tryNightLock(source))) throw new Busy();
    await moved(postmaster, source, { name, holding, at });
  } finally {
    await source.end().catch(() => {}); // the switch has ended it
  }
}

async function moved(postmaster: Postmaster, source: pg.Client, night: Required<Night>): Promise<void> {
  const { name, holding, at } = night;
  const { folder } = postmaster.place;
  await Promise.all(leftovers(folder).map(eraseAll));
  if (!(await hasDiskSpace(folder))) throw new NoRoom();
  const fresh = await freshPostmaster(postmaster);
  try {
    at('made');
    await fresh.start();
    const there = await fresh.url(name);
    await migrate(there);
    at('migrated');
    if (!(await holding.hold('jobs', JOBS_END))) throw new Restless('A job did not come to an end');
    if (!(await holding.hold('writes', WRITES_END))) throw new Restless('A write did not come to an end');
    at('held');
    await copied(source, there, at, async () => {
      markWhole(nightOf(folder));
      at('marked');
      await holding.hold('all', READS_END);
      at('all held');
      await switchOver(postmaster, fresh, at);
    });
    at('done');
  } catch (error) {
    throw (await isForDiskSpace(error, folder)) ? new NoRoom() : error;
  } finally {
    await holding.release();
    await fresh.stop();
    await Promise.all(leftovers(folder).map(eraseAll));
  }
}

async function freshPostmaster({ place }: Postmaster): Promise<Postmaster> {
  const { binaries, folder, connection, who } = place;
  const night = nightOf(folder);
  await makeCluster(binaries, night, connection.password, who);
  const isSocket = connection.host.startsWith('/');
  const reached = isSocket ? { ...connection, host: night } : { ...connection, port: await freePort() };
  return new Postmaster({ ...place, folder: night, connection: reached }, { revives: false });
}

/** Copies everything and compares it; as long as `then` works, nobody else can write to either. */
async function copied(
  source: pg.Client,
  there: string,
  at: Boundary,
  then: () => Promise<void>,
): Promise<void> {
  const target = clientTo(there);
  try {
    await target.connect();
    const all = await tables(source);
    await source.query("BEGIN; SET LOCAL lock_timeout = '30s'; SET LOCAL work_mem = '64MB'");
    // Readers go on. Whoever writes without passing the door (a keeper's command) waits for this lock, and is ended by the switch.
    await source.query(`LOCK TABLE ${all.map(nameOf).join(', ')} IN EXCLUSIVE MODE`);
    at('locked');
    await fill(source, target, at);
    at('filled');
    await compare(source, target);
    at('compared');
    await target.query('ANALYZE');
    // What is on the disk now has not to be written while everybody waits.
    for (const client of [target, source]) await client.query('CHECKPOINT');
    await target.end();
    await then();
  } finally {
    await Promise.allSettled([source.end(), target.end()]);
  }
}

function clientTo(connectionString: string): pg.Client {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {}); // the switch ends it, or what is asked of it says so
  return client;
}

// Indexes are made when the rows are there: much quicker than row by row. Those that stand for a constraint stay.
const INDEXES = `
  SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = $1 AND c.relname = $2
    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)`;

/** Fills the tables of a fresh database from another, in one transaction, each in an order drawn for it. */
async function fill(source: pg.Client, target: pg.Client, at: Boundary): Promise<void> {
  const all = await tables(source);
  await target.query('BEGIN');
  // Nothing is looked at twice: what refers to what was right where it comes from, and the copy is compared with it.
  await target.query('SET LOCAL session_replication_role = replica');
  await target.query(`TRUNCATE ${all.map(nameOf).join(', ')}`);
  for (const table of all) {
    const { rows: indexes } = await target.query(INDEXES, [table.schema, table.name]);
    for (const { name } of indexes) await target.query(`DROP INDEX ${name}`);
    await copyIn(target, table, copyOut(source, table, { orderBy: 'random()' }), { freeze: true });
    for (const { definition } of indexes) await target.query(definition);
    at(`filled ${table.name}`);
  }
  await target.query('COMMIT');
}

/** Stops both, moves the fresh one into its place, and starts it there; where it does not start, the old one once more. */
async function switchOver(postmaster: Postmaster, fresh: Postmaster, at: Boundary): Promise<void> {
  const { folder } = postmaster.place;
  const [night, old] = [nightOf(folder), oldOf(folder)];
  const still = beat(folder);
  try {
    await Promise.all([postmaster.stop(), fresh.stop()]);
    at('stopped');
    if (existsSync(path.join(folder, 'postmaster.pid')))
      throw new Restless('Another process has started PostgreSQL');
    moveFolder(folder, old);
    at('old moved');
    moveFolder(night, folder);
    at('fresh moved');
    await postmaster.start();
    unmark(folder);
  } catch (error) {
    await goBack(postmaster).catch((trouble) => {
      postmaster.place.say(trouble.message); // no database, no board: the next start brings it back
      process.exit(1);
    });
    throw error;
  } finally {
    await still();
  }
}

async function goBack(postmaster: Postmaster): Promise<void> {
  const { folder } = postmaster.place;
  await postmaster.stop();
  if (existsSync(oldOf(folder))) {
    if (existsSync(folder)) moveFolder(folder, nightOf(folder));
    moveFolder(oldOf(folder), folder);
  }
  await postmaster.start();
}
