import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { request as requests } from '@playwright/test';
import pg from 'pg';
import { type Board, freePort, freshFolder, launch, removeFolder, startBoard } from '../board.ts';
import { expect, test } from '../fixtures.ts';
import { filled, openForm, send } from '../forms.ts';
import { below, isAlive, postgresOf, serving } from './processes.ts';

// What the start command does when something is in its way. Each test has a data directory of its own.
test.setTimeout(600_000);
const isRoot = process.getuid?.() === 0;

let folder: string;
let board: Board | undefined;
test.beforeEach(() => {
  folder = freshFolder();
});
test.afterEach(async () => {
  await board?.stop();
  board = undefined;
  removeFolder(folder);
});

/** Starts, and expects it to end by itself with words. */
async function refused(options: Parameters<typeof launch>[0]): Promise<string> {
  const { gone, said } = await launch({ folder, ...options });
  expect(await gone).toBe(1);
  expect(said()).not.toMatch(/^\s+at .*:\d+:\d+/m); // a stack is for those who write it
  return said();
}

async function occupied(): Promise<{ server: Server; port: number }> {
  const port = await freePort();
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { server, port };
}

test('a port in use: it says which and how to choose another, before anything slow', async () => {
  const { server, port } = await occupied();
  const said = await refused({ port });
  expect(said).toContain(`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`);
  expect(said).not.toContain('Starting the database');
  server.close();
});

test('every wrong setting is named', async () => {
  const said = await refused({ env: { PORT: 'many', TZ: 'Mars/Olympus', SIGN_UP: 'perhaps' } });
  for (const name of ['PORT', 'TZ', 'SIGN_UP']) expect(said).toContain(`  ${name} must be`);
});

test('a second start is up within seconds, and nothing is left behind by a stop', async () => {
  board = await startBoard({ folder });
  const postgres = postgresOf(folder) ?? 0;
  expect(postgres).toBeGreaterThan(0);
  await board.stop();
  expect(isAlive(postgres)).toBe(false);
  const began = performance.now();
  board = await startBoard({ folder });
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(board.said()).not.toContain('Building');
  expect((await fetch(`${board.url}/healthz`)).status).toBe(200);
});

test('two on one data directory: the second says so and harms nothing', async () => {
  board = await startBoard({ folder });
  expect(await refused({})).toContain('Another Fournil is running on this data directory');
  expect((await fetch(board.url)).status).toBe(200);
});

test('stopped while it is still starting, it leaves nothing running', async () => {
  const { child, gone, said } = await launch({ folder });
  await expect.poll(() => postgresOf(folder), { intervals: [20], timeout: 20_000 }).toBeTruthy();
  const postgres = postgresOf(folder) as number;
  child.kill('SIGTERM');
  await gone;
  expect(said()).not.toContain('The board is at');
  await expect.poll(() => isAlive(postgres), { timeout: 15_000 }).toBe(false);
});

test('after kill -9 of all but PostgreSQL, the one it left behind is taken care of', async () => {
  board = await startBoard({ folder });
  const left = postgresOf(folder) as number;
  const launcher = board.process.pid as number;
  for (const pid of [serving(launcher), launcher]) process.kill(pid, 'SIGKILL');
  await board.stop('SIGKILL');
  expect(isAlive(left)).toBe(true);
  board = await startBoard({ folder });
  expect(isAlive(left)).toBe(false);
  expect((await fetch(board.url)).status).toBe(200);
});

test('SIGTERM to npm, and npm’s own end, end server and PostgreSQL', async () => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
    board = await startBoard({ folder, by: ['npm', 'start'] });
    const launcher = below(board.process.pid as number);
    const all = [launcher, serving(launcher), postgresOf(folder) as number];
    board.process.kill(signal);
    await expect.poll(() => all.some(isAlive), { timeout: 10_000, intervals: [50] }).toBe(false);
  }
});

/** Writes the lock that a PostgreSQL leaves when the power goes, with a process number that somebody else has now. */
function plantLock(pid: number): void {
  const lock = path.join(folder, 'postgres/postmaster.pid');
  const lines = [
    pid,
    path.join(folder, 'postgres'),
    1_700_000_000,
    5432,
    path.join(folder, 'postgres'),
    '',
    '',
    'ready',
  ];
  writeFileSync(lock, `${lines.join('\n')}\n`, { mode: 0o600 });
}

test('after a power loss, a process that has the old number now is left alone', async () => {
  board = await startBoard({ folder });
  await board.stop();
  plantLock(process.pid);
  board = await startBoard({ folder });
  expect((await fetch(board.url)).status).toBe(200);
  expect(isAlive(process.pid)).toBe(true);
});

test('after a power loss, the PostgreSQL of a neighbour’s folder is left alone, even if it begins with the same words', async () => {
  const neighbours = `${folder}/postgres-of-the-neighbour`;
  mkdirSync(neighbours, { mode: 0o755 });
  const neighbour = await startBoard({ folder: neighbours });
  try {
    const theirs = postgresOf(neighbours) as number;
    board = await startBoard({ folder });
    await board.stop();
    plantLock(theirs);
    board = await startBoard({ folder });
    expect(isAlive(theirs)).toBe(true);
    expect((await fetch(neighbour.url)).status).toBe(200);
  } finally {
    await neighbour.stop();
  }
});

test('a cluster that was only half made is made again', async () => {
  const half = path.join(folder, 'postgres.new');
  mkdirSync(half);
  writeFileSync(path.join(half, 'PG_VERSION'), '18\n');
  board = await startBoard({ folder });
  expect((await fetch(board.url)).status).toBe(200);
});

test('a data directory that is a file', async () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  expect(await refused({ folder: freshFolder(), env: { DATA_DIR: file } })).toContain(`${file} is no folder`);
});

test('a data directory without permission', async () => {
  const closed = path.join(folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o500);
  const as = isRoot ? { uid: 65534, gid: 65534 } : undefined;
  const reads = spawnSync('cat', ['bin/launch.mjs'], as).status === 0;
  test.skip(!reads, 'no other account can read this clone');
  expect(await refused({ as, env: { DATA_DIR: path.join(closed, 'data') } })).toContain('No permission for');
});

test('a full disk', async () => {
  const disk = path.join(folder, 'disk');
  mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=755', 'tmpfs', disk]).status === 0;
  test.skip(!mounted, 'a small disk can only be made by root');
  try {
    expect(await refused({ folder: disk })).toContain('The disk is full');
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
});

test('a wrong DATABASE_URL', async () => {
  const said = async (url: string) => await refused({ env: { DATABASE_URL: url } });
  expect(await said('mysql://somewhere/board')).toContain('DATABASE_URL must begin with postgresql://');
  expect(await said(`postgresql://a:b@127.0.0.1:${await freePort()}/board`)).toContain('No database answers');
  expect(await said('postgresql://a:b@no-such-host.invalid/board')).toContain('No database answers');
  const { server, port } = await occupied();
  expect(await said(`postgresql://a:b@127.0.0.1:${port}/board`)).toMatch(/DATABASE_URL/);
  server.close();
});

/** The address of a database in the PostgreSQL of a data directory. */
function address(
  of: string,
  name: string,
  password = readFileSync(path.join(of, 'keys/postgres'), 'utf8').trim(),
): string {
  return `postgresql://fournil:${password}@localhost/${name}?host=${encodeURIComponent(path.join(of, 'postgres'))}`;
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

test('another PostgreSQL by DATABASE_URL: it starts, migrates and serves there; what refuses is said', async () => {
  board = await startBoard({ folder });
  await query(address(folder, 'fournil'), 'CREATE DATABASE elsewhere');
  const own = freshFolder();
  const other = await startBoard({ folder: own, env: { DATABASE_URL: address(folder, 'elsewhere') } });
  expect((await fetch(other.url)).status).toBe(200);
  expect(postgresOf(own)).toBeUndefined();
  expect(await other.link()).toContain('/begin?key=');
  await offersBread(other.url);
  await other.stop();
  expect(postgresOf(folder)).toBeTruthy();
  expect(
    await refused({ folder: own, env: { DATABASE_URL: address(folder, 'elsewhere', 'wrong') } }),
  ).toContain('refuses');
  expect(await refused({ folder: own, env: { DATABASE_URL: address(folder, 'nowhere') } })).toContain(
    'refuses',
  );
  rmSync(own, { recursive: true, force: true });
});

/** The main story, in small: a newcomer offers a loaf, and it stands on the board. */
async function offersBread(url: string): Promise<void> {
  const visitor = await requests.newContext({ baseURL: url });
  const fields = filled(await openForm(visitor, '/offer', 'title'), {
    title: 'A loaf from elsewhere',
    name: 'Amina',
  });
  const page = await send(visitor, '/offer', fields, { origin: url });
  expect(page.url()).toContain('/posts/');
  expect(await page.text()).toContain('passphrase-words');
  expect(await (await visitor.get('/')).text()).toContain('A loaf from elsewhere');
  await visitor.dispose();
}

test('a newer database, and one that could keep accounts, are refused', async () => {
  board = await startBoard({ folder });
  const url = address(folder, 'fournil');
  await query(url, 'ALTER TABLE "Person" ADD COLUMN loaves int');
  const own = freshFolder();
  expect(await refused({ folder: own, env: { DATABASE_URL: url } })).toContain(
    'ALTER TABLE public."Person" DROP COLUMN loaves;',
  );
  await query(url, 'ALTER TABLE "Person" DROP COLUMN loaves');
  const newest = '(SELECT max(migration_name) FROM _prisma_migrations)';
  const future = `SET migration_name = '20990101_from_the_future' WHERE migration_name = ${newest}`;
  await query(url, `UPDATE _prisma_migrations ${future}`);
  expect(await refused({ folder: own, env: { DATABASE_URL: url } })).toContain(
    'newer Fournil (20990101_from_the_future)',
  );
  rmSync(own, { recursive: true, force: true });
});

test('as an ordinary user', async () => {
  test.skip(!isRoot, 'everything here ran as one');
  const as = { uid: 65534, gid: 65534 };
  test.skip(spawnSync('cat', ['bin/launch.mjs'], as).status !== 0, 'no other account can read this clone');
  board = await startBoard({ folder, as });
  expect((await fetch(board.url)).status).toBe(200);
});
