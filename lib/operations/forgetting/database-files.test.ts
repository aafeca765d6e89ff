import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { keptBackups, noteBackup } from '#lib/operations/backup/kept-backups';
import { newSalt } from '#lib/operations/backup/sealed';
import { sweep } from '#lib/operations/forgetting/sweep';
import { after, clear, DAY, pictures, post, THEN } from '#lib/operations/forgetting/testing';
import { keepBefore, keysBefore } from '#lib/platform/config/keys';
import { database } from '#lib/platform/database/client';
import { addTombstones, tombstoneHash } from '#lib/platform/database/tombstones';

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

test('backups go after seven days, and what the list says of their time with them', async () => {
  const made = async (days: number) => {
    const id = newSalt().toString('base64url');
    await noteBackup({ id, file: inData(id), madeAt: after(THEN, -days * DAY).toISOString() });
    return id;
  };
  const [, young] = [await made(7), await made(6.9)];
  await database().$transaction((db) => addTombstones(db, 'Message', 'old', 'young'));
  const listed = (id: string, day: string) =>
    database().tombstone.updateMany({
      where: { hash: tombstoneHash('Message', id) },
      data: { day: new Date(day) },
    });
  await listed('old', '2030-05-02');
  await listed('young', '2030-05-03');
  expect(await sweep(THEN)).toContain('backup');
  expect((await keptBackups()).map(({ id }) => id)).toEqual([young]);
  expect((await database().tombstone.findMany()).map(({ day }) => day)).toEqual([new Date('2030-05-03')]);
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
