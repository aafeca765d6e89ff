import { expect, test } from 'vitest';
import { openMail } from '#lib/notifications/outbox';
import { askToConfirm, confirmAddress, removeAddress } from '#lib/people/address/mutations';
import { pendingAddress } from '#lib/people/address/queries';
import { profile } from '#lib/people/person/queries';
import { somebody } from '#lib/people/person/testing';
import { sendSignInLink, signInByToken } from '#lib/people/sign-in-link/mutations';
import { whomLinkLetsIn } from '#lib/people/sign-in-link/queries';
import { database } from '#lib/platform/database/client';

/** The links in the mails that wait, oldest first; then there are none. */
async function tokens(): Promise<{ to?: string; token: string }[]> {
  const mails = await database().mail.findMany({ orderBy: { due: 'asc' } });
  await database().mail.deleteMany();
  return mails.map(({ sealed }) => {
    const { to, text } = openMail(sealed);
    return { to, token: /token=(\S+)/.exec(text)?.[1] as string };
  });
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
  await askToConfirm(other, 'EMIL@example.org');
  const [link] = await tokens();
  expect(await confirmAddress(link?.token ?? '')).toEqual({ kind: 'taken' });
  expect((await profile(other)).email).toBeNull();
});

test('of two who confirm one address at once, one gets it', async () => {
  const both = [await somebody('Jana'), await somebody('Kemal')];
  for (const viewer of both) await askToConfirm(viewer, 'shared@example.org');
  const came = await Promise.all((await tokens()).map(({ token }) => confirmAddress(token)));
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

test('the link that confirms an address signs nobody in, and nobody’s mailbox is filled with such links', async () => {
  const viewer = await somebody('Ida');
  for (const _ of [1, 2, 3, 4, 5]) await askToConfirm(viewer, 'ida@example.org');
  const links = await tokens();
  expect(links).toHaveLength(3);
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
