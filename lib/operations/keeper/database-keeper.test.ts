import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { endCarefulDays } from '#lib/people/careful/mutations';
import { signIn } from '#lib/people/passphrase/mutations';
import { signUp } from '#lib/people/person/mutations';
import { somebody } from '#lib/people/person/testing';
import { database } from '#lib/platform/database/client';
import { runningDatabase } from '#lib/platform/database/embedded';
import { activity } from '#lib/posts/post/testing';

// The command as it is typed, on the database of this file.
function keeper(...words: string[]) {
  const options = [
    '--disable-warning=ExperimentalWarning',
    '--import',
    './bin/next-names.ts',
    'bin/keeper.ts',
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, ...words], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

test('the keeper makes a new passphrase, welcomes and erases', async () => {
  const newcomer = await signUp('Amina of the mill');
  if (!newcomer) throw new Error('the name was taken');
  const renewed = keeper('passphrase', 'amina', 'of', 'the', 'mill');
  const passphrase = /^ {2}(\S+(?: \S+){4})$/m.exec(renewed.said)?.[1] ?? '';
  expect(await signIn('Amina of the mill', passphrase)).toEqual(newcomer.viewer);
  expect(await signIn('Amina of the mill', newcomer.passphrase)).toBeUndefined();
  expect(keeper('welcome', 'Amina of the mill').status).toBe(0);
  const { carefulUntil } = await database().person.findUniqueOrThrow({ where: { id: newcomer.viewer.id } });
  expect(carefulUntil).toBeNull();
  expect(keeper('erase', 'Amina of the mill').status).toBe(0);
  expect(await database().person.findFirst()).toBeNull();
}, 60_000);

test('the keeper makes whoever is new careful again, but nobody whom the keeper welcomed', async () => {
  const newcomer = await signUp('Amina of the hill');
  if (!newcomer) throw new Error('the name was taken');
  const careful = async () => {
    const { carefulUntil } = await database().person.findUniqueOrThrow({ where: { id: newcomer.viewer.id } });
    return carefulUntil !== null;
  };
  await endCarefulDays(newcomer.viewer, database());
  // The command has a clock of its own.
  const data = { vouchesFrom: new Date('2126-01-01') };
  await database().person.update({ where: { id: newcomer.viewer.id }, data });
  expect([keeper('careful').status, await careful()]).toEqual([0, true]);
  expect([keeper('welcome', 'Amina of the hill').status, await careful()]).toEqual([0, false]);
  expect([keeper('careful').status, await careful()]).toEqual([0, false]);
  await database().person.deleteMany();
}, 60_000);

test('the keeper writes what the board says of itself, and checks it', async () => {
  expect(keeper('words', 'Kept by Boris,', 'in the yard.').status).toBe(0);
  expect((await database().board.findFirstOrThrow()).words).toBe('Kept by Boris, in the yard.');
  const checked = keeper('check');
  expect(checked.said).toContain('ok      The database holds a board, and nothing that could keep accounts');
  expect(checked).toMatchObject({ status: 0 });
}, 60_000);

/** Many offers that passed ten days ago, with words under them, and one that did not. */
async function offers() {
  const newcomer = await signUp('Clara');
  if (!newcomer) throw new Error('the name was taken');
  const personId = newcomer.viewer.id;
  const ids = Array.from({ length: 3000 }, () => crypto.randomUUID()).sort();
  const at = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  const living = crypto.randomUUID();
  await database().post.createMany({
    data: [...ids, living].map((id) => ({ id, kind: 'OFFER', title: 'Rye' })),
  });
  const day = (postId: string, days: number) => ({ postId, starts: at(days - 1), ends: at(days) });
  await database().occurrence.createMany({
    data: [...ids.map((id) => day(id, -10)), day(living, 10)].map((row) => ({
      ...row,
      kind: 'HOUR' as const,
    })),
  });
  await database().message.createMany({
    data: [...ids, living].map((postId) => ({ postId, personId, body: 'Warm?', madeAt: at(-11) })),
  });
  return { passed: ids, living };
}

test('the keeper forgets by hand: killed while it goes, it can be done again; it says what went, in words', async () => {
  const { passed, living } = await offers();
  const command = [
    '--disable-warning=ExperimentalWarning',
    '--import',
    './bin/next-names.ts',
    'bin/keeper.ts',
  ];
  // They go in the order of their ids: killed as soon as one of them is seen to be gone, in the midst of those that follow.
  for (const id of [passed[100], passed[777], passed[1500], passed[2345]]) {
    const child = spawn(process.execPath, [...command, 'forget'], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    while (child.exitCode === null && (await database().post.findUnique({ where: { id } }))) {}
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(await database().post.findUnique({ where: { id: living } })).not.toBeNull();
    expect(await database().post.findUnique({ where: { id: passed.at(-1) } })).not.toBeNull();
  }
  expect(keeper('forget').status).toBe(0);
  expect(await database().post.findMany({ select: { id: true } })).toEqual([{ id: living }]);
  expect(await database().message.findMany({ select: { postId: true } })).toEqual([{ postId: living }]);
  expect(keeper('forget').said).toMatch(/^Nothing had passed: nothing was erased\.\n/);
  await database().post.update({ where: { id: living }, data: { withdrawnAt: new Date(0) } });
  const { said } = keeper('forget');
  expect(said).toMatch(/^What had passed is erased\. It was of these kinds:\n\n {2}What was withdrawn\n\n/);
  expect(said).toMatch(/These tables had lost rows and were written anew: .*Post/);
}, 240_000);

test('what cannot be done is said in a line', () => {
  expect(keeper('erase', 'Nobody')).toEqual({ status: 1, said: 'Nobody here is called Nobody.\n' });
  expect(keeper('passphrase').status).toBe(1);
  expect(keeper('nonsense').status).toBe(1);
  expect(keeper().said).toContain('npm run keeper -- passphrase NAME');
}, 60_000);

test('a PostgreSQL that runs is found by its data directory', async () => {
  const url = await runningDatabase(process.env.DATA_DIR as string, 'postgres');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.end();
  const empty = mkdtempSync(path.join(tmpdir(), 'fournil-empty-'));
  expect(await runningDatabase(empty, 'postgres')).toBeUndefined();
});

test('the keeper erases what stands at an address, so that no restore brings it back', async () => {
  const viewer = await somebody();
  const post = await activity([viewer], []);
  const said = await database().message.create({
    data: { postId: post.id, personId: viewer.id, body: 'Her door is the blue one', madeAt: new Date() },
  });
  const place = await database().place.create({ data: { name: 'Mill', slug: 'mill-of-erasing' } });
  expect(keeper('erase', `http://localhost:3000/posts/${post.id}#message-${said.id}`).status).toBe(0);
  expect(await database().message.findFirst({ where: { id: said.id } })).toBeNull();
  expect(await database().post.findFirst({ where: { id: post.id } })).not.toBeNull();
  expect(keeper('erase', `/posts/${post.id}`).status).toBe(0);
  expect(await database().post.findFirst({ where: { id: post.id } })).toBeNull();
  expect(keeper('erase', '/places/mill-of-erasing').status).toBe(0);
  expect(await database().place.findFirst({ where: { id: place.id } })).toBeNull();
  expect(keeper('erase', '/posts/none').status).toBe(1);
  await database().person.deleteMany();
}, 240_000);
