import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HEADER, idOfBefore, open } from '#lib/operations/backup/sealed-before';
import { Unopenable } from '#lib/operations/backup/unopenable';

// A backup of a release before (before/README.md): it still opens, and only whole.

const before = (name: string) => readFileSync(path.join(import.meta.dirname, 'before', name));
const whole = before('board.backup');
const KEY = String(before('key')).trim();

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}
async function opening(bytes: Uint8Array, key = KEY): Promise<void> {
  for await (const _ of open(pieces(bytes), key));
}

test('it opens with its key, and is known by its beginning', async () => {
  await opening(whole);
  expect(idOfBefore(whole)).toMatch(/^[\w-]{43}$/);
  expect(idOfBefore(Buffer.from('age-encryption.org/v1\n'))).toBeUndefined();
});

test('cut off or altered anywhere, or with anything behind its end, it is refused', async () => {
  const edges = [0, 1, HEADER - 1, HEADER, whole.length - 1];
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constantFrom(...edges), fc.nat(whole.length - 1)), async (at) => {
      await expect(opening(whole.subarray(0, at))).rejects.toThrow(Unopenable);
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await expect(opening(altered)).rejects.toThrow(Unopenable);
    }),
  );
  await expect(opening(Buffer.concat([whole, Buffer.from('.')]))).rejects.toThrow(Unopenable);
});

test('another key, and a file of another kind, are told apart from damage', async () => {
  await expect(opening(whole, `${KEY}.`)).rejects.toThrow('another BACKUP_KEY');
  await expect(opening(Buffer.alloc(500))).rejects.toThrow('no backup of Fournil');
});
