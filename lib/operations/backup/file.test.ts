import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeIdentity, opened } from '#lib/operations/backup/age';
import type { ArchivePart, BackupInfo } from '#lib/operations/backup/archive';
import { hashOfFile, readBackup, writeBackup } from '#lib/operations/backup/file';
import { Unopenable } from '#lib/operations/backup/unopenable';
import { recipientOf } from '#lib/platform/config/recipient';

const identity = await makeIdentity();
const recipient = recipientOf(identity);
const folder = mkdtempSync(path.join(tmpdir(), 'fournil-backup-'));
const MEGABYTE = 2 ** 20;

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const all = (stream: AsyncIterable<Uint8Array>) => buffer(Readable.from(stream));
const noise = (size: number) => Buffer.from(Array.from({ length: size }, (_, at) => (at * 7919) % 251));

const table = (name: string) => ({ schema: 'public', name, columns: ['id'], key: ['id'], order: 'id' });
const tables = [table('Place'), table('Post'), table('PostScript')];
const abouts: BackupInfo[] = [
  {
    ...{ is: 'manifest', id: '', madeAt: '2026-11-23T08:00:00Z', readAt: '1' },
    ...{ migrations: ['a', 'b'], tables },
  },
  { is: 'key', name: 'secret' },
  { is: 'table', table: table('Post') }, // no place has been opened
  { is: 'table', table: table('PostScript') },
  { is: 'file', name: 'a-small.webp', size: 20 },
  { is: 'file', name: 'b-small.webp', size: 20 },
];
// Of more than two pieces.
const lengthOf = (about: BackupInfo) =>
  about.is === 'manifest' ? 0 : about.is === 'table' && about.table.name === 'Post' ? 9 * MEGABYTE : 20;

async function* content(): AsyncGenerator<ArchivePart> {
  for (const about of abouts) yield { about, body: pieces(noise(lengthOf(about)), 1_000_000) };
}

const write = (name: string, more: Partial<Parameters<typeof writeBackup>[2]> = {}) =>
  writeBackup(path.join(folder, name), content(), { recipient, ...more });

test('a file has its parts, in order, whether their bodies are read or not; another is not overwritten unasked', async () => {
  const file = path.join(folder, 'whole');
  let told = '';
  const onWhole = async (hash: string) => {
    expect(() => readFileSync(file)).toThrow('ENOENT');
    told = hash;
  };
  await write('whole', { onWhole });
  expect([told, await hashOfFile(file)]).toEqual(Array(2).fill(sha256(readFileSync(file))));
  const read: BackupInfo[] = [];
  for await (const { about, body, hash } of readBackup(file, identity)) {
    read.push(about);
    if (about.is === 'file' && about.name.startsWith('a')) continue;
    expect((await all(body)).equals(noise(lengthOf(about)))).toBe(true);
    expect(hash()).toBe(sha256(noise(lengthOf(about))));
  }
  expect(read).toEqual(abouts);
  const before = readFileSync(file);
  await expect(write('whole')).rejects.toMatchObject({ code: 'EEXIST' });
  expect(readFileSync(file).equals(before)).toBe(true);
  await write('whole', { overwrite: true });
  expect(readFileSync(file).equals(before)).toBe(false);
  for await (const _ of readBackup(file, identity));
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('nobody opens it but its recipient; what is no backup is told from one for somebody else', async () => {
  await write('theirs');
  const read = async (file: string, key: string) => {
    for await (const _ of readBackup(path.join(folder, file), key));
  };
  await expect(read('theirs', await makeIdentity())).rejects.toThrow('another recipient');
  // Sealed to two: to whoever keeps the board, and to a pair that was in memory while it was made.
  expect(readFileSync(path.join(folder, 'theirs'), 'latin1').match(/^-> X25519 /gm)).toHaveLength(2);
  writeFileSync(path.join(folder, 'list'), 'a shopping list');
  await expect(read('list', identity)).rejects.toThrow('no backup of Fournil');
});

test('what fails on the way leaves neither file nor half a file', async () => {
  const file = path.join(folder, 'half');
  const broken = async function* (): AsyncGenerator<ArchivePart> {
    for await (const part of content()) {
      yield part;
      if (part.about.is === 'table') throw new Error('pulled the plug');
    }
  };
  await expect(writeBackup(file, broken(), { recipient })).rejects.toThrow('pulled the plug');
  // A picture that is shorter than it was.
  const short = async function* (): AsyncGenerator<ArchivePart> {
    for await (const part of content())
      yield part.about.is === 'file' ? { ...part, body: pieces(noise(19), 19) } : part;
  };
  await expect(writeBackup(file, short(), { recipient })).rejects.toThrow('Size mismatch');
  const stopped = AbortSignal.abort();
  await expect(writeBackup(file, content(), { recipient, signal: stopped })).rejects.toThrow('abort');
  const unnoted = async () => {
    throw new Error('no room for a note');
  };
  await expect(writeBackup(file, content(), { recipient, onWhole: unnoted })).rejects.toThrow('no room');
  expect(readdirSync(folder).filter((name) => name.startsWith('half'))).toEqual([]);
});

test('altered in any byte, cut off anywhere, or with anything behind its end, it is refused', async () => {
  const small = async function* (): AsyncGenerator<ArchivePart> {
    for await (const part of content())
      yield part.about.is === 'table' ? { ...part, body: pieces(noise(90_000), 40_000) } : part;
  };
  const file = path.join(folder, 'altered');
  await writeBackup(file, small(), { recipient });
  const bytes = readFileSync(file);
  const reading = async (change: Buffer) => {
    writeFileSync(file, change);
    for await (const { body } of readBackup(file, identity)) for await (const _ of body);
  };
  await reading(bytes);
  // The two lines of the pair in memory are nobody's: whoever reads passes them over, and the header is closed by a keyed hash.
  const change = fc.record({ at: fc.nat(bytes.length - 1), by: fc.integer({ min: 1, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(change, async ({ at, by }) => {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ by;
      await expect(reading(altered)).rejects.toThrow(Unopenable);
    }),
    { numRuns: 40 },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.nat(400), fc.nat(bytes.length - 1)), async (end) => {
      await expect(reading(bytes.subarray(0, end))).rejects.toThrow(Unopenable);
    }),
    { numRuns: 30 },
  );
  await expect(reading(Buffer.concat([bytes, Buffer.from('.')]))).rejects.toThrow(Unopenable);
  await expect(reading(Buffer.concat([bytes, bytes]))).rejects.toThrow(Unopenable);
});

test('what opens is a tar as anybody’s tar reads it', async () => {
  await write('tar');
  const tar = path.join(folder, 'opened.tar');
  const bytes = await all(opened(pieces(readFileSync(path.join(folder, 'tar')), 100_000), identity));
  writeFileSync(tar, bytes);
  const names = execFileSync('tar', ['tf', tar], { encoding: 'utf8' }).split('\n').filter(Boolean);
  expect(names).toContain('tables/Post/000002.gz');
  expect(names.slice(0, 3)).toEqual(['READ-ME.txt', 'manifest.json', 'keys/secret']);
  execFileSync('tar', ['xf', tar], { cwd: folder });
  const rows = names.filter((name) => name.startsWith('tables/Post/'));
  const put = Buffer.concat(rows.map((name) => gunzipSync(readFileSync(path.join(folder, name)))));
  expect(put.equals(noise(9 * MEGABYTE))).toBe(true);
  expect(readFileSync(path.join(folder, 'pictures/a-small.webp')).equals(noise(20))).toBe(true);
});

const tools = ['age', 'tar'].filter((tool) => spawnSync(tool, ['--version']).error);
const skipped = tools.join(' and ');

test.skipIf(skipped)(
  `whoever holds the identity opens it with age and tar, without us${skipped && ` (${skipped}: not installed here)`}`,
  async () => {
    await write('without-us');
    const key = path.join(folder, 'identity.txt');
    writeFileSync(key, `# kept elsewhere\n${identity}\n`);
    const into = mkdtempSync(path.join(tmpdir(), 'fournil-without-us-'));
    const script = `age -d -i "${key}" "${path.join(folder, 'without-us')}" | tar x -C "${into}"`;
    execFileSync('sh', ['-ec', script]);
    const put = execFileSync('sh', ['-ec', `cat "${into}"/tables/Post/*.gz | gunzip`], {
      maxBuffer: 20 * MEGABYTE,
    });
    expect(put.equals(noise(9 * MEGABYTE))).toBe(true);
    expect(readFileSync(path.join(into, 'keys/secret')).equals(noise(20))).toBe(true);
  },
);
