import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { keptBackups, noteBackup } from '#lib/operations/backup/kept-backups';
import { sweep } from '#lib/operations/forgetting/sweep';
import { after, bytes, clear, DAY, pictures, post, THEN } from '#lib/operations/forgetting/testing';
import { keepBefore, keysBefore } from '#lib/platform/config/keys';
import { database } from '#lib/platform/database/client';
import { livingBackup } from '#lib/platform/database/testing-tombstones';
import { addTombstones } from '#lib/platform/database/tombstones';

// What lies in files goes by the same sweep as the rows.

beforeEach(clear);
const data = path.dirname(pictures);
const inData = (...name: string[]) => path.join(data, ...name);

test('logs go after seven days', async () => {
  mkdirSync(inData('log'), { recursive: true });
  for (const day of ['2030-05-02', '2030-05-03']) writeFileSync(inData('log', `${day}.log`), 'A start\n');
  expect(await sweep(THEN)).toContain('log');
  expect(readdirSync(inData('log'))).toEqual(['2030-05-03.log']);
});

test('backups go after seven days, with what was erased early while they lived', async () => {
  const made = async (days: number) => {
    const id = randomUUID();
    await noteBackup({ id, file: inData(id), madeAt: after(THEN, -days * DAY).toISOString() });
    return id;
  };
  const [, young] = [await made(7), await made(6.9)];
  const erase = (id: string) => database().$transaction((db) => addTombstones(db, 'Message', id));
  const listed = async () => (await database().sealedTombstone.findMany()).map(({ expires }) => expires);
  await erase('before there was any');
  expect(await listed()).toEqual([]);
  await livingBackup(after(THEN, -1));
  await erase('while the old one lived');
  await livingBackup(after(THEN, 3 * DAY));
  await erase('while both lived');
  expect((await listed()).sort()).toEqual(
    ['2030-05-10', '2030-05-10', '2030-05-13'].map((day) => new Date(day)),
  );
  expect(await sweep(THEN)).toContain('backup');
  expect((await keptBackups()).map(({ id }) => id)).toEqual([young]);
  // The day of the old one has not passed, but it has; what only it could hold stays as long as the day of a younger one is as late.
  expect(await database().livingBackup.findMany()).toHaveLength(1);
  await sweep(after(THEN, 3 * DAY));
  expect([await listed(), await database().livingBackup.findMany()]).toEqual([[], []]);
});

test('the list as it was before it was sealed goes at once', async () => {
  await database().tombstone.create({ data: { hash: bytes(), day: THEN } });
  await sweep(THEN);
  expect(await database().tombstone.findMany()).toEqual([]);
});

test('keys that were in use before the secret was changed go when no session can be left of them', async () => {
  await keepBefore('a secret of long ago, longer than thirty-two', new Date('2030-01-29'));
  await keepBefore('a secret of later on, longer than thirty-two', new Date('2030-01-30'));
  expect(keysBefore('session')).toHaveLength(2);
  await sweep(THEN);
  expect(keysBefore('session')).toHaveLength(1);
});

test('mails that were written down go after a day', async () => {
  mkdirSync(inData('mail'), { recursive: true });
  const mail = (name: string, at: Date) => {
    writeFileSync(inData('mail', name), 'To: amina@example.org');
    utimesSync(inData('mail', name), at, at);
  };
  mail('old.eml', after(THEN, -DAY - 1_000));
  mail('young.eml', after(THEN, -DAY + 1_000));
  await sweep(THEN);
  expect(readdirSync(inData('mail'))).toEqual(['young.eml']);
});

test('the files of a picture go with its post, however young they are', async () => {
  const id = await post([after(THEN, -3 * DAY)]);
  const files = readdirSync(pictures).map((name) => path.join(pictures, name));
  for (const file of files) utimesSync(file, THEN, THEN);
  expect(files).toHaveLength(2);
  await sweep(THEN);
  expect(await database().post.findUnique({ where: { id } })).toBeNull();
  expect(files.map((file) => existsSync(file))).toEqual([false, false]);
});
