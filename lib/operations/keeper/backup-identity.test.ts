import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { withoutIdentity } from '#lib/operations/command-line';
import { backupIdentity } from '#lib/operations/keeper/backup-identity';
import { openingKey } from '#lib/operations/restore/opening-key';
import { isIdentity, recipientOf } from '#lib/platform/config/recipient';

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-identity-'));
process.env.DATA_DIR = folder;

const atTerminal = (isTerminal: boolean) => {
  process.stdout.isTTY = isTerminal;
};

test('the pair is shown at a terminal, and nowhere else', async () => {
  const before = process.stdout.isTTY;
  try {
    atTerminal(false);
    await expect(backupIdentity()).rejects.toThrow('at a terminal only');
    atTerminal(true);
    const said = await backupIdentity();
    const [identity = '', another] = said.match(/AGE-SECRET-KEY-1\w+/g) ?? [];
    expect([isIdentity(identity), another]).toEqual([true, undefined]);
    expect(said).toContain(`BACKUP_RECIPIENT=${recipientOf(identity)}\n`.trim());
    expect(await backupIdentity()).not.toContain(identity);
    expect(said).not.toContain('Backups from before');
    mkdirSync(path.join(folder, 'keys'));
    writeFileSync(path.join(folder, 'keys/backup'), 'the key of before, longer than thirty-two\n');
    expect(await backupIdentity()).toContain('the key of before, longer than thirty-two');
  } finally {
    process.stdout.isTTY = before;
  }
});

test('an identity is taken from a file as age-keygen writes it; what is none is told', async () => {
  const [backup, key] = ['board.age', 'key.txt'].map((name) => path.join(folder, name)) as [string, string];
  writeFileSync(backup, 'age-encryption.org/v1\n');
  await expect(openingKey(backup)).rejects.toThrow('--identity FILE');
  await expect(openingKey(backup, path.join(folder, 'none'))).rejects.toThrow('There is no file');
  writeFileSync(key, 'AGE-SECRET-KEY-1QQQ\n');
  await expect(openingKey(backup, key)).rejects.toThrow('That is no identity');
  const identity = 'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX';
  writeFileSync(key, `# created: 2026-11-30\r\n# public key: ${recipientOf(identity)}\r\n${identity}\r\n`);
  expect(await openingKey(backup, key)).toBe(identity);
});

test('--identity stands before or behind a file, or with it', () => {
  const named = { rest: ['--old', 'a'], identity: path.resolve('b') };
  for (const given of [
    ['--old', '--identity', 'b', 'a'],
    ['--old', 'a', '--identity', 'b'],
    ['--identity=b', '--old', 'a'],
  ])
    expect(withoutIdentity(given)).toEqual(named);
  expect(withoutIdentity(['a', '--identity'])).toEqual({ rest: ['a', '--identity'] });
});
