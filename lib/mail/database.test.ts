import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keyedHash } from '#lib/config/keys';
import { seal } from '#lib/config/seal';
import { database } from '#lib/database/client';
import { forgetWrittenDown } from '#lib/mail/carrier';
import { deliverMails } from '#lib/mail/deliver';
import { queueMail } from '#lib/mail/outbox';
import { signUp } from '#lib/people/mutations';

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-mail-'));
const folder = path.join(process.env.DATA_DIR, 'mail');

async function reader(name: string, email?: string): Promise<string> {
  const newcomer = await signUp(name);
  if (!newcomer) throw new Error('the name was taken');
  const { id } = newcomer.viewer;
  if (email)
    await database().person.update({
      where: { id },
      data: { emailSealed: seal('email', email), emailHash: keyedHash('email', email) },
    });
  return id;
}

function mails(): string[] {
  return readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

test('a mail is handed over once, by whichever process comes first, and erased', async () => {
  const id = await reader('Amina', 'amina@example.org');
  await queueMail(database(), id, { subject: 'Bäckerei – الخبز', text: 'Der Ofen ist warm.\nKomm.' });
  await Promise.all([deliverMails(), deliverMails(), deliverMails()]);
  const [mail, another] = mails();
  expect(another).toBeUndefined();
  expect(mail).toMatch(/^To: amina@example\.org\r$/m);
  expect(mail).toMatch(/^Subject: =\?UTF-8\?/m);
  expect(mail).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(mail).toContain('Der Ofen ist warm.\r\nKomm.');
  expect(await database().mail.findFirst()).toBeNull();
});

test('in the database neither words nor address are readable', async () => {
  const id = await reader('Boris', 'boris@example.org');
  await queueMail(database(), id, { subject: 'canary', text: 'canary' }, { to: 'canary@example.org' });
  const row = await database().mail.findFirstOrThrow();
  expect(Buffer.from(row.sealed).toString('latin1')).not.toContain('canary');
  await database().mail.deleteMany();
});

test('a mail to somebody without an address is dropped', async () => {
  const id = await reader('Clara');
  const before = mails();
  await queueMail(database(), id, { subject: 's', text: 't' });
  await deliverMails();
  expect(mails()).toEqual(before);
  expect(await database().mail.findFirst()).toBeNull();
});

test('a mail waits until it is due, and is given up when it expires', async () => {
  const id = await reader('Dora', 'dora@example.org');
  const before = mails();
  const hour = 60 * 60 * 1000;
  await queueMail(database(), id, { subject: 's', text: 't' }, { due: new Date(Date.now() + hour) });
  await deliverMails();
  expect(await database().mail.findFirst()).not.toBeNull();
  await database().mail.updateMany({ data: { due: new Date(0), expires: new Date(1) } });
  await deliverMails();
  expect(await database().mail.findFirst()).toBeNull();
  expect(mails()).toEqual(before);
});

test('an address to be confirmed is used for that mail only, and lines in it stay lines of words', async () => {
  const id = await reader('Emil', 'emil@example.org');
  await queueMail(
    database(),
    id,
    { subject: 'one\r\nBcc: x@example.org', text: 't' },
    { to: 'new@example.org' },
  );
  await deliverMails();
  const mail = mails().find((text) => text.includes('new@example.org'));
  expect(mail).toMatch(/^To: new@example\.org\r$/m);
  expect(mail).not.toMatch(/^Bcc:/m);
  expect(mail).not.toContain('emil@example.org');
});

test('mails that were written down are erased after a day', async () => {
  const [first, ...others] = readdirSync(folder);
  if (!first || others.length === 0) throw new Error('no mails were written down before');
  const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
  utimesSync(path.join(folder, first), yesterday, yesterday);
  writeFileSync(path.join(folder, 'a note of the keeper'), '');
  utimesSync(path.join(folder, 'a note of the keeper'), yesterday, yesterday);
  await forgetWrittenDown();
  expect(readdirSync(folder).sort()).toEqual([...others, 'a note of the keeper'].sort());
});
