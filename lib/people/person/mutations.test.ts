import { expect, test, vi } from 'vitest';
import { signIn } from '#lib/people/passphrase/mutations';
import { rename, signUp } from '#lib/people/person/mutations';
import { personNamed } from '#lib/people/person/queries';
import { NAME } from '#lib/people/person/schema';
import { somebody } from '#lib/people/person/testing';
import { beginSession, endAllAccess } from '#lib/people/session/mutations';
import { viewerOfSession } from '#lib/people/session/queries';
import { database } from '#lib/platform/database/client';
import { sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';
import { addDays, dateOf, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

test('a newcomer signs in with the passphrase made for them, and with no other', async () => {
  const newcomer = await signUp('Amina');
  if (!newcomer) throw new Error('the name was taken');
  expect(newcomer.passphrase.split(' ')).toHaveLength(5);
  expect(await signIn('amina', newcomer.passphrase.toUpperCase())).toEqual(newcomer.viewer);
  expect(await signIn('Amina', 'another five words than these')).toBeUndefined();
  expect(await signIn('Nobody', newcomer.passphrase)).toBeUndefined();
});

test('a name that looks like another is taken', async () => {
  expect(await signUp('Boris')).toBeDefined();
  expect(await signUp('ВОRІS')).toBeUndefined();
});

test('signing out everywhere is immediate', async () => {
  const newcomer = await signUp('Clara');
  if (!newcomer) throw new Error('the name was taken');
  const { token } = await beginSession(newcomer.viewer);
  expect(await viewerOfSession(token)).toEqual(newcomer.viewer);
  await endAllAccess(newcomer.viewer);
  expect(await viewerOfSession(token)).toBeNull();
});

test('a session that nobody used for a hundred days signs nobody in, also where no sweep came by', async () => {
  const { token } = await beginSession(await somebody());
  const lastUsed = (daysAgo: number) =>
    database().session.updateMany({
      where: { tokenHash: sha256(token) },
      data: { usedOn: dateOf(addDays(todayIn(zone(), now()), -daysAgo)) },
    });
  await lastUsed(101);
  expect(await viewerOfSession(token)).toBeNull();
  await lastUsed(100);
  expect(await viewerOfSession(token)).not.toBeNull();
});

test('of tokens and passphrases the database keeps hashes only', async () => {
  const newcomer = await signUp('Dora');
  if (!newcomer) throw new Error('the name was taken');
  const { token } = await beginSession(newcomer.viewer);
  const rows = JSON.stringify([await database().person.findMany(), await database().session.findMany()]);
  expect(rows).not.toContain(token);
  expect(rows).not.toContain(newcomer.passphrase);
});

test('somebody may write their own name anew, but not take another’s', async () => {
  const emil = await signUp('Emil');
  await signUp('Fanny');
  if (!emil) throw new Error('the name was taken');
  expect(await rename(emil.viewer, 'FANNY')).toEqual({ kind: 'taken' });
  expect(await rename(emil.viewer, 'ÉMIL of the mill')).toEqual({ kind: 'changed' });
  expect(await rename(emil.viewer, 'Émil of the mill')).toEqual({ kind: 'changed' });
  expect((await personNamed(emil.viewer, 'émil OF the mill'))?.name).toBe('Émil of the mill');
  expect(await personNamed(emil.viewer, 'Emil')).toBeUndefined();
});

test('of two who want one name at once, one gets it', async () => {
  const [one, two] = [await signUp('Gerda'), await signUp('Heinz')];
  if (!one || !two) throw new Error('the name was taken');
  const both = await Promise.all([rename(one.viewer, 'Robin'), rename(two.viewer, 'Robin')]);
  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'taken']);
});

test('of one who is renamed and one who comes in at that moment, whoever came first has the name', async () => {
  const one = await somebody('Ida');
  let renamed: ReturnType<typeof rename> | undefined;
  await database().$transaction(async (db) => {
    expect(await signUp('Kasimir', {}, db)).toBeDefined();
    renamed = rename(one, 'Kasimir');
    const waits = () => database().$queryRaw<object[]>`SELECT 1 FROM pg_locks WHERE NOT granted`;
    await vi.waitFor(async () => expect((await waits())[0]).toBeDefined(), { timeout: 4_000 });
  });
  expect(await renamed).toEqual({ kind: 'taken' });
});

test('the longest name in any script fits, and one that is only points is none', async () => {
  expect(await signUp('\uFDFA'.repeat(60))).toBeDefined(); // one sign that unfolds to eighteen
  expect(await signUp('\u{1F468}\u200D\u{1F469}\u200D\u{1F467}')).toBeDefined();
  expect(NAME.safeParse('\u05B0\u05B1').success).toBe(false);
});
