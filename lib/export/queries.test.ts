import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { writeMessage } from '#lib/conversations/mutations';
import { bundle } from '#lib/export/bundle';
import { beginLetters, writeLetter } from '#lib/letters/mutations';
import { changeProfile } from '#lib/people/person/mutations';
import { somebody } from '#lib/people/person/testing';
import { beginSession } from '#lib/people/session/mutations';
import type { Viewer } from '#lib/people/viewer';
import { keyedHash } from '#lib/platform/config/keys';
import { seal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';
import { keepFiles } from '#lib/platform/files/picture-files';
import { LANGUAGES } from '#lib/values/language/languages';
import { now } from '#lib/values/time/clock';

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-things-'));

const DAY = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(now().getTime() + days * DAY);
let me: Viewer;
let other: Viewer;
let key: string;

const offer = (title: string, ends: Date, more: object = {}) => ({
  ...{ kind: 'OFFER' as const, title, hosts: { create: { personId: me.id } } },
  occurrences: { create: { kind: 'HOUR' as const, starts: new Date(ends.getTime() - 1000), ends } },
  ...more,
});

beforeAll(async () => {
  [me, other] = [await somebody('Mine <Amina> & co'), await somebody('Other Jonas')];
  const db = database();
  await changeProfile(me, { words: 'I like "rye"\n</script>' });
  const emailSealed = seal('email', 'mine@example.org');
  await db.person.update({ where: { id: me.id }, data: { emailSealed, emailHash: keyedHash('email', 'm') } });
  await beginSession(me);
  const bytes = Buffer.alloc(300_000, 7);
  key = await keepFiles({ small: bytes, large: bytes });
  const arrival = { create: { words: 'mine-door' } };
  const pictures = { create: { key, shape: '4:3', words: 'mine-picture' } };
  const living = await db.post.create({ data: offer('mine-living', inDays(1), { arrival, pictures }) });
  await db.post.create({ data: offer('gone-post', inDays(-9)) });
  const theirs = { hosts: { create: { personId: other.id } } };
  const baking = await db.post.create({
    data: { ...offer('Baking', inDays(2), theirs), kind: 'ACTIVITY' },
    include: { occurrences: true },
  });
  const coming = { occurrenceId: baking.occurrences[0]?.id ?? '', personId: me.id };
  await db.joining.create({ data: { ...coming, unnamed: true, knownAs: 'mine-lantern', letIn: true } });
  await db.arrivalRead.create({ data: coming });
  await writeMessage(me, { about: { postId: baking.id }, words: 'mine-said' });
  await writeMessage(other, { about: { postId: living.id }, words: 'theirs-said' });
  await writeMessage(me, { about: { postId: living.id }, words: 'mine-answered' });
  await db.$transaction(async (tx) => {
    const id = (await beginLetters(me, { name: other.name, words: 'mine-letter' }, tx)) ?? '';
    await writeLetter(other, { id, words: 'theirs-letter' }, tx);
    const old = { personId: other.id, sealed: seal('letter', 'gone-letter'), madeAt: inDays(-31) };
    await tx.letter.create({ data: { ...old, correspondenceId: id } });
  });
  await db.watch.create({
    data: { personId: me.id, said: 'mine-watch', words: ['mine', 'watch'], begins: 'mine' },
  });
  const place = await db.place.create({ data: { slug: 'mill', name: 'Mill', notebook: 'mine-notebook' } });
  const before = { name: 'Mill', words: '', whereWords: '', notebookWayBack: '0 0\nbefore-notebook' };
  await db.placeVersion.create({
    data: { ...before, placeId: place.id, personId: me.id, madeAt: inDays(-1) },
  });
  const secret = await somebody('Third');
  await writeMessage(secret, { about: { postId: baking.id }, words: 'secret-said' });
  await db.$transaction((tx) => beginLetters(other, { name: 'Third', words: 'secret-letter' }, tx));
});

type Entry = { fileName: string; crc32: number };
type Zip = NodeJS.EventEmitter & {
  openReadStream: (entry: Entry, done: (error: Error | null, stream: NodeJS.ReadableStream) => void) => void;
};
type Yauzl = { fromBuffer: (zip: Buffer, done: (error: Error | null, zip: Zip) => void) => void };

/** What yauzl, which Playwright brings along, finds in a zip: each file's name, bytes, and the sum (CRC-32) that the zip says they have. */
async function readByYauzl(bytes: Buffer) {
  const { yauzl } = createRequire(import.meta.url)('playwright-core/lib/utilsBundle') as { yauzl: Yauzl };
  const zip = await new Promise<Zip>((resolve, reject) =>
    yauzl.fromBuffer(bytes, (error, read) => (error ? reject(error) : resolve(read))),
  );
  const entries: Entry[] = [];
  zip.on('entry', (entry) => entries.push(entry));
  await once(zip, 'end');
  const read = (entry: Entry) =>
    new Promise<Buffer>((resolve, reject) =>
      zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(buffer(stream)))),
    );
  const files = entries.map(async (entry) => ({
    name: entry.fileName,
    sum: entry.crc32,
    bytes: await read(entry),
  }));
  return await Promise.all(files);
}

/** The entries of a zip whose files are stored as they are (APPNOTE.TXT, 4.3), by name. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  const found = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    expect(zip.readUInt16LE(at + 10)).toBe(0); // stored
    const [size, nameLength] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28)];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    found.set(zip.toString('utf8', at + 46, at + 46 + nameLength), zip.subarray(from, from + size));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return found;
}

const leadsTo = (descriptor: string): string => {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return ''; // closed meanwhile
  }
};

const made = async (viewer: Viewer, language: (typeof LANGUAGES)[number] = 'en') =>
  Buffer.from(await new Response(bundle(viewer, language)).arrayBuffer());

test('all of theirs is in it, and nothing that is somebody else’s or has passed', async () => {
  const files = unzip(await made(me));
  expect([...files.keys()]).toEqual(['things.html', 'things.json', `pictures/${key}.webp`]);
  expect(files.get(`pictures/${key}.webp`)).toEqual(Buffer.alloc(300_000, 7));
  const [html, json] = [String(files.get('things.html')), String(files.get('things.json'))];
  const mine = [
    'living',
    'door',
    'lantern',
    'picture',
    'said',
    'answered',
    'watch',
    'letter',
    'notebook',
    '@example.org',
  ];
  for (const text of [html, json]) {
    for (const word of mine) expect(text).toContain(word.startsWith('@') ? `mine${word}` : `mine-${word}`);
    expect(text).toContain('theirs-letter');
    expect(text).toContain('Baking');
    expect(text).not.toMatch(/theirs-said|secret-|gone-|before-notebook|argon2/);
  }
  const things = JSON.parse(json);
  expect(things.self).toMatchObject({
    name: 'Mine <Amina> & co',
    email: 'mine@example.org',
    lettersFrom: 'CONVERSATIONS',
  });
  expect(things.posts[0]).toMatchObject({ title: 'mine-living', arrival: 'mine-door' });
  expect(things.joinings).toMatchObject([{ title: 'Baking', unnamed: true, letIn: true }]);
  expect(things.ways).toMatchObject([{ title: 'Baking' }]);
  expect(things.letters.map(({ mine, with: name }: { mine: boolean; with: string }) => [mine, name])).toEqual(
    [
      [true, 'Other Jonas'],
      [false, 'Other Jonas'],
    ],
  );
  // What people wrote stays text.
  expect(html).not.toMatch(/<Amina>|<\/script>/);
});

test('somebody who has only their name gets a whole file, too, in every language', async () => {
  const nobody = await somebody('Newcomer');
  for (const language of LANGUAGES) {
    const files = unzip(await made(nobody, language));
    expect(JSON.parse(String(files.get('things.json')))).toMatchObject({ posts: [], letters: [] });
    expect(String(files.get('things.html'))).toContain(`<html lang="${language}"`);
  }
});

test('more than is read at a time comes whole, each once', async () => {
  const many = [...Array(250).keys()].map((at) => `word-${at}-`);
  const place = await database().place.findFirstOrThrow();
  const writer = await somebody('Writer');
  await database().message.createMany({
    data: many.map((body) => ({ body, placeId: place.id, personId: writer.id, madeAt: inDays(-1) })),
  });
  const { messages } = JSON.parse(String(unzip(await made(writer)).get('things.json')));
  expect(messages.map(({ words }: { words: string }) => words).sort()).toEqual([...many].sort());
});

test('a date says when it is as its page does: at an hour, on a day, from one day to another, any day', async () => {
  const planner = await somebody('Planner');
  const [starts, single, ends] = ['2031-03-03T23:00Z', '2031-03-04T23:00Z', '2031-03-06T23:00Z'].map(
    (at) => new Date(at),
  ) as [Date, Date, Date];
  for (const [title, day] of [
    ['hour', { kind: 'HOUR', starts: single, ends }],
    ['day', { kind: 'DATE', starts, ends: single }],
    ['span', { kind: 'DATE', starts, ends }],
    ['any', { kind: 'ANY', starts, ends }],
  ] as const)
    await database().post.create({
      data: {
        kind: 'OFFER',
        title,
        hosts: { create: { personId: planner.id } },
        occurrences: { create: day },
      },
    });
  const html = String(unzip(await made(planner)).get('things.html'));
  const says = (title: string) =>
    (new RegExp(`>${title}</bdi>.*?<li>(.*?)</li>`, 's').exec(html)?.[1] ?? '').replace(/<[^>]+>/g, '');
  expect(says('hour')).toMatch(/^Wednesday, 5 March 2031, 0?0:00$/);
  expect(says('day')).toBe('Tuesday, 4 March 2031');
  expect(says('span')).toBe('Tuesday, 4 March 2031 – Thursday, 6 March 2031');
  expect(says('any')).toBe('Any day');
});

/** What the board knows of somebody, and where it stands in their things; what it cannot say itself, with the reason. */
const KNOWN: Record<string, string> = {
  aboutFolded: 'what others did',
  foldsNot: 'what others did',
  ...{ name: 'name', words: 'words', language: 'language', lettersFrom: 'lettersFrom' },
  looksFirst: 'looksFirst',
  ...{
    emailSealed: 'email',
    seenOn: 'seenOn',
    hereOn: 'hereOn',
    carefulUntil: 'carefulUntil',
    vouchesFrom: 'vouchesFrom',
  },
  ...{ stopped: 'told', digest: 'told', quietFrom: 'told', quietUntil: 'told' },
  ...{ id: 'random', nameKey: 'made of the name', emailHash: 'made of the address' },
  ...{ passphraseHash: 'a hash', askedOn: 'none once they are back, as whoever takes their things is' },
};

test('each thing that the board knows of somebody is in it, or is nothing that it could say', async () => {
  const row = await database().person.update({
    where: { id: other.id },
    data: {
      hereOn: new Date('2030-01-02'),
      carefulUntil: new Date('2030-01-03T23:00Z'),
      vouchesFrom: new Date('2030-01-03T23:00Z'),
      digest: 'WEEKLY',
      quietFrom: '22:00',
      feedKey: { create: { tokenHash: Buffer.from('a hash') } },
    },
  });
  expect(Object.keys(row).sort()).toEqual(Object.keys(KNOWN).sort());
  const { self } = JSON.parse(String(unzip(await made(other)).get('things.json')));
  for (const where of Object.values(KNOWN)) if (!/ |random/.test(where)) expect(self).toHaveProperty(where);
  expect(self).toMatchObject({
    hereOn: '2030-01-02',
    carefulUntil: '2030-01-03T23:00:00.000Z',
    vouchesFrom: '2030-01-03T23:00:00.000Z',
    told: { stopped: [], rest: 'WEEKLY', quietFrom: '22:00', quietUntil: null },
    secretAddress: true,
  });
});

test('a picture whose file is gone leaves no hole: the rest comes', async () => {
  const stray = await database().picture.create({
    data: { key: 'g'.repeat(43), shape: '1:1', post: { create: offer('With none', inDays(1)) } },
  });
  expect([...unzip(await made(me)).keys()]).not.toContain(`pictures/${'g'.repeat(43)}.webp`);
  await database().picture.delete({ where: { id: stray.id } });
});

test('nothing of it touches the disk, and who goes away halfway leaves no file open', async () => {
  const folder = readdirSync(process.env.DATA_DIR as string);
  for (let time = 0; time < 20; time++) {
    const reader = bundle(me, 'en').getReader();
    for (let part = 0; part < 12 + time; part++) await reader.read();
    await reader.cancel();
  }
  await made(me);
  expect(readdirSync(process.env.DATA_DIR as string)).toEqual(folder);
  // What this process has open, where the system tells (Linux).
  const files = existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').map(leadsTo) : [];
  expect(files.filter((file) => file.endsWith('.webp'))).toEqual([]);
});

test('a reader that is not ours finds every file in it, whole', async () => {
  const zip = await made(me);
  const entries = await readByYauzl(zip);
  expect(entries.map(({ name }) => name)).toEqual(['things.html', 'things.json', `pictures/${key}.webp`]);
  for (const { name, sum, bytes } of entries) expect([name, crc32(bytes)]).toEqual([name, sum]);
  // One bit that turned is found.
  const { bytes = Buffer.alloc(0), sum } = entries[2] ?? {};
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  expect(crc32(bytes)).not.toBe(sum);
});
