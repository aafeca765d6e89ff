import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimMail } from '#lib/notifications/deliver';
import { queueMail, queueMails } from '#lib/notifications/outbox';
import { allHandedOver, reader, until } from '#lib/notifications/testing';
import { eraseMailFiles } from '#lib/notifications/transport';
import { database } from '#lib/platform/database/client';
import { listener } from '#lib/platform/database/listener';
import { stopWorker } from '#lib/platform/jobs/running';
import { WORK, wakeWorkers } from '#lib/platform/jobs/wake';
import { startWorkerFor } from '#lib/platform/jobs/worker';

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-mail-'));
const folder = path.join(process.env.DATA_DIR, 'mail');

beforeAll(() => startWorkerFor({ mail: claimMail }));
afterAll(() => stopWorker());

const mails = () => readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
const waiting = () => database().mail.findMany({ select: { id: true } });

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
  expect(await waiting()).toEqual([]);
});

test('where the transaction is undone there is no mail, and nobody is woken', async () => {
  const heard: unknown[] = [];
  const stop = listener().hear((topic) => heard.push(topic));
  await listener().ready();
  const { id } = await reader('Aziz', 'aziz@example.org');
  const undone = database().$transaction(async (db) => {
    await queueMail(db, id, { subject: 's', text: 't' });
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  expect(await waiting()).toEqual([]);
  await wakeWorkers(database());
  await until(() => heard.includes(WORK));
  expect(heard).toEqual([WORK]);
  stop();
});

test('in the database neither words nor address are readable', async () => {
  const { id } = await reader('Boris', 'boris@example.org');
  const due = new Date(Date.now() + 60_000);
  await queueMail(database(), id, { subject: 'canary', text: 'canary', to: 'canary@example.org', due });
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
  await queueMail(database(), id, { subject: 's', text: 't', due: new Date(Date.now() + hour) });
  expect(await claimMail()).toBeUndefined();
  await database().mail.updateMany({ data: { due: new Date(0), expires: new Date(1) } });
  expect(await claimMail()).toBeUndefined();
  expect(mails()).toEqual(before);
  // Erased by the sweep, which looks whether the clock is to be trusted.
  await database().mail.deleteMany();
});

test('a mail of which nobody was told is found, and who is woken for nothing finds nothing', async () => {
  const { id } = await reader('Djamila', 'djamila@example.org');
  await queueMail(database(), id, { subject: 's', text: 't', due: new Date(Date.now() + 60_000) });
  await database().mail.updateMany({ data: { due: new Date(0) } });
  await allHandedOver();
  expect(await waiting()).toEqual([]);
  await wakeWorkers(database());
  expect(await claimMail()).toBeUndefined();
  expect(mails().join()).toContain('djamila@example.org');
});

test('an address to be confirmed is used for that mail only, and lines in it stay lines of words', async () => {
  const { id } = await reader('Emil', 'emil@example.org');
  const mail = { subject: 'one\r\nBcc: x@example.org', text: 't' };
  await queueMail(database(), id, { ...mail, to: 'new@example.org' });
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
  await eraseMailFiles(new Date());
  expect(readdirSync(folder).sort()).toEqual([...others, 'a note of the keeper'].sort());
});

test('for whoever has no address nothing is put into the outbox', async () => {
  const [told, other] = [await reader('Farid', 'farid@example.org'), await reader('Gul')];
  await database().$transaction(async (db) => {
    await queueMails(db, [told.id, other.id], () => ({
      subject: 'News',
      text: 'It is warm',
      kind: 'COMING',
    }));
    const rows = await db.mail.findMany({ select: { personId: true } });
    expect(rows).toEqual([{ personId: told.id }]);
  });
});
