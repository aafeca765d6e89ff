import { expect, test } from 'vitest';
import { openMail } from '#lib/notifications/outbox';
import { addressHash, claimHash } from '#lib/people/address/rules';
import { changePassphrase, signIn } from '#lib/people/passphrase/mutations';
import { isPassphraseOf } from '#lib/people/passphrase/queries';
import { somebody } from '#lib/people/person/testing';
import { beginSession, endAllAccess } from '#lib/people/session/mutations';
import { viewerOfSession } from '#lib/people/session/queries';
import { makeLink } from '#lib/people/sign-in-link/mutations';
import type { Viewer } from '#lib/people/viewer';
import { seal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';
import { randomToken, sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';

const soon = () => new Date(now().getTime() + 60_000);

/** Everything by which somebody, or whoever got hold of it, goes on. */
async function withAccess(viewer: Viewer): Promise<{ here: string }> {
  const personId = viewer.id;
  const [{ token: here }] = await Promise.all([beginSession(viewer), beginSession(viewer)]);
  await database().feedKey.create({ data: { personId, tokenHash: sha256(randomToken()) } });
  await database().$transaction(async (db) => {
    await makeLink(personId, sha256(randomToken()), db);
    await makeLink(personId, claimHash(randomToken()), db);
  });
  await database().picture.create({
    data: { key: randomToken(), personId, shape: '4:3', stagedUntil: soon() },
  });
  return { here };
}

/** What is left of that. */
async function accessOf({ id: personId }: Viewer) {
  const where = { personId };
  const rows = await Promise.all([
    database().session.findMany({ where }),
    database().feedKey.findMany({ where }),
    database().signInLink.findMany({ where }),
    database().picture.findMany({ where }),
  ]);
  return rows.map((each) => each.length > 0);
}

test('signing out everywhere ends all by which somebody goes on, and nothing of anybody else', async () => {
  const [amina, boris] = [await somebody('Amina'), await somebody('Boris')];
  await Promise.all([withAccess(amina), withAccess(boris)]);
  await endAllAccess(amina);
  expect(await accessOf(amina)).toEqual([false, false, false, false]);
  expect(await accessOf(boris)).toEqual([true, true, true, true]);
});

test('a new passphrase ends all of it but the session that made it', async () => {
  const clara = await somebody('Clara');
  const before = await changePassphrase(clara);
  const { here } = await withAccess(clara);
  const passphrase = await changePassphrase(clara, [sha256(here)]);
  expect(await accessOf(clara)).toEqual([true, false, false, false]);
  expect(await database().session.findMany({ where: { personId: clara.id } })).toHaveLength(1);
  expect(await viewerOfSession(here)).toEqual(clara);
  expect([await signIn('Clara', before), await signIn('Clara', passphrase)]).toEqual([undefined, clara]);
  expect([await isPassphraseOf(clara, passphrase), await isPassphraseOf(clara, before)]).toEqual([
    true,
    false,
  ]);
});

test('a new passphrase is told to the address, in its person’s language', async () => {
  const dora = await somebody('Dora');
  const told = async () =>
    (await database().mail.findMany({ where: { personId: dora.id } })).map(({ sealed }) => openMail(sealed));
  await changePassphrase(dora);
  expect(await told()).toEqual([]);
  const address = {
    emailHash: addressHash('dora@example.org'),
    emailSealed: seal('email', 'dora@example.org'),
  };
  await database().person.update({ where: { id: dora.id }, data: { ...address, language: 'ar' } });
  await changePassphrase(dora);
  expect(await told()).toMatchObject([{ subject: 'تغيّرت عبارة السر', isNotice: true }]);
});

test('whoever has no passphrase has none that fits', async () => {
  const emil = await somebody('Emil');
  await database().person.update({ where: { id: emil.id }, data: { passphraseHash: null } });
  expect(await isPassphraseOf(emil, '')).toBe(false);
});
