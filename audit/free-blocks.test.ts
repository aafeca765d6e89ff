import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { makeIdentity } from '#lib/operations/backup/age';
import type { ArchivePart } from '#lib/operations/backup/archive';
import { writeBackup } from '#lib/operations/backup/file';
import { written } from '#lib/operations/backup/tar';
import { recipientOf } from '#lib/platform/config/recipient';
import { Canaries } from './canaries.ts';
import { BLOCK, unownedRuns } from './carve.ts';
import { chance } from './chance.ts';
import { formsOf } from './find.ts';
import { blocksIn } from './free-blocks.ts';
import { checksum, logRecordsIn, logStreamsIn } from './log-records.ts';
import { PAGE } from './pages.ts';
import { Opener } from './sealed.ts';

// What was unlinked and not written over is found in the blocks of a disk, whatever it was; what belongs to a file is not taken for it.

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-blocks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const word = new Canaries(chance('free blocks')).word('a test', () => 0);
const [thing, person] = [crypto.randomUUID(), crypto.randomUUID()];
const noise = (length: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(length)));
const filled = (bytes: Buffer) =>
  Buffer.concat([bytes, Buffer.alloc(Math.ceil(bytes.length / BLOCK) * BLOCK - bytes.length)]);

/** A disk on which one file is, and between its blocks what was unlinked. */
function disk(...unlinked: Buffer[]) {
  const files = mkdtempSync(path.join(folder, 'files-'));
  const living = noise(3 * BLOCK + 77);
  writeFileSync(path.join(files, 'living'), living);
  const image = path.join(files, '../image');
  const pieces = [
    Buffer.alloc(5 * BLOCK),
    filled(living),
    ...unlinked.flatMap((each) => [filled(each), Buffer.alloc(BLOCK)]),
  ];
  writeFileSync(image, Buffer.concat(pieces));
  return { image, files: [files] };
}

const keysOfBefore = readFileSync('lib/operations/backup/before/key', 'utf8').split('\n').filter(Boolean);
const seek = (keys: string[] = []) => ({
  patterns: [...formsOf(thing), ...formsOf(person)],
  keys,
  opener: new Opener(folder),
});

const table = {
  schema: 'public',
  name: 'Host',
  columns: ['postId', 'personId'],
  key: ['postId'],
  order: 'postId',
};
const manifest = {
  is: 'manifest' as const,
  id: '',
  madeAt: '2030-05-01T12:00:00Z',
  readAt: '1',
  migrations: [],
};
async function* content(): AsyncGenerator<ArchivePart> {
  yield { about: { ...manifest, tables: [table] }, body: (async function* () {})() };
  const rows = async function* () {
    yield Buffer.from(`${thing}\t${person}\n`);
    yield Buffer.from(`${word}\t${person}\n`);
  };
  yield { about: { is: 'table', table }, body: rows() };
}

/** A page of a table with one row, of two ids. */
function heapPage(): Buffer {
  const page = Buffer.alloc(PAGE);
  const data = Buffer.concat([thing, person].map((id) => Buffer.from(id.replaceAll('-', ''), 'hex')));
  const at = PAGE - 64;
  for (const [where, value] of [
    [12, 28],
    [14, at],
    [16, PAGE],
    [18, PAGE | 4],
    [at + 18, 2],
  ] as const)
    page.writeUInt16LE(value, where);
  page.writeUInt32LE(801, at);
  page.writeUInt8(24, at + 22);
  page.writeUInt32LE(((24 + data.length) << 17) | (1 << 15) | at, 24);
  data.copy(page, at + 24);
  return page;
}

/** Two pages of the log, with a record of a transaction that lies across them. */
function logPages(): Buffer {
  const data = Buffer.concat([
    noise(7),
    Buffer.from(thing.replaceAll('-', ''), 'hex'),
    Buffer.from(`${word} ${person}`),
  ]);
  const record = Buffer.concat([Buffer.alloc(24), data]);
  record.writeUInt32LE(record.length, 0);
  record.writeUInt32LE(4711, 4);
  record.writeUInt32LE(checksum(record, 0, record.length), 20);
  const first = PAGE - 24 - 40;
  const stream = Buffer.concat([Buffer.alloc(first), record, Buffer.alloc(2 * PAGE)]);
  const head = (at: number) => {
    const bytes = Buffer.alloc(24);
    bytes.writeUInt16LE(0xd118, 0);
    bytes.writeUInt32LE(1, 4);
    bytes.writeUInt32LE(at * PAGE, 8);
    return bytes;
  };
  const payload = PAGE - 24;
  return Buffer.concat([0, 1].flatMap((at) => [head(at), stream.subarray(at * payload, (at + 1) * payload)]));
}

test('blocks of files are not taken for free ones, and free ones are read whole', () => {
  const gone = Buffer.concat([noise(BLOCK), Buffer.from(word)]);
  const { image, files } = disk(gone, noise(10));
  const runs = [...unownedRuns(image, files)];
  expect(runs.map(({ bytes }) => bytes.includes(word))).toEqual([true]);
  expect(runs[0]?.bytes.length).toBe(5 * BLOCK); // with the empty ones behind each
  const whole = disk();
  expect([...unownedRuns(whole.image, whole.files)]).toEqual([]);
});

test.each<[string, () => Buffer]>([
  ['words as they are', () => Buffer.concat([noise(99), Buffer.from(`bread ${word}`)])],
  ['what was compressed', () => Buffer.concat([noise(99), gzipSync(`bread ${word}`), noise(99)])],
  ['a record of the log across two pages', logPages],
])('a word is found: %s', async (_, make) => {
  const { canaries } = await blocksIn(disk(make()), seek());
  expect([...canaries.keys()]).toEqual([word]);
});

test('two ids are found in a page of a table that begins at any block, and in a record of the log', async () => {
  const { finder, tuples, records } = await blocksIn(disk(noise(10), heapPage(), logPages()), seek());
  expect(tuples.map(({ tuple }) => tuple.xmin)).toContain(801);
  const [stream = ''] = [...records.keys()];
  expect(records.get(stream)?.map(({ transaction }) => transaction)).toEqual([4711]);
  for (const id of [thing, person]) {
    const where = finder.found.get(id)?.map(({ file }) => file);
    expect(where).toEqual(expect.arrayContaining(['free blocks', stream]));
  }
});

test('a record whose checksum does not hold is none', () => {
  const pages = logPages();
  const [stream] = logStreamsIn(pages, BLOCK);
  expect(logRecordsIn(stream ?? Buffer.alloc(0))).toHaveLength(1);
  pages.writeUInt8(pages.readUInt8(PAGE + 30) ^ 1, PAGE + 30);
  const [altered] = logStreamsIn(pages, BLOCK);
  expect(logRecordsIn(altered ?? Buffer.alloc(0))).toEqual([]);
});

test('a backup that was unlinked is opened where its key lies anywhere, and nowhere else', async () => {
  const [file, identity] = [path.join(folder, 'board.age'), await makeIdentity()];
  await writeBackup(file, content(), { recipient: recipientOf(identity) });
  const sealed = Buffer.concat([readFileSync(file), noise(777)]);
  const shut = await blocksIn(disk(sealed), seek([await makeIdentity()]));
  expect([shut.rows, [...shut.canaries.keys()]]).toEqual([[], []]);
  const rows = [
    { postId: thing, personId: person },
    { postId: word, personId: person },
  ];
  const opened = [
    await blocksIn(disk(sealed), seek([identity])),
    await blocksIn(disk(sealed, Buffer.from(`BACKUP_KEY=${identity}\n`)), seek()),
  ];
  for (const blocks of opened) {
    expect(blocks.rows.map(({ values }) => values)).toEqual(rows);
    expect([...blocks.canaries.keys()]).toEqual([word]);
  }
});

test('a tar that was never sealed is read', async () => {
  const tar = await buffer(written(content()));
  expect((await blocksIn(disk(tar), seek())).rows.map(({ values }) => values.postId)).toEqual([thing, word]);
});

test('a backup of before is opened by the key that lies beside it, in a free block too', async () => {
  const sealed = Buffer.concat([readFileSync('lib/operations/backup/before/board.backup'), noise(777)]);
  expect((await blocksIn(disk(sealed), seek())).rows).toEqual([]);
  for (const [unlinked, keys] of [
    [[sealed], keysOfBefore],
    [[sealed, Buffer.from(`${keysOfBefore[0]}\n`)], []],
  ] as const) {
    const { rows } = await blocksIn(disk(...unlinked), seek([...keys]));
    expect(rows.filter(({ table: of }) => of === '"Person"').length).toBeGreaterThan(1);
  }
});
