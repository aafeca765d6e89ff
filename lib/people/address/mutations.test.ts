import { afterEach, expect, test, vi } from 'vitest';
import { stopLinkAddress } from '#lib/notifications/kinds';
import { openMail } from '#lib/notifications/outbox';
import { askToConfirm, confirmAddress, removeAddress } from '#lib/people/address/mutations';
import { pendingAddress } from '#lib/people/address/queries';
import { claimHash, claimToken } from '#lib/people/address/rules';
import { stopByToken } from '#lib/people/notification-settings/mutations';
import { profile } from '#lib/people/person/queries';
import { somebody } from '#lib/people/person/testing';
import { beginSession } from '#lib/people/session/mutations';
import { viewerOfSession } from '#lib/people/session/queries';
import { makeLink, sendSignInLink, signInByToken } from '#lib/people/sign-in-link/mutations';
import { whomLinkLetsIn } from '#lib/people/sign-in-link/queries';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';
import { addDays, dayStart, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

afterEach(async () => {
  vi.useRealTimers();
  await database().mail.deleteMany();
});

/** The mails that wait, oldest first; then there are none. */
async function mails() {
  const waiting = await database().mail.findMany({ orderBy: { due: 'asc' } });
  await database().mail.deleteMany();
  return waiting.map(({ sealed }) => openMail(sealed));
}

/** The links in the mails that wait. */
async function tokens(): Promise<{ to?: string; token: string }[]> {
  const asked = (await mails()).filter(({ isNotice }) => !isNotice);
  return asked.map(({ to, text }) => ({ to, token: /token=(\S+)/.exec(text)?.[1] as string }));
}

/** A link that would confirm an address, as a mail would bring it. */
async function linkTo(email: string, viewer: Viewer): Promise<string> {
  const token = claimToken({ personId: viewer.id, email });
  await database().$transaction((db) => makeLink(viewer.id, claimHash(token), db));
  return token;
}

async function withAddress(name: string, email: string) {
  const viewer = await somebody(name);
  await askToConfirm(viewer, email);
  const [link] = await tokens();
  expect(await confirmAddress(link?.token ?? '')).toEqual({ kind: 'confirmed' });
  return viewer;
}

const byLink = (token: string) => database().$transaction((db) => signInByToken(token, db));

test('an address is somebody’s only once the link sent to it was used', async () => {
  const viewer = await somebody('Amina');
  await askToConfirm(viewer, 'Amina@Example.org');
  expect((await profile(viewer)).email).toBeNull();
  await sendSignInLink('amina@example.org');
  const [link, another] = await tokens();
  expect(another).toBeUndefined();
  expect(link?.to).toBe('Amina@Example.org');
  expect(await pendingAddress(link?.token ?? '')).toEqual({ name: 'Amina', email: 'Amina@Example.org' });
  expect(await confirmAddress(link?.token ?? '')).toEqual({ kind: 'confirmed' });
  expect(await confirmAddress(link?.token ?? '')).toEqual({ kind: 'confirmed' });
  expect((await profile(viewer)).email).toBe('Amina@Example.org');
});

test('a link signs in once, and with it all others are used up', async () => {
  const viewer = await withAddress('Boris', 'boris@example.org');
  await sendSignInLink('BORIS@example.org');
  await sendSignInLink('boris@example.org');
  const [first, second] = await tokens();
  expect(await whomLinkLetsIn(first?.token ?? '')).not.toBeNull();
  expect(await whomLinkLetsIn(first?.token ?? '')).not.toBeNull();
  const both = await Promise.all([byLink(first?.token ?? ''), byLink(first?.token ?? '')]);
  expect(both.filter(Boolean)).toEqual([viewer]);
  expect(await byLink(second?.token ?? '')).toBeUndefined();
  expect(await whomLinkLetsIn(second?.token ?? '')).toBeNull();
});

test('an old link does not sign in', async () => {
  await withAddress('Clara', 'clara@example.org');
  await sendSignInLink('clara@example.org');
  await database().signInLink.updateMany({ data: { expires: new Date(0) } });
  const [link] = await tokens();
  expect(await whomLinkLetsIn(link?.token ?? '')).toBeNull();
  expect(await byLink(link?.token ?? '')).toBeUndefined();
});

test('nobody’s mailbox is filled: some links at a time, and none to an address that is not here', async () => {
  await withAddress('Dora', 'dora@example.org');
  for (const _ of [1, 2, 3, 4, 5]) await sendSignInLink('dora@example.org');
  await sendSignInLink('nobody@example.org');
  const links = await tokens();
  expect(links).toHaveLength(3);
});

test('an address that is somebody’s cannot become another’s', async () => {
  await withAddress('Emil', 'emil@example.org');
  const other = await somebody('Fatima');
  expect(await confirmAddress(await linkTo('EMIL@example.org', other))).toEqual({ kind: 'taken' });
  expect((await profile(other)).email).toBeNull();
});

test('an address that gives way to another is told, in its person’s language and without a word of theirs', async () => {
  const viewer = await withAddress('See evil.example', 'old@example.org');
  await database().person.update({ where: { id: viewer.id }, data: { language: 'fr' } });
  await confirmAddress(await linkTo('new@example.org', viewer));
  const [told, ...more] = await mails();
  expect([told?.to, more]).toEqual(['old@example.org', []]);
  expect(told?.subject).toBe('Cette adresse n’est plus la vôtre sur le tableau');
  expect(`${told?.subject}${told?.text}`).not.toMatch(/evil|new@/);
});

test('one that is taken away is told too, and still so where everything else that waits is taken back', async () => {
  const viewer = await withAddress('Nora', 'nora@example.org');
  await confirmAddress(await linkTo('nora2@example.org', viewer));
  await sendSignInLink('nora2@example.org');
  await removeAddress(viewer);
  const told = await mails();
  expect(told.map(({ to, isNotice }) => [to, isNotice])).toEqual([
    ['nora@example.org', true],
    ['nora2@example.org', true],
  ]);
});

test('a new address ends all other sessions: that from which it was asked, and where it is confirmed, go on', async () => {
  const viewer = await somebody('Otto');
  const [asking, confirming, other] = await Promise.all([1, 2, 3].map(() => beginSession(viewer)));
  const hashOf = (session: typeof asking) => [sha256(session?.token ?? '')];
  await askToConfirm(viewer, 'otto@example.org', hashOf(asking));
  const [link] = await tokens();
  expect(await confirmAddress(link?.token ?? '', hashOf(confirming))).toEqual({ kind: 'confirmed' });
  const left = await Promise.all(
    [asking, confirming, other].map(async (session) => viewerOfSession(session?.token ?? '')),
  );
  expect(left).toEqual([viewer, viewer, null]);
});

test('of two who confirm one address at once, one gets it', async () => {
  const both = [await somebody('Jana'), await somebody('Kemal')];
  const links = await Promise.all(both.map((viewer) => linkTo('shared@example.org', viewer)));
  const came = await Promise.all(links.map((token) => confirmAddress(token)));
  expect(came.map(({ kind }) => kind).toSorted()).toEqual(['confirmed', 'taken']);
});

test('a link that was sent before the address was changed confirms nothing', async () => {
  const viewer = await withAddress('Greta', 'greta@example.org');
  await askToConfirm(viewer, 'one@example.org');
  await askToConfirm(viewer, 'two@example.org');
  const [one, two] = await tokens();
  expect(await confirmAddress(two?.token ?? '')).toEqual({ kind: 'confirmed' });
  expect(await pendingAddress(one?.token ?? '')).toBeUndefined();
  expect(await confirmAddress(one?.token ?? '')).toEqual({ kind: 'old' });
  expect(await confirmAddress('not a token')).toEqual({ kind: 'old' });
  expect((await profile(viewer)).email).toBe('two@example.org');
});

test('an address is asked once a day whether it is somebody’s, whoever wants it, and holds nothing that they typed', async () => {
  const [ida, jo] = [await somebody('Ida'), await somebody('Buy at evil.example')];
  await Promise.all([ida, jo, ida, jo].map((viewer) => askToConfirm(viewer, 'Ida2@example.org')));
  await askToConfirm(jo, 'ida2@EXAMPLE.org');
  const mails = await database().mail.findMany();
  expect(mails.map(({ sealed }) => openMail(sealed).to?.toLowerCase())).toEqual(['ida2@example.org']);
  expect(mails.map(({ sealed }) => openMail(sealed).text).join()).not.toMatch(/Ida|evil/);
  await database().mail.deleteMany();
  vi.useFakeTimers({ toFake: ['Date'], now: dayStart(addDays(todayIn(zone(), now()), 1), zone()) });
  await askToConfirm(jo, 'ida2@example.org');
  expect(await tokens()).toHaveLength(1);
});

test('whoever says that it is not them is asked nothing more for a hundred days', async () => {
  const viewer = await somebody('Kim');
  const [today, inDays] = [todayIn(zone(), now()), (days: number) => dayStart(addDays(today, days), zone())];
  const stop = stopLinkAddress({ personId: viewer.id, kinds: 'WISH', email: 'kim@example.org' });
  const token = await linkTo('kim@example.org', viewer);
  expect(await stopByToken(stop.split('/stop/')[1] ?? '')).toBe(true);
  expect(await confirmAddress(token)).toEqual({ kind: 'old' });
  for (const [days, mails] of [
    [0, 0],
    [99, 0],
    [100, 1],
  ] as const) {
    vi.useFakeTimers({ toFake: ['Date'], now: inDays(days) });
    await askToConfirm(await somebody(), 'KIM@example.org');
    expect([days, await tokens()]).toEqual([days, Array(mails).fill(expect.anything())]);
  }
});

test('the link that confirms an address signs nobody in', async () => {
  const viewer = await somebody('Lea');
  await askToConfirm(viewer, 'lea@example.org');
  const links = await tokens();
  expect(await byLink(links[0]?.token ?? '')).toBeUndefined();
  await database().signInLink.updateMany({ data: { expires: new Date(0) } });
  expect(await pendingAddress(links[0]?.token ?? '')).toBeUndefined();
  expect(await confirmAddress(links[0]?.token ?? '')).toEqual({ kind: 'old' });
});

test('an address that was forgotten is nowhere, and signs nobody in', async () => {
  const viewer = await withAddress('Hugo', 'hugo@example.org');
  await sendSignInLink('hugo@example.org');
  await removeAddress(viewer);
  expect((await profile(viewer)).email).toBeNull();
  expect(await tokens()).toEqual([]);
  await sendSignInLink('hugo@example.org');
  expect(await tokens()).toEqual([]);
});

test('links that are over stand in nobody’s way, also where no sweep came by', async () => {
  await withAddress('Zoe', 'zoe@example.org');
  const asked = async () => {
    for (let at = 0; at < 4; at++) await sendSignInLink('zoe@example.org');
    return (await tokens()).length;
  };
  expect(await asked()).toBe(3);
  expect(await asked()).toBe(0);
  await database().signInLink.updateMany({ data: { expires: new Date() } });
  expect(await asked()).toBe(3);
});
