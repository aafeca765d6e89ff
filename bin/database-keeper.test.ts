import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { database } from '#lib/database/client';
import { runningDatabase } from '#lib/database/embedded';
import { signIn, signUp } from '#lib/people/mutations';

// The command as it is typed, on the database of this file.
function keeper(...words: string[]) {
  const options = ['--disable-warning=ExperimentalWarning', '--conditions=react-server', 'bin/keeper.ts'];
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
  expect(carefulUntil < new Date()).toBe(true);
  expect(keeper('erase', 'Amina of the mill').status).toBe(0);
  expect(await database().person.findFirst()).toBeNull();
}, 60_000);

test('the keeper writes what the board says of itself, and checks it', async () => {
  expect(keeper('words', 'Kept by Boris,', 'in the yard.').status).toBe(0);
  expect((await database().board.findFirstOrThrow()).words).toBe('Kept by Boris, in the yard.');
  const checked = keeper('check');
  expect(checked.said).toContain('ok      Nothing in the database can hold a quantity');
  expect(checked).toMatchObject({ status: 0 });
}, 60_000);

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
