import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetWrittenDown } from '#lib/notifications/carrier';
import { mailTask } from '#lib/notifications/deliver';
import { queueMail } from '#lib/notifications/outbox';
import { allHandedOver, reader, until } from '#lib/notifications/testing';
import { database } from '#lib/platform/database/client';
import { giveJobs } from '#lib/platform/jobs/queue';
import { stopWorker } from '#lib/platform/jobs/running';
import { startWorker } from '#lib/platform/jobs/worker';

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-mail-'));
const folder = path.join(process.env.DATA_DIR, 'mail');

beforeAll(() => startWorker({ mail: mailTask }));
afterAll(() => stopWorker());

const mails = () => readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
const jobs = () => database().$queryRaw<unknown[]>`SELECT id FROM graphile_worker.jobs`;

test('a mail is handed over at once when its transaction has committed, once, and nothing of it stays', async () => {
  const { id } = await reader('Amina', 'amina@example.org');
  await database().$transaction(async (db) => {
    await queueMail(db, id, { subject: 'Bäckerei – الخبز', text: 'Der Ofen ist warm.\nKomm.' });
  });
  const began = performance.now();
  await allHandedOver();
  expect(performance.now() - began).toBeLessThan(2_000);
  const [mail, another] = mails();
  expect(another).toBeUndefined();
  expect(mail).toMatch(/^To: amina@example\.org\r$/m);
  expect(mail).toMatch(/^Subject: =\?UTF-8\?/m);
  expect(mail).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(mail).toContain('Der Ofen ist warm.\r\n\r\nKomm.');
  await until(async () => (await jobs()).length === 0);
});

test('where the transaction is undone there is neither mail nor job', async () => {
  const { id } = await reader('Aziz', 'aziz@example.org');
  const undone = database().$transaction(async (db) => {
    await queueMail(db, id, { subject: 's', text: 't' });
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  expect(await database().mail.findFirst()).toBeNull();
  expect(await jobs()).toEqual([]);
});

test('in the database neither words nor address are readable, and a job tells whose it is to nobody', async () => {
  const { id } = await reader('Boris', 'boris@example.org');
  const due = new Date(Date.now() + 60_000);
  await queueMail(database(), id, { subject: 'canary', text: 'canary' }, { to: 'canary@example.org', due });
  const row = await database().mail.findFirstOrThrow();
  expect(Buffer.from(row.sealed).toString('latin1')).not.toContain('canary');
  await database().mail.deleteMany();
});

test('a mail to somebody without an address is dropped', async () => {
  const { id } = await reader('Clara');
  const before = mails();
  await queueMail(database(), id, { subject: 's', text: 't' });
  await allHandedOver();
  expect(mails()).toEqual(before);
});

test('a mail waits until it is due, and is given up when it expires', async () => {
  const { id } = await reader('Dora', 'dora@example.org');
  const before = mails();
  const hour = 60 * 60 * 1000;
  await queueMail(database(), id, { subject: 's', text: 't' }, { due: new Date(Date.now() + hour) });
  expect(await jobs()).toEqual([]);
  await database().mail.updateMany({ data: { due: new Date(0), expires: new Date(1) } });
  await giveJobs('mail', mailTask.waiting());
  expect(await jobs()).toEqual([]);
  expect(mails()).toEqual(before);
  // Erased by the sweep, which looks whether the clock is to be trusted.
  await database().mail.deleteMany();
});

test('a row that no job knows gets one, and a job whose row is gone ends quietly', async () => {
  const { id } = await reader('Djamila', 'djamila@example.org');
  await queueMail(database(), id, { subject: 's', text: 't' }, { due: new Date(Date.now() + 60_000) });
  await database().mail.updateMany({ data: { due: new Date(0) } });
  await database()
    .$executeRaw`SELECT FROM graphile_worker.add_job('mail', json_build_object('id', gen_random_uuid()::text))`;
  await allHandedOver();
  await until(async () => (await jobs()).length === 0);
  expect(mails().join()).toContain('djamila@example.org');
});

test('an address to be confirmed is used for that mail only, and lines in it stay lines of words', async () => {
  const { id } = await reader('Emil', 'emil@example.org');
  const mail = { subject: 'one\r\nBcc: x@example.org', text: 't' };
  await queueMail(database(), id, mail, { to: 'new@example.org' });
  await allHandedOver();
  const written = mails().find((text) => text.includes('new@example.org'));
  expect(written).toMatch(/^To: new@example\.org\r$/m);
  expect(written).not.toMatch(/^Bcc:/m);
  expect(written).not.toContain('emil@example.org');
});

test('mails that were written down are erased after a day', async () => {
  const [first, ...others] = readdirSync(folder);
  if (!first || others.length === 0) throw new Error('no mails were written down before');
  const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
  utimesSync(path.join(folder, first), yesterday, yesterday);
  writeFileSync(path.join(folder, 'a note of the keeper'), '');
  utimesSync(path.join(folder, 'a note of the keeper'), yesterday, yesterday);
  await forgetWrittenDown(new Date());
  expect(readdirSync(folder).sort()).toEqual([...others, 'a note of the keeper'].sort());
});
