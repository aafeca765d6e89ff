import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { beforeEach, expect, test } from 'vitest';
import { addressHash } from '#lib/people/address/rules';
import { signUp } from '#lib/people/person/mutations';
import { seal, unseal } from '#lib/platform/config/seal';
import { lockBoard } from '#lib/platform/database/board-lock';
import { database } from '#lib/platform/database/client';

// The board gets another secret, as the keeper types it; and whatever happens on the way, everything opens.

const OLD = 'the old secret of tests, longer than thirty-two';
let folder: string;
const secret = () => readFileSync(path.join(folder, 'keys/secret'), 'utf8').trim();

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fournil-rotate-'));
  mkdirSync(path.join(folder, 'keys'));
  writeFileSync(path.join(folder, 'keys/secret'), `${OLD}\n`);
  await database().board.updateMany({ data: { sealedWith: null } });
  await database().person.deleteMany();
  const [amina, boris] = [await somebody('Amina'), await somebody('Boris')];
  const [oneId = '', otherId = ''] = [amina, boris].sort();
  const { id: correspondenceId } = await database().correspondence.create({ data: { oneId, otherId } });
  const at = new Date();
  await database().letter.createMany({
    data: Array.from({ length: 1_200 }, () => ({
      ...{ correspondenceId, personId: amina, madeAt: at, sealed: seal('letter', 'Behind the ivy', OLD) },
    })),
  });
  const mail = { personId: amina, sealed: seal('mail', '{}', OLD), due: at, expires: at };
  await database().mail.create({ data: mail });
});

async function somebody(name: string): Promise<string> {
  const newcomer = await signUp(name);
  if (!newcomer) throw new Error('the name was taken');
  const email = `${name}@example.org`;
  const data = { emailSealed: seal('email', email, OLD), emailHash: addressHash(email, OLD) };
  await database().person.update({ where: { id: newcomer.viewer.id }, data });
  return newcomer.viewer.id;
}

async function keeper(words: string[], env: Record<string, string> = {}, killed?: () => Promise<boolean>) {
  const options = [
    '--disable-warning=ExperimentalWarning',
    '--import',
    './bin/next-names.ts',
    'bin/keeper.ts',
  ];
  const given = { ...process.env, SECRET: '', DATA_DIR: folder, ...env };
  const child = spawn(process.execPath, [...options, ...words], { env: given });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  let isOver = false;
  const ended = new Promise((resolve) => child.on('close', resolve)).finally(() => (isOver = true));
  for (; killed && !isOver; await new Promise(setImmediate)) if (await killed()) child.kill('SIGKILL');
  return { code: await ended, said };
}

/** Whether everything opens with a secret, and nothing with another. */
async function opensWith(right: string, wrong: string): Promise<void> {
  const [people, letters, mails] = [
    await database().person.findMany(),
    await database().letter.findMany(),
    await database().mail.findMany(),
  ];
  expect(people.map((one) => unseal('email', one.emailSealed ?? new Uint8Array(), right)).sort()).toEqual([
    'Amina@example.org',
    'Boris@example.org',
  ]);
  for (const { name, emailHash } of people)
    expect(emailHash).toEqual(addressHash(`${name}@example.org`, right));
  for (const { sealed } of letters) expect(unseal('letter', sealed, right)).toBe('Behind the ivy');
  for (const { sealed } of mails) expect(unseal('mail', sealed, right)).toBe('{}');
  expect(() => unseal('letter', letters[0]?.sealed ?? new Uint8Array(), wrong)).toThrow();
}

test('everything sealed is sealed anew, and what is outside goes on', { timeout: 60_000 }, async () => {
  expect(await keeper(['rotate'])).toMatchObject({ code: 0, said: expect.stringContaining('new secret') });
  expect(secret()).not.toBe(OLD);
  await opensWith(secret(), OLD);
  expect(readdirSync(path.join(folder, 'keys')).filter((name) => name.startsWith('secret'))).toEqual([
    'secret',
  ]);
  const before = readFileSync(path.join(folder, 'keys/before'), 'utf8');
  expect(before).toMatch(/^\d{4}-\d{2}-\d{2} \S{43} session$/m);
  expect(before).not.toContain(OLD);
  expect((await keeper(['check'])).said).toMatch(/^ok +The secret opens/m);
});

test('while the board runs it is refused', { timeout: 60_000 }, async () => {
  const serving = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await serving.connect();
  await lockBoard(serving);
  expect(await keeper(['rotate'])).toMatchObject({
    code: 1,
    said: expect.stringContaining('The board runs'),
  });
  await serving.end();
  expect(secret()).toBe(OLD);
  await opensWith(OLD, 'another');
});

test('with SECRET from the environment, the keeper says which', { timeout: 60_000 }, async () => {
  const SECRET = OLD;
  const NEW_SECRET = 'the new secret of tests, longer than thirty-two';
  expect((await keeper(['rotate'], { SECRET })).said).toContain('NEW_SECRET=');
  expect(await keeper(['rotate'], { SECRET, NEW_SECRET })).toMatchObject({ code: 0 });
  await opensWith(NEW_SECRET, OLD);
  const wrong = await keeper(['check'], { SECRET });
  expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('sealed with another secret') });
  expect((await keeper(['check'], { SECRET: NEW_SECRET })).said).toMatch(/^ok +The secret opens/m);
});

test('killed at any moment, everything opens with the secret that is there then', {
  timeout: 240_000,
}, async () => {
  await keeper(['rotate']);
  let old = secret();
  const fresh = path.join(folder, 'keys/secret.new');
  // By what it has locked so far, and by the new secret that waits for its place.
  const locked = async (locks: number) => {
    const held = await database().$queryRaw<unknown[]>`
      SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
      WHERE d.datname = current_database() AND l.pid <> pg_backend_pid()`;
    return held.length >= locks;
  };
  const moments = [1, 4, 8, 12, 16].map((locks) => () => locked(locks));
  const codes: unknown[] = [];
  for (const moment of [
    ...moments,
    async () => existsSync(fresh),
    async () => existsSync(fresh) && locked(8),
  ]) {
    codes.push((await keeper(['rotate'], {}, moment)).code);
    expect((await keeper(['check'])).said).toMatch(/^ok +The secret opens/m);
    expect(existsSync(path.join(folder, 'keys/secret.new'))).toBe(false);
    await opensWith(secret(), secret() === old ? 'another' : old);
    old = secret();
  }
  expect(codes.filter((code) => code === null).length).toBeGreaterThan(2);
});

test('cut off between the commit and the change of the file, it is brought to its end', {
  timeout: 60_000,
}, async () => {
  await keeper(['rotate']);
  const fresh = secret();
  writeFileSync(path.join(folder, 'keys/secret.new'), `${fresh}\n`);
  writeFileSync(path.join(folder, 'keys/secret'), `${OLD}\n`);
  await keeper(['check']);
  expect(secret()).toBe(fresh);
  await opensWith(fresh, OLD);
});
