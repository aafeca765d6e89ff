import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { conversation } from '#lib/conversations/queries';
import { ownCalendar } from '#lib/feeds/own/queries';
import { correspondences } from '#lib/letters/correspondence/queries';
import { letters } from '#lib/letters/queries';
import { readBackup } from '#lib/operations/backup/file';
import { importBackup, lookThrough } from '#lib/operations/backup/import';
import { restore } from '#lib/operations/restore/restore';
import { clearDatabase } from '#lib/operations/restore/target';
import { redeemInvitation } from '#lib/people/invitation/mutations';
import { notificationSettings } from '#lib/people/notification-settings/queries';
import { signIn } from '#lib/people/passphrase/mutations';
import { personNamed, profile } from '#lib/people/person/queries';
import { viewerOfSession } from '#lib/people/session/queries';
import { mint, type Viewer } from '#lib/people/viewer';
import { place } from '#lib/places/place/queries';
import { refuseUndeclared } from '#lib/platform/database/catalogue';
import { database } from '#lib/platform/database/client';
import { migrate } from '#lib/platform/database/migrate';
import { freshDatabase } from '#lib/platform/database/testing';
import { picturesFolder } from '#lib/platform/files/picture-files';
import { arrival } from '#lib/posts/arrival/queries';
import { callToo } from '#lib/posts/hosts/mutations';
import { naming } from '#lib/posts/hosts/queries';
import { joinings } from '#lib/posts/joinings/queries';
import { post } from '#lib/posts/post/queries';
import { itemsOf, Several } from '#lib/values/several';
import { watches } from '#lib/watches/queries';

// A board of the release before, brought to this one: its backup, with the list of what was erased since, and its database
// (lib/operations/backup/before/README.md says what it held, and how it was made).

/** Tables that have another name since then. */
const RENAMED: Record<string, string> = {
  Day: 'Occurrence',
  Fresh: 'PendingMatch',
  News: 'Notification',
  Erased: 'Tombstone',
};
/** Tables some of whose rows are in another one since then: of several hosts, each is asked. */
const DIVIDED: Record<string, string> = { Host: 'Naming' };
/** Tables to which the migration itself adds: that they are asked. */
const ADDED = ['News'];
/** Tables that the migration empties: what was sent by a form is sealed to that form now, and of before nothing may stay. */
const EMPTIED = ['Submission'];
/** Columns that are gone since then, or hold something else: `Table.column`, as it was called. */
// That it is all that is in it: ticking something was taken for saying so. A version of a place holds the way back to its notebook.
const CHANGED = ['Post.allergensSaid', 'PlaceVersion.notebook', 'PlaceVersion.notebookWayBack'];

const before = (name: string) => path.join(import.meta.dirname, 'before', name);
const held = JSON.parse(readFileSync(before('holds.json'), 'utf8'));
const key = readFileSync(before('key'), 'utf8').trim();
const [amina, ben, carla, dunja] = held.people.map(mint) as [Viewer, Viewer, Viewer, Viewer];

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-before-'));
const file = path.join(folder, 'board.backup');
delete process.env.SECRET; // theirs is in the backup
process.env.DATA_DIR = path.join(folder, 'data');
process.env.BACKUP_KEY = key;

beforeAll(async () => {
  for (const name of ['board.backup', 'board.backup.erased']) cpSync(before(name), path.join(folder, name));
  // It is brought back within the hour: years later everything on it would be over.
  const { manifest } = await lookThrough(file, key);
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(manifest.madeAt).getTime() + 30 * 60_000 });
});
afterAll(async () => {
  vi.useRealTimers();
  await database().$disconnect();
  rmSync(folder, { recursive: true });
});

/** All that a view says, whatever its parts are called. */
const said = async (view: unknown) =>
  JSON.stringify((await view) ?? null, (_, part) => (part instanceof Several ? itemsOf(part) : part));

test('a backup of the release before is restored, with its list: what lived is there, and nobody who left', async () => {
  const lines: string[] = [];
  for await (const line of restore({ file, key }, false)) lines.push(line);
  expect(lines.join('\n')).toContain('What people erased since stays erased');
  await refuseUndeclared(process.env.DATABASE_URL as string);

  // People, and the devices on which they are signed in.
  const [aminas, bens, carlas, dunjas] = held.people as { session: string; passphrase: string }[];
  expect(await viewerOfSession(aminas?.session ?? '')).toEqual(amina);
  expect(await viewerOfSession(bens?.session ?? '')).toEqual(ben);
  expect(await viewerOfSession(carlas?.session ?? '')).toBeNull();
  expect(await viewerOfSession(dunjas?.session ?? '')).toBeNull(); // she signed that device out
  expect(await signIn('Amina', aminas?.passphrase ?? '')).toEqual(amina);
  expect(await signIn('Ben', bens?.passphrase ?? '')).toBeUndefined(); // he made another
  expect(await signIn('Dunja', dunjas?.passphrase ?? '')).toEqual(dunja);
  expect(await personNamed(amina, 'Carla')).toBeUndefined();
  expect(await said(profile(amina))).toMatch(/I bake on Saturdays.*amina@example\.org/);
  expect(await said(profile(dunja))).not.toContain('dunja@example.org'); // she took it away
  expect((await notificationSettings(amina)).stopped.sort()).toEqual(['LETTERS', 'REMINDERS']);

  // Posts of each kind, their dates and their hosts.
  const loaf = await said(post(amina, held.posts.loaf));
  for (const words of ['OFFER', 'Rye from the wood oven', 'at five.', 'GLUTEN', 'SESAME', 'Rye, water, salt'])
    expect(loaf).toContain(words);
  expect(loaf).toContain('A dark loaf');
  expect((await post(null, held.posts.loaf))?.days.map(({ kind }) => kind)).toEqual(['HOUR', 'HOUR']);
  expect(await said(post(ben, held.posts.request))).toMatch(/REQUEST.*A rye loaf without seeds.*Amina/);
  const baking = await post(amina, held.posts.rhythm);
  expect(await said(baking)).toMatch(/ACTIVITY.*Baking together/);
  // Of several hosts each is asked; Ben left off since, and is not.
  expect(baking?.hosts).toEqual([]);
  expect([baking && (await naming(amina, baking)), baking && (await naming(ben, baking))]).toEqual([
    'asked',
    null,
  ]);
  expect(await callToo(amina, held.posts.rhythm)).toBe(true);
  expect(baking?.rhythm).not.toBeNull();
  const day = (id: string) => baking?.days.find((each) => each.id === id);
  expect(await said(day(held.days.first))).toContain('Bring a bowl');
  expect(day(held.days.second)?.was).not.toBeNull();
  expect(day(held.days.third)?.calledOff).toBe(true);
  const span = (await post(null, held.posts.span))?.days ?? [];
  expect(span.map(({ kind, day, lastDay }) => [kind, day < lastDay])).toEqual([['DATE', true]]);
  expect(await post(amina, held.posts.sieve)).toBeNull(); // Carla's
  expect(await post(null, held.posts.beans)).toBeNull(); // withdrawn since
  expect((await post(dunja, held.posts.beans))?.withdrawn).not.toBeNull();
  expect(await arrival(amina, held.posts.loaf)).toMatchObject({ words: 'The key hangs behind the ivy' });
  const coming = await joinings(amina, held.posts.rhythm);
  expect(itemsOf(coming.get(held.days.first)?.names)).toEqual([]); // Carla left; Dunja does not show her name
  expect((await joinings(dunja, held.posts.rhythm)).get(held.days.first)?.mine).toBe('unnamed');
  expect((await joinings(dunja, held.posts.rhythm)).get(held.days.fourth)?.mine).toBeNull(); // taken back

  // Words under posts, at places, and between two.
  const talk = await said(conversation(amina, { postId: held.posts.loaf }));
  expect(talk).toMatch(/Still warm\?.*Come by the blue door/);
  expect(talk).not.toMatch(/Words that Dunja takes back|Carla/);
  expect(await said(conversation(amina, { placeId: held.places.mill.id }))).toContain('Who lights the oven?');
  expect(await said(letters(ben, held.letters))).toMatch(/A letter under seal.*An answer under seal/);
  expect(itemsOf(await correspondences(amina)).map(({ name }) => name)).toEqual(['Ben']);
  const mill = await said(place(held.places.mill.slug));
  for (const words of ['Where we bake together', 'The oven takes two hours.', 'The oven is warm until four'])
    expect(mill).toContain(words);
  const garden = await place(held.places.garden.slug);
  expect([garden?.today, garden?.goes !== null]).toEqual([null, true]); // closed since, its line taken away
  expect(await said(watches(ben))).toContain('rye');
  expect(itemsOf(await watches(dunja))).toEqual([]);
  expect((await ownCalendar(held.calendar))?.personId).toBe(amina.id);
  expect(await ownCalendar(held.dunjas)).toBeNull();
  const welcomed = database().$transaction((db) => redeemInvitation(held.invitation, db));
  expect(await welcomed).toEqual({ welcomes: false });

  expect(await pictures()).toEqual({ kept: true, more: [] });
}, 120_000);

/** Whether the pictures that are shown have the bytes of the backup; and files that nothing shows. */
async function pictures() {
  const shown = (await post(null, held.posts.loaf))?.pictures.map(({ key }) => key) ?? [];
  const names = shown.flatMap((name) => ['large', 'small'].map((size) => `${name}-${size}.webp`));
  const bytes = new Map<string, Buffer>();
  for await (const { about, body } of readBackup(file, key)) {
    const pieces: Uint8Array[] = [];
    for await (const piece of body) pieces.push(piece);
    if (about.is === 'file') bytes.set(about.name, Buffer.concat(pieces));
  }
  const isKept = (name: string) => bytes.get(name)?.equals(readFileSync(path.join(picturesFolder(), name)));
  const more = readdirSync(picturesFolder()).filter((name) => !names.includes(name));
  return { kept: names.length === 2 && names.every(isKept), more };
}

test('all that is not there was in the backup: it went by the list', async () => {
  let all = '';
  for await (const { about, body } of readBackup(file, key))
    if (about.is === 'table') all += await text(Readable.from(body));
  for (const words of [carla.name, 'A sieve', 'Words that Dunja takes back', 'No water today', 'The oven'])
    expect(all).toContain(words);
});

type Row = Record<string, unknown>;
type Rows = Map<string, Row[]>;

async function rowsOf(client: pg.Client, names: [string, string][]): Promise<Rows> {
  const all: Rows = new Map();
  for (const [name, table] of names) {
    const sql = `SELECT to_jsonb(t) AS row FROM public.${pg.escapeIdentifier(table)} t`;
    all.set(
      name,
      (await client.query<{ row: Row }>(sql)).rows.map(({ row }) => row),
    );
  }
  return all;
}

/** What the rows of a table say, whatever their columns are called, each as sorted text. */
function values(name: string, rows: Row[] = []): string[][] {
  return rows.map((row) =>
    Object.entries(row)
      .filter(([column]) => !CHANGED.includes(`${name}.${column}`))
      .map(([, value]) => JSON.stringify(value))
      .sort(),
  );
}

/** Whether a row says all that another said, and maybe more. */
function saysAll(row: string[], other: string[]): boolean {
  const left = [...row];
  return other.every((value) => left.includes(value) && left.splice(left.indexOf(value), 1));
}

test('a database of the release before, with all its rows and its queue, migrates, and every row says what it said', async () => {
  const whole = before('database.backup');
  const { manifest, tables } = await lookThrough(whole, key);
  const url = await freshDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await clearDatabase(client);
  await client.query('DROP SCHEMA IF EXISTS graphile_worker CASCADE');
  await migrate(url, manifest.migrations);
  await client.query('DROP SCHEMA IF EXISTS graphile_worker CASCADE');
  for (const sql of String(gunzipSync(readFileSync(before('queue.sql.gz')))).split('\n--;--\n'))
    await client.query(sql);
  await importBackup(client, { file: whole, key }, { folder: path.join(folder, 'pictures') });
  const names = tables.map(({ table }) => table.name);
  const old = await rowsOf(
    client,
    names.map((name) => [name, name]),
  );
  for (const [name, rows] of old) expect([name, rows.length > 0 || name === 'Erased']).toEqual([name, true]);

  await migrate(url);
  await refuseUndeclared(url);
  const now = await rowsOf(
    client,
    [...names, ...Object.values(DIVIDED)].map((name) => [name, RENAMED[name] ?? name]),
  );
  await client.end();
  for (const [name, rows] of old) {
    const there = values(name, [...(now.get(name) ?? []), ...(now.get(DIVIDED[name] ?? '') ?? [])]);
    if (EMPTIED.includes(name)) {
      expect([name, there]).toEqual([name, []]);
      continue;
    }
    if (!ADDED.includes(name)) expect([name, there.length]).toEqual([name, rows.length]);
    const lost = values(name, rows).filter((row) => !there.some((each) => saysAll(each, row)));
    expect([name, lost]).toEqual([name, []]);
  }
  // Once more changes nothing.
  expect(await migrate(url)).toEqual([]);
}, 120_000);
