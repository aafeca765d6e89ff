import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { config } from '#lib/platform/config/config';
import { replaceFile } from '#lib/platform/files/replace';

/**
 * The keys that are kept: what seals, what closes the list of what was erased early, what links were made with before the secret was
 * changed, what Next's actions and PostgreSQL ask for; and what read backups once, until none is left that it opens.
 */
export type KeyName = 'secret' | 'backup' | 'erased' | 'before' | 'actions' | 'postgres';

/** Where a key is kept. */
export const keyFile = (name: KeyName): string => path.join(config().DATA_DIR, 'keys', name);

/**
 * A key that is made once and kept in DATA_DIR/keys, readable by its owner only: 32 random bytes as base64url text.
 * Two processes that ask at once get the same one.
 */
export function keptKey(name: KeyName): string {
  const file = keyFile(name);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/** The secret of this board: SECRET, or the one kept in DATA_DIR/keys. */
export function secret(): string {
  return config().SECRET ?? keptKey('secret');
}

/** A 32-byte key for one purpose, derived from the secret (HKDF, RFC 5869). */
export function keyFor(purpose: string, of = secret()): Buffer {
  return Buffer.from(hkdfSync('sha256', of, 'fournil', purpose, 32));
}

/** A keyed hash (HMAC-SHA-256): finds the same thing again without telling what it was. */
export function keyedHash(purpose: string, text: string, of = secret()): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', keyFor(purpose, of)).update(text).digest());
}

/** By what it is known which secret a database is sealed with. */
export const sealedWith = (of: string): Uint8Array<ArrayBuffer> => keyedHash('sealed with', '', of);

/**
 * What is made with the secret and leaves the house for long: sessions, and links in mails. When the secret is changed, the keys of
 * these purposes are kept for a while; from none of them the secret can be found, or what is in the database be opened.
 */
const OUTSIDE = ['session', 'stop', 'stay', 'still so', 'coming', 'report'];

/** Keeps the keys of what is outside, as an old secret made them. */
export async function keepBefore(of: string, at: Date): Promise<void> {
  const day = at.toISOString().slice(0, 10);
  const lines = OUTSIDE.map((purpose) => `${day} ${keyFor(purpose, of).toString('base64url')} ${purpose}`);
  await writeKey(keyFile('before'), [...linesBefore(), ...lines].join('\n'));
}

/** The keys of a purpose that were in use before the secret was changed, the newest first. */
export function keysBefore(purpose: string): Buffer[] {
  const mine = linesBefore().filter((line) => line.split(' ').slice(2).join(' ') === purpose);
  return mine.reverse().map((line) => Buffer.from(line.split(' ')[1] ?? '', 'base64url'));
}

/** Forgets keys that were put out of use before a day ('YYYY-MM-DD'): by then no session is left that was made with them. */
export async function forgetBefore(day: string): Promise<void> {
  const lines = linesBefore();
  const kept = lines.filter((line) => line >= day);
  if (kept.length < lines.length) await writeKey(keyFile('before'), kept.join('\n'));
}

function linesBefore(): string[] {
  if (!existsSync(keyFile('before'))) return [];
  return readFileSync(keyFile('before'), 'utf8').split('\n').filter(Boolean);
}

/** Makes a key another, whole or not at all, and on the disk before anybody goes on. */
export const keepKey = (name: KeyName, text: string): Promise<void> => writeKey(keyFile(name), text);

/** Writes a file of keys, whole or not at all; nobody finds what stood there before. */
export async function writeKey(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await replaceFile(file, `${text}\n`);
}
