import { closeSync, mkdtempSync, openSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keepKey, keptKey, keyFile } from '#lib/platform/config/keys';

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-keys-'));

test('where a key becomes another, the bytes of the old one are gone too', async () => {
  const old = keptKey('secret');
  const held = openSync(keyFile('secret'), 'r');
  await keepKey('secret', 'another');
  expect(keptKey('secret')).toBe('another');
  const left = readFileSync(held);
  expect([left.length > 0, left.every((byte) => byte === 0), left.includes(old)]).toEqual([
    true,
    true,
    false,
  ]);
  closeSync(held);
  expect(statSync(keyFile('secret')).mode & 0o777).toBe(0o600);
});
