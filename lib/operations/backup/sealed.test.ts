import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArchivePart, BackupInfo } from '#lib/operations/backup/archive';
import { readBackup, writeBackup } from '#lib/operations/backup/file';
import { HEADER, open, seal, Unopenable } from '#lib/operations/backup/sealed';

const KEY = 'a key for tests, longer than thirty-two';
const CHUNK = 64 * 1024;

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const all = (stream: AsyncIterable<Uint8Array>) => buffer(Readable.from(stream));
const sealed = (bytes: Uint8Array, size = 1000) => all(seal(pieces(bytes, size), KEY));
const opened = (bytes: Uint8Array, size = 1000, key = KEY) => all(open(pieces(bytes, size), key));
const noise = (size: number) => Buffer.from(Array.from({ length: size }, (_, at) => (at * 7919) % 251));

test('what was sealed opens as it was, whatever its length and however it comes in', async () => {
  const size = fc.integer({ min: 1, max: 3 * CHUNK });
  const length = fc.oneof(
    fc.integer({ min: 0, max: 200 }),
    fc.integer({ min: CHUNK - 2, max: CHUNK + 2 }),
    fc.integer({ min: 2 * CHUNK - 2, max: 2 * CHUNK + 2 }),
  );
  await fc.assert(
    fc.asyncProperty(length, size, size, async (length, inSize, outSize) => {
      const plain = noise(length);
      expect((await opened(await sealed(plain, inSize), outSize)).equals(plain)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('cut off anywhere, it is refused', async () => {
  const whole = await sealed(noise(2 * CHUNK + 100));
  const edges = [0, 1, HEADER - 1, HEADER, HEADER + CHUNK + 16, HEADER + 2 * (CHUNK + 16), whole.length - 1];
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constantFrom(...edges), fc.nat(whole.length - 1)), async (end) => {
      await expect(opened(whole.subarray(0, end), CHUNK)).rejects.toThrow(Unopenable);
    }),
  );
});

test('altered in any byte, it is refused; so is anything put behind its end', async () => {
  const whole = await sealed(noise(2 * CHUNK + 100));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.nat(HEADER), fc.nat(whole.length - 1)),
      fc.integer({ min: 1, max: 255 }),
      async (at, change) => {
        const altered = Buffer.from(whole);
        altered[at] = (altered[at] ?? 0) ^ change;
        await expect(opened(altered, CHUNK)).rejects.toThrow(Unopenable);
      },
    ),
  );
  await expect(opened(Buffer.concat([whole, Buffer.from('.')]))).rejects.toThrow(Unopenable);
});

test('chunks that change places, or are left out, or come from another file, are refused', async () => {
  const size = CHUNK + 16;
  const plain = noise(4 * CHUNK);
  const [one, two] = [await sealed(plain), await sealed(plain)];
  const chunk = (of: Buffer, at: number) => of.subarray(HEADER + at * size, HEADER + (at + 1) * size);
  const file = (...chunks: Buffer[]) => Buffer.concat([one.subarray(0, HEADER), ...chunks]);
  const [a, b, c, d] = [chunk(one, 0), chunk(one, 1), chunk(one, 2), chunk(one, 3)];
  expect((await opened(file(a, b, c, d))).equals(plain)).toBe(true);
  for (const wrong of [
    [b, a, c, d],
    [a, c, d],
    [a, b, d],
    [a, b, b, c, d],
    [a, b, c],
    [a, b, c, d, d],
    [chunk(two, 0), b, c, d],
  ])
    await expect(opened(file(...wrong))).rejects.toThrow(Unopenable);
});

test('another key, and a file of another kind, are told apart from damage', async () => {
  const whole = await sealed(noise(10));
  await expect(opened(whole, 1000, `${KEY}.`)).rejects.toThrow('another BACKUP_KEY');
  await expect(opened(noise(500))).rejects.toThrow('no backup of Fournil');
  await expect(opened(Buffer.alloc(0))).rejects.toThrow('no backup of Fournil');
});

test('the same content never looks the same', async () => {
  expect(await sealed(noise(100))).not.toEqual(await sealed(noise(100)));
});

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-backup-'));
const abouts: BackupInfo[] = [
  { is: 'manifest', madeAt: '2026-11-23T08:00:00Z', migrations: ['a', 'b'] },
  { is: 'key', name: 'secret' },
  { is: 'table', table: { schema: 'public', name: 'Post', columns: ['id'], key: ['id'], order: 'id' } },
  { is: 'file', name: 'a-small.webp' },
  { is: 'end' },
];
async function* content(): AsyncGenerator<ArchivePart> {
  for (const about of abouts)
    yield { about, body: pieces(noise(about.is === 'table' ? 3 * CHUNK : 20), 40_000) };
}

test('a file has its parts, in order, whether their bodies are read or not; another is not overwritten unasked', async () => {
  const file = path.join(folder, 'whole');
  await writeBackup(file, content(), { key: KEY });
  const read: BackupInfo[] = [];
  for await (const { about, body, hash } of readBackup(file, KEY)) {
    read.push(about);
    if (about.is === 'file') continue;
    expect((await all(body)).equals(noise(about.is === 'table' ? 3 * CHUNK : 20))).toBe(true);
    expect(hash()).toMatch(/^[0-9a-f]{64}$/);
  }
  expect(read).toEqual(abouts);
  const before = readFileSync(file);
  await expect(writeBackup(file, content(), { key: KEY })).rejects.toMatchObject({ code: 'EEXIST' });
  expect(readFileSync(file).equals(before)).toBe(true);
  await writeBackup(file, content(), { key: KEY, overwrite: true });
  expect(readFileSync(file).equals(before)).toBe(false);
});

test('what fails on the way leaves neither file nor half a file', async () => {
  const file = path.join(folder, 'half');
  const broken = async function* (): AsyncGenerator<ArchivePart> {
    for await (const part of content()) {
      yield part;
      if (part.about.is === 'table') throw new Error('pulled the plug');
    }
  };
  await expect(writeBackup(file, broken(), { key: KEY })).rejects.toThrow('pulled the plug');
  expect(() => readFileSync(file)).toThrow('ENOENT');
});

test('a file that was altered says so while it is read', async () => {
  const file = path.join(folder, 'altered');
  await writeBackup(file, content(), { key: KEY });
  const bytes = readFileSync(file);
  for (const change of [
    bytes.subarray(0, -1),
    Buffer.concat([bytes, bytes]),
    bytes.subarray(0, HEADER + 40),
  ]) {
    writeFileSync(file, change);
    const reading = async () => {
      for await (const _ of readBackup(file, KEY));
    };
    await expect(reading()).rejects.toThrow(Unopenable);
  }
});
