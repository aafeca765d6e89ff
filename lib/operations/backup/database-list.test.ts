import { createHash, createHmac, hkdfSync, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { makeIdentity } from '#lib/operations/backup/age';
import { hashOfFile, writeBackup } from '#lib/operations/backup/file';
import {
  deleteOldBackups,
  keptBackups,
  listBeside,
  noteBackup,
  oldestBackup,
  removeNote,
} from '#lib/operations/backup/kept-backups';
import { readTombstoneList } from '#lib/operations/backup/tombstone-list';
import { mirrorTombstones } from '#lib/operations/backup/tombstone-mirror';
import { sweep } from '#lib/operations/forgetting/sweep';
import { keptKey } from '#lib/platform/config/keys';
import { recipientOf } from '#lib/platform/config/recipient';
import { database } from '#lib/platform/database/client';
import { erasedBy, livingBackup } from '#lib/platform/database/testing-tombstones';
import { addReturns, addTombstones, erasedSince, openWords } from '#lib/platform/database/tombstones';

// What was erased early, as it stands in the database and beside backups: who holds the identity reads it, and nobody can ask it anything.

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-list-'));
process.env.DATA_DIR = folder;
const DAY = 24 * 60 * 60 * 1000;

let identity: string;
beforeEach(async () => {
  await database().sealedTombstone.deleteMany();
  await database().livingBackup.deleteMany();
  identity = await livingBackup();
});

const erase = (what: string, ...ids: string[]) =>
  database().$transaction((db) => addTombstones(db, what, ...ids));
const bringBack = (what: string, ...ids: string[]) =>
  database().$transaction((db) => addReturns(db, what, ...ids));

test('whatever was said of a thing, and in whichever order, its last word counts', async () => {
  const things = ['a', 'b', 'c'];
  const word = fc.record({ id: fc.constantFrom(...things), isErased: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 12 }), async (said) => {
      await database().sealedTombstone.deleteMany();
      const last = new Map<string, boolean>();
      for (const { id, isErased } of said) {
        await (isErased ? erase : bringBack)('Message', id);
        last.set(id, isErased);
      }
      const find = await erasedBy(identity);
      for (const id of things) expect(find('Message', id) !== undefined).toBe(last.get(id) === true);
      expect(find('Post', 'a')).toBeUndefined();
    }),
    { numRuns: 25 },
  );
});

test('a clock that is put back turns no word round; what was said before a backup read the database is not for it', async () => {
  await erase('Message', 'a');
  const before = (globalThis as { fournilLastWord?: string }).fournilLastWord ?? '';
  (globalThis as { fournilLastWord?: string }).fournilLastWord = String(BigInt(before) + 60_000_000n);
  await bringBack('Message', 'a'); // by the database's clock a minute before the last word of this process
  expect((await erasedBy(identity))('Message', 'a')).toBeUndefined();
  await erase('Message', 'a');
  expect((await erasedBy(identity))('Message', 'a')).toBeDefined();
  const rows = await database().sealedTombstone.findMany();
  const words = openWords(
    rows.map(({ sealed }) => sealed),
    identity,
  );
  const later = String(BigInt(words.at(-1)?.at ?? 0) + 3_700_000_000n);
  expect(erasedSince(words, later)('Message', 'a')).toBeUndefined();
});

test('where no backup lives nothing is noted; where several do, each of their keepers can read it', async () => {
  await database().livingBackup.deleteMany();
  await erase('Message', 'a');
  expect(await database().sealedTombstone.findMany()).toEqual([]);
  const [one, two] = [await livingBackup(), await livingBackup(new Date(Date.now() + 2 * DAY))];
  await database().livingBackup.create({
    data: { id: randomUUID(), recipient: recipientOf(one), expires: new Date() },
  });
  await erase('Message', 'b');
  for (const each of [one, two]) expect((await erasedBy(each))('Message', 'b')).toBeDefined();
  expect((await erasedBy(await makeIdentity()))('Message', 'b')).toBeUndefined();
  expect(await database().sealedTombstone.findMany()).toHaveLength(2);
});

test('with every key that lies on the machine, nobody can ask the list for a thing', async () => {
  const ids = Array.from({ length: 40 }, () => randomUUID());
  const kinds = ['Person', 'Joining', 'Person: address', 'Post: withdrawn', 'Person: passphrase'];
  const long = (kind: string, id: string) =>
    kind === 'Joining' ? `${id}/${randomUUID()}` : kind === 'Person: passphrase' ? id.repeat(4) : id;
  for (const [at, id] of ids.slice(0, 20).entries()) {
    const kind = kinds[at % kinds.length] ?? '';
    await (at % 2 ? erase : bringBack)(kind, long(kind, id));
    await erase(kind, long(kind, id));
  }
  await noteBackup({ id: randomUUID(), file: path.join(folder, 'asked'), madeAt: new Date().toISOString() });
  await mirrorTombstones();
  const rows = (await database().sealedTombstone.findMany()).map(({ sealed }) => Buffer.from(sealed));
  const list = readFileSync(path.join(folder, 'backups/erased'));
  // Equally long, never the same twice, and nothing beside but a day, which is the same for all.
  expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
  expect(new Set(rows.map((row) => row.toString('hex'))).size).toBe(40);
  expect(
    new Set(
      String(list)
        .split('\n')
        .slice(2, -2)
        .map((line) => `${line.length} ${line.slice(0, 10)}`),
    ).size,
  ).toBe(1);
  const order = String(list).split('\n').slice(2, -2);
  expect(order).toEqual([...order].sort());

  // Whatever could be made of an id with a key of the machine, or without any, stands in none of it.
  const folderOfKeys = path.join(folder, 'keys');
  const keys = [
    ...readdirSync(folderOfKeys).map((name) => readFileSync(path.join(folderOfKeys, name), 'utf8').trim()),
    process.env.SECRET ?? 'none',
    ...(await database().livingBackup.findMany()).map(({ recipient }) => recipient),
  ];
  const forms = (kind: string, id: string) => {
    const text = `${kind}\0${id}`;
    const derived = keys.flatMap((key) => [
      key,
      ...['things', 'list'].map((purpose) =>
        Buffer.from(hkdfSync('sha256', key, 'fournil erased', purpose, 32)),
      ),
      Buffer.from(hkdfSync('sha256', key, 'fournil', 'erased', 32)),
    ]);
    return [
      Buffer.from(id),
      ...[text, id].map((each) => createHash('sha256').update(each).digest()),
      ...derived.flatMap((key) => [text, id].map((each) => createHmac('sha256', key).update(each).digest())),
    ];
  };
  const all = [...rows, list, Buffer.from(String(list).replace(/[-\n ]/g, ''))];
  const answers = ids.map((id) =>
    kinds.some((kind) =>
      forms(kind, long(kind, id)).some((form) =>
        all.some((bytes) => bytes.includes(form) || bytes.includes(form.toString('base64url'))),
      ),
    ),
  );
  expect(answers).toEqual(ids.map(() => false));
  // The same questions find everything in a list as it was before.
  const key = Buffer.from(hkdfSync('sha256', keptKey('erased'), 'fournil erased', 'things', 32));
  const [id = ''] = ids;
  const old = createHmac('sha256', key).update(`Person\0${id}`).digest();
  expect(forms('Person', id).some((form) => form.equals(old))).toBe(true);
});

async function* nothing() {
  const tables: never[] = [];
  const manifest = {
    is: 'manifest' as const,
    id: '',
    madeAt: '2030-05-01T12:00:00Z',
    readAt: '1',
    migrations: [],
    tables,
  };
  yield { about: manifest, body: (async function* () {})() };
}

async function made(file: string, madeAt: string): Promise<void> {
  await writeBackup(file, nothing(), { recipient: recipientOf(identity) });
  await noteBackup({ id: randomUUID(), file, madeAt, hash: await hashOfFile(file) });
}

test('the list stands beside every backup until that is gone; what was put in its place stays', async () => {
  for (const { id } of await keptBackups()) await removeNote(id);
  const elsewhere = path.join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  const files = ['a', 'b'].map((name) => path.join(elsewhere, name));
  for (const [at, file] of files.entries()) await made(file, `2030-05-0${at + 1}T12:00:00.000Z`);
  await noteBackup({ id: randomUUID(), file: '/nowhere/at/all', madeAt: '2030-05-01T00:00:00Z' });
  await erase('Person', 'amina', 'boris');
  await mirrorTombstones();
  const read = (file: string) => readTombstoneList(readFileSync(file, 'utf8'), keptKey('erased'));
  for (const file of [path.join(folder, 'backups/erased'), ...files.map(listBeside)]) {
    const sealed = read(file)?.words.map((word) => Buffer.from(word.sealed, 'base64url')) ?? [];
    const find = erasedSince(openWords(sealed, identity), '0');
    expect(['amina', 'boris', 'carla'].map((id) => find('Person', id) !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
  }
  const text = readFileSync(listBeside(files[0] ?? ''), 'utf8');
  expect(readTombstoneList(text.slice(0, -50), keptKey('erased'))).toBeUndefined();
  expect(readTombstoneList(text.replace(/^2/m, '3'), keptKey('erased'))).toBeUndefined();
  expect(readTombstoneList(text, 'another key')).toBeUndefined();

  expect(await oldestBackup()).toBe('2030-05-01');
  writeFileSync(files[1] ?? '', 'something else of the keeper');
  await deleteOldBackups(new Date('2030-05-08T11:59:59Z'));
  expect(files.map((file) => existsSync(file))).toEqual([true, true]);
  await sweep(new Date('2030-05-08T12:00:01Z'));
  expect(files.map((file) => existsSync(file))).toEqual([false, true]);
  expect(existsSync(listBeside(files[0] ?? ''))).toBe(false);
  expect((await keptBackups()).map(({ file }) => file)).toEqual([files[1]]);
  await sweep(new Date('2030-05-10T12:00:01Z'));
  expect(readdirSync(elsewhere)).toEqual(['b']);
  expect(await oldestBackup()).toBeUndefined();
  await mirrorTombstones();
  expect(existsSync(path.join(folder, 'backups/erased'))).toBe(false);
});

test('made, mirrored and forgotten at once, no list outlives its backup', { timeout: 60_000 }, async () => {
  const at = new Date('2030-06-08T12:00:01Z');
  const outlived: string[] = [];
  for (let round = 0; round < 40; round++) {
    const file = path.join(folder, `race-${round}`);
    await made(file, '2030-06-01T12:00:00.000Z');
    await erase('Message', `${round}`);
    const mirroring = [0, 1, 2].map((wait) => turns(wait * (round % 4)).then(mirrorTombstones));
    await Promise.all([...mirroring, turns(3 * (round % 7)).then(() => deleteOldBackups(at))]);
    if (existsSync(listBeside(file)) || existsSync(file)) outlived.push(file);
  }
  expect(outlived).toEqual([]);
});

/** Lets others go on for a while that is no time of the clock. */
async function turns(many: number): Promise<void> {
  for (let turn = 0; turn < many; turn++) await new Promise(setImmediate);
}
