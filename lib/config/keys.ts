import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { config } from '#lib/config/config';

/** The keys that are kept: what seals, what reads backups, what knows what was erased early, what Next's actions and PostgreSQL ask for. */
export type KeyName = 'secret' | 'backup' | 'erased' | 'actions' | 'postgres';

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

/** The key of the backups: BACKUP_KEY, or the one kept in DATA_DIR/keys; `isNew` where it was made just now, for it must be shown once. */
export function backupKey(): { key: string; isNew: boolean } {
  const { BACKUP_KEY } = config();
  if (BACKUP_KEY) return { key: BACKUP_KEY, isNew: false };
  const isNew = !existsSync(keyFile('backup'));
  return { key: keptKey('backup'), isNew };
}

/** A 32-byte key for one purpose, derived from the secret (HKDF, RFC 5869). */
export function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret(), 'fournil', purpose, 32));
}

/** A keyed hash (HMAC-SHA-256): finds the same thing again without telling what it was. */
export function keyedHash(purpose: string, text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', keyFor(purpose)).update(text).digest());
}
