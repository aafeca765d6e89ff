import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, request as requests } from '@playwright/test';
import { generateX25519Identity } from 'age-encryption';
import { makeClock } from '#audit/clock';
import { FOR_ANYBODY, sparing } from '#e2e/promise/compare/spared';
import { type Board, freshFolder, removeFolder, startBoard } from '../board.ts';
import { expect, test, word } from '../fixtures.ts';
import { filled, formsIn, openForm, send } from '../forms.ts';
import { addressesOf, ask, databaseOf, neighbourhood } from '../promise/neighbourhood.ts';
import { holds, identity, neighbour, page, readFirst, readLater, run, say, signIn } from './keeping.ts';

// A board is kept and brought back, as its keeper would: by the commands, on the real board.
test.describe.configure({ mode: 'default', timeout: 1_200_000 });

const folders: string[] = [];
const fresh = () => {
  const folder = freshFolder();
  folders.push(folder);
  return folder;
};

let board: Board;
let folder: string;
let amina: APIRequestContext;
let visitor: APIRequestContext;
let file: string;
const key = identity;
let ben: { device: APIRequestContext; post: string };
let secret: string;

test.beforeAll(async () => {
  test.setTimeout(1_200_000);
  const there = await neighbourhood();
  board = there.board;
  folder = board.folder;
  folders.push(folder);
  amina = await signIn(board.url, there.name, there.passphrase);
  visitor = await requests.newContext();
  file = path.join(fresh(), 'first.backup');
  ben = await neighbour(board, `Ben ${word()}`, 'A rye loaf for Friday');
  await say(board.url, amina, ben.post, 'From the blue door?');
  await say(board.url, ben.device, ben.post, 'Yes, thank you');
  secret = `The key hangs behind the ivy ${word()}`;
  expect(await say(board.url, ben.device, '/people/Amina', secret)).toContain(secret);
  // She has read it: a dot says what is new, and goes with a look.
  const [, unread = ''] =
    /href="(\/letters\/[0-9a-f-]{36})/.exec(await (await amina.get('/letters')).text()) ?? [];
  expect(await readFirst(board.url, amina, unread)).toContain(secret);

  const made = await run(['backup', file], folder);
  expect(made).toMatchObject({ code: 0 });
  expect(board.said()).toContain('No backups are made');
  const unsealed = await run(['backup', `${file}.unsealed`], folder, { BACKUP_RECIPIENT: '' });
  expect([unsealed.code, unsealed.said]).toEqual([1, expect.stringContaining('backup-identity')]);
  const shown = await run(['keeper', 'backup-identity'], folder);
  expect([shown.code, shown.said]).toEqual([1, expect.stringContaining('at a terminal only')]);
  expect(made.said + shown.said).not.toContain('AGE-SECRET');
  expect((await run(['backup', file], folder)).said).toContain('is there already');
  expect(await run(['backup', '--overwrite', file], folder)).toMatchObject({ code: 0 });
  expect(readFileSync(file).includes('rye loaf')).toBe(false);
});
test.afterAll(async () => {
  await board?.stop();
  for (const each of folders) removeFolder(each);
});

/** Every page that the board's pages lead to, as a visitor and as Amina find it; where to wander is drawn by chance. */
async function pages(): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const who of ['visitor', 'Amina'])
    for (const address of await addressesOf(board.url, deviceOf(who)))
      if (!address.startsWith('/wander'))
        all.set(`${who} ${address}`, await pageOf(`${who} ${address}`, board.url));
  return all;
}

const deviceOf = (who: string | undefined) => (who === 'Amina' ? amina : visitor);

/** A page as `pages` names it, without what is made anew for every answer. */
async function pageOf(name: string, url: string): Promise<string> {
  const [who, address = ''] = name.split(' ');
  return sparing(...FOR_ANYBODY)(await page(deviceOf(who), url, address));
}

test('a backup restored elsewhere is the same board, letters and pictures and all, on the devices where people are signed in', async () => {
  const before = await pages();
  expect([...before.values()].some((html) => html.includes('A rye loaf'))).toBe(true);

  const elsewhere = fresh();
  const kept = path.join(fresh(), 'identity.txt');
  writeFileSync(kept, `# kept where the machine is not\n${identity}\n`);
  expect(await run(['restore', '--identity', kept, file], elsewhere)).toMatchObject({ code: 0 });
  let other = await startBoard({ folder: elsewhere });
  const bens = async () => {
    const letters = await (await ben.device.get(`${other.url}/letters`)).text();
    const [, letter = ''] = /href="(\/letters\/[0-9a-f-]{36})/.exec(letters) ?? [];
    return await (await ben.device.get(other.url + letter)).text();
  };
  try {
    const differs: string[] = [];
    // What is new to somebody is a dot until they look: they look, on either board, before pages are compared.
    for (const name of before.keys()) await pageOf(name, other.url);
    for (const [name, html] of before) if ((await pageOf(name, other.url)) !== html) differs.push(name);
    // What a server holds of forms and backups is its own: /remembers says so.
    expect(differs.filter((name) => !name.endsWith('/remembers'))).toEqual([]);
    const pictures = [...new Set([...before.values()].join().match(/\/pictures\/[\w-]+\.webp/g))];
    expect(pictures.length).toBeGreaterThan(1);
    for (const picture of pictures) {
      const [one, two] = [await fetch(board.url + picture), await fetch(other.url + picture)];
      expect(Buffer.from(await two.arrayBuffer()).equals(Buffer.from(await one.arrayBuffer()))).toBe(true);
    }
    expect(await bens()).toContain(secret);

    // Another secret, and everybody is still signed in and reads their letters.
    expect((await run(['keeper', 'rotate'], elsewhere)).said).toContain('Another Fournil is running');
    await other.stop();
    expect(await run(['keeper', 'rotate'], elsewhere)).toMatchObject({ code: 0 });
    other = await startBoard({ folder: elsewhere });
    expect(await bens()).toContain(secret);
  } finally {
    await other.stop();
  }
  const verified = await run(['backup', '--verify', '--identity', kept, file], folder);
  expect(verified.said).toContain('The backup is whole');
  expect(readdirSync(path.join(folder, 'backups')).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a backup that is damaged, foreign, of another key or too old is refused before anything changes', async () => {
  const bytes = readFileSync(file);
  const middle = Buffer.from(bytes);
  middle[bytes.length >> 1] = (middle[bytes.length >> 1] ?? 0) ^ 1;
  const elsewhere = fresh();
  const bad = path.join(fresh(), 'bad.backup');
  for (const [content, words] of [
    [bytes.subarray(0, -1), 'damaged'],
    [middle, 'damaged'],
    [Buffer.from('a shopping list'), 'no backup of Fournil'],
  ] as const) {
    writeFileSync(bad, content);
    const { code, said } = await run(['restore', bad], elsewhere, { BACKUP_KEY: key });
    expect([code, said]).toEqual([1, expect.stringContaining(words)]);
  }
  const refused = async (env: Record<string, string>, into = elsewhere) => {
    const { code, said } = await run(['restore', file], into, env);
    expect(code).toBe(1);
    return said;
  };
  expect(await refused({})).toContain('--identity FILE');
  expect(await refused({ BACKUP_KEY: `${key.slice(0, -1)}_` })).toContain('no identity');
  expect(await refused({ BACKUP_KEY: await generateX25519Identity() })).toContain('another recipient');
  expect(await refused({ BACKUP_KEY: key, SECRET: key })).toContain('SECRET is not the one');
  const clock = makeClock();
  clock.jump(7 * 24 * 3_600_000 + 60_000);
  expect(await refused({ BACKUP_KEY: key, ...clock.env })).toContain('older than a week');
  clock.jump(-14 * 24 * 3_600_000);
  expect(await refused({ BACKUP_KEY: key, ...clock.env })).toContain('Set the clock right');
  clock.remove();
  expect(readdirSync(elsewhere)).toEqual([]);
  expect(await refused({ BACKUP_KEY: key }, folder)).toMatch(/holds pictures|Another Fournil/);
  expect(await refused({ BACKUP_KEY: key, DATABASE_URL: databaseOf(folder, 'fournil') })).toContain(
    "Somebody's board is there already",
  );
});

test('whoever left since stays away, what was withdrawn is so, and what passed since is forgotten before anybody reads', async () => {
  const carla = await neighbour(board, `Carla ${word()}`, 'A sieve, for a weekend');
  const dunja = await neighbour(board, `Dunja ${word()}`, 'Seeds of the old beans');
  const late = path.join(path.dirname(file), 'second.backup');
  expect(await run(['backup', late], folder)).toMatchObject({ code: 0 });

  const leaving = formsIn(await (await carla.device.get('/me/leave')).text())[0] ?? [];
  await send(carla.device, '/me/leave', leaving, { origin: board.url });
  const form = await openForm(dunja.device, dunja.post, 'sentence');
  await send(dunja.device, dunja.post, filled(form, { sentence: 'All gone' }), { origin: board.url });
  await expect
    .poll(() => existsSync(`${late}.erased`) && readFileSync(`${late}.erased`, 'utf8').split('\n').length)
    .toBeGreaterThan(6);

  await ask(databaseOf(folder, 'postgres'), 'CREATE DATABASE elsewhere');
  const there = databaseOf(folder, 'elsewhere');
  const clock = makeClock();
  clock.jump(5 * 24 * 3_600_000);
  const own = fresh();
  const restored = await run(['restore', late], own, { BACKUP_KEY: key, DATABASE_URL: there, ...clock.env });
  clock.remove();
  expect(restored).toMatchObject({ code: 0 });
  const names = (await ask(there, 'SELECT name FROM "Person"')).map(({ name }) => name);
  expect(names.some((name) => name?.startsWith('Dunja'))).toBe(true);
  expect(names.filter((name) => name?.startsWith('Carla'))).toEqual([]);
  const titles = `SELECT title FROM "Post" WHERE title IN ('A sieve, for a weekend', 'Seeds of the old beans')`;
  expect(await ask(databaseOf(folder, 'fournil'), titles)).toEqual([{ title: 'Seeds of the old beans' }]);
  expect(await ask(there, titles)).toEqual([]);
  const passed = `SELECT FROM "Joining" j JOIN "Occurrence" d ON d.id = j."occurrenceId" WHERE d.ends < now() + interval '3 days'`;
  expect(await ask(databaseOf(folder, 'fournil'), passed)).not.toEqual([]);
  expect(await ask(there, passed)).toEqual([]);
  expect(existsSync(path.join(own, 'postgres'))).toBe(false);
  // Nor are there pictures that nothing on the board shows.
  const shown = (await ask(there, 'SELECT key FROM "Picture"')).map((row) => row.key);
  const files = readdirSync(path.join(own, 'pictures')).map((name) =>
    name.replace(/-(small|large)\.webp$/, ''),
  );
  expect([...new Set(files)].sort()).toEqual(shown.sort());

  // In a data directory not a byte of whoever left comes back with them.
  const whole = fresh();
  expect(await run(['restore', late], whole, { BACKUP_KEY: key })).toMatchObject({ code: 0 });
  expect(holds(whole, 'Seeds of the old beans')).toBe(true);
  expect(holds(whole, 'A sieve, for a weekend')).toBe(false);

  // Carried away without its list, it says who is back; with one that somebody altered, nothing begins.
  const alone = path.join(fresh(), 'alone.backup');
  copyFileSync(late, alone);
  writeFileSync(`${alone}.erased`, readFileSync(`${late}.erased`, 'utf8').replace(/^2/m, '3'));
  const into = fresh();
  const altered = await run(['restore', alone], into, { BACKUP_KEY: key });
  expect([altered.code, altered.said]).toEqual([1, expect.stringContaining('damaged, or of another board')]);
  expect(readdirSync(into)).toEqual([]);
  rmSync(`${alone}.erased`);
  await ask(databaseOf(folder, 'postgres'), 'CREATE DATABASE alone');
  const env = { BACKUP_KEY: key, DATABASE_URL: databaseOf(folder, 'alone') };
  const unlisted = await run(['restore', alone], into, env);
  expect([unlisted.code, unlisted.said]).toEqual([
    0,
    expect.stringContaining('whoever left after it was made is back'),
  ]);

  // By DATABASE_URL the same commands work: kept from there, and brought back into a data directory.
  const third = path.join(path.dirname(file), 'third.backup');
  expect(await run(['backup', third], own, { DATABASE_URL: there })).toMatchObject({ code: 0 });
  expect(await run(['restore', third], fresh(), { BACKUP_KEY: key })).toMatchObject({ code: 0 });
});

test('a restore that is cut off anywhere leaves nothing half: nothing starts on it, and the next one works', async () => {
  const elsewhere = fresh();
  const half = () => existsSync(path.join(elsewhere, 'restoring'));
  const hasAny = (name: string) => {
    const within = path.join(elsewhere, name);
    return existsSync(within) && readdirSync(within).length > 0;
  };
  for (const [words, when] of [
    ['Bringing', () => true],
    ['Bringing', () => hasAny('keys')],
    ['Bringing', () => hasAny('pictures')],
    ['Forgetting', () => true],
  ] as const) {
    await run(['restore', file], elsewhere, { BACKUP_KEY: key }, { words, when });
    expect(half()).toBe(true);
    expect((await run(['keeper', 'check'], elsewhere)).said).toContain('was cut off');
  }
  await expect(startBoard({ folder: elsewhere })).rejects.toThrow('was cut off');
  const written = readLater(path.join(elsewhere, 'postgres'), 'rye loaf');
  expect(await run(['restore', file], elsewhere, { BACKUP_KEY: key })).toMatchObject({ code: 0 });
  // What the one before had brought back is written over, and not given free as it was.
  expect(written().map((bytes) => bytes.length > 0 && bytes.every((byte) => byte === 0))).not.toContain(
    false,
  );
  expect(half()).toBe(false);
  const other = await startBoard({ folder: elsewhere });
  expect(await (await amina.get(other.url)).text()).toContain('A rye loaf');
  await other.stop();
});

test('while people write, a backup is of one moment, and whole', async () => {
  let writing = true;
  const acknowledged: string[] = [];
  const written: string[][] = [];
  const writers = Array.from({ length: 3 }, async () => {
    const { device, post } = await neighbour(board, `Writer ${word()}`, `Bread ${word()}`);
    const mine: string[] = [];
    written.push(mine);
    while (writing) {
      const words = word();
      mine.push(words);
      if ((await say(board.url, device, post, words)).includes(words)) acknowledged.push(words);
    }
  });
  await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(5);
  const before = [...acknowledged];
  const busy = path.join(path.dirname(file), 'busy.backup');
  expect(await run(['backup', busy], folder)).toMatchObject({ code: 0 });
  writing = false;
  await Promise.all(writers);
  expect((await run(['backup', '--verify', busy], folder, { BACKUP_KEY: key })).said).toContain(
    'The backup is whole',
  );
  await ask(databaseOf(folder, 'postgres'), 'CREATE DATABASE busy');
  const there = databaseOf(folder, 'busy');
  expect(await run(['restore', busy], fresh(), { BACKUP_KEY: key, DATABASE_URL: there })).toMatchObject({
    code: 0,
  });
  const words = (await ask(there, 'SELECT body FROM "Message"')).map((row) => row.body);
  expect(before.filter((each) => !words.includes(each))).toEqual([]);
  // Whoever wrote one thing after the other is in it up to a moment, with nothing missing before.
  for (const mine of written) {
    const held = mine.filter((each) => words.includes(each));
    expect(mine.slice(0, held.length)).toEqual(held);
  }
});
