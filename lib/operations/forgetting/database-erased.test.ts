import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { deleteMessage } from '#lib/conversations/mutations';
import { eraseListed } from '#lib/operations/forgetting/erase-again';
import { removeAddress } from '#lib/people/address/mutations';
import { addressHash as emailHash } from '#lib/people/address/rules';
import { endFirstDays } from '#lib/people/careful/mutations';
import { invite, redeemInvitation, revokeInvitation } from '#lib/people/invitation/mutations';
import { leave } from '#lib/people/leaving/mutations';
import { changeNotificationSettings } from '#lib/people/notification-settings/mutations';
import { renewPassphrase, signIn } from '#lib/people/passphrase/mutations';
import { signUp } from '#lib/people/person/mutations';
import { beginSession, endAllAccess } from '#lib/people/session/mutations';
import type { Viewer } from '#lib/people/viewer';
import { takeDown } from '#lib/pictures/mutations';
import { closePlace, reopenPlace } from '#lib/places/closing/mutations';
import { openPlace } from '#lib/places/place/mutations';
import { sayNoMore, sayToday } from '#lib/places/today/mutations';
import { seal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';
import { copyIn, copyOut, nameOf, tables } from '#lib/platform/database/copy';
import { erasedBy, livingBackup } from '#lib/platform/database/testing-tombstones';
import { change, post as putUp } from '#lib/posts/draft/testing';
import { leaveAsHost } from '#lib/posts/hosts/mutations';
import { cannotCome, join } from '#lib/posts/joinings/mutations';
import { setLetIn } from '#lib/posts/let-in/mutations';
import { makeCalendar, takeBackCalendar } from '#lib/posts/own-calendar/mutations';
import { undoWithdrawal, withdrawPost } from '#lib/posts/withdrawal/mutations';
import { randomToken, sha256 } from '#lib/values/text/random';
import { stopWatching } from '#lib/watches/mutations';

// Whatever people erase early stays erased when a backup that was made before is restored; what they did not, or took back, stays.

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-erased-'));
process.env.DATA_DIR = folder;
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
beforeAll(() => client.connect());
let identity: string;
beforeEach(async () => {
  await client.query('TRUNCATE "Person", "Post", "Place", "SealedTombstone", "LivingBackup" CASCADE');
  identity = await livingBackup();
});

async function person(name: string): Promise<Viewer> {
  const newcomer = await signUp(`${name} ${randomToken()}`);
  if (!newcomer) throw new Error('the name was taken');
  await endFirstDays(newcomer.viewer);
  return newcomer.viewer;
}

async function post(...hosts: Viewer[]) {
  const ends = new Date(Date.now() + 86_400_000);
  return await database().post.create({
    data: {
      kind: 'ACTIVITY',
      title: 'Baking',
      hosts: { create: hosts.map(({ id }) => ({ personId: id })) },
      occurrences: { create: { kind: 'HOUR', starts: new Date(ends.getTime() - 3_600_000), ends } },
    },
    include: { occurrences: true },
  });
}

/** What is there now, and how to bring it back over whatever is there then, as a restore does. */
async function backup(): Promise<() => Promise<void>> {
  const all = await tables(client);
  const held: Buffer[] = [];
  for (const table of all) held.push(await buffer(copyOut(client, table)));
  return async () => {
    const find = await erasedBy(identity);
    await client.query('BEGIN');
    await client.query(`TRUNCATE ${all.map(nameOf).join(', ')}`);
    for (const [at, table] of all.entries()) await copyIn(client, table, { rows: Readable.from([held[at]]) });
    await client.query('COMMIT');
    await eraseListed(find);
  };
}

const page = { name: 'The mill', words: '', whereWords: '', cell: null, notebook: '' };

test('whoever left stays away, with what was theirs alone; everybody else is back as they were', async () => {
  const [amina, boris] = [await person('Amina'), await person('Boris')];
  const [hers, both] = [await post(amina), await post(amina, boris)];
  await database().message.create({
    data: { postId: both.id, personId: amina.id, body: 'hers', madeAt: new Date() },
  });
  await database().message.create({
    data: { postId: both.id, personId: boris.id, body: 'his', madeAt: new Date() },
  });
  const restore = await backup();
  await leave(amina);
  await restore();
  expect(await database().person.findMany({ select: { id: true } })).toEqual([{ id: boris.id }]);
  expect(await database().post.findMany({ select: { id: true } })).toEqual([{ id: both.id }]);
  expect(await database().post.findUnique({ where: { id: hers.id } })).toBeNull();
  expect(await database().message.findMany({ select: { body: true } })).toEqual([{ body: 'his' }]);
});

test('a post for which nobody else answered then goes with whoever left, though others did since', async () => {
  const [amina, boris] = [await person('Amina'), await person('Boris')];
  const { id: postId } = await post(amina);
  const restore = await backup();
  await database().host.create({ data: { postId, personId: boris.id } });
  await leave(amina);
  await restore();
  expect(await database().post.findMany()).toEqual([]); // it would stand there with nobody to answer for it
});

test('what was withdrawn or closed is so again; what was brought back is there', async () => {
  const amina = await person('Amina');
  const [gone, kept] = [await post(amina), await post(amina)];
  const [closed, open] = [await openPlace(page, database()), await openPlace(page, database())];
  const restore = await backup();
  for (const { id } of [gone, kept]) await withdrawPost(amina, id, 'a kind sentence');
  await undoWithdrawal(amina, kept.id);
  for (const { slug } of [closed, open]) await closePlace(amina, slug);
  await reopenPlace(amina, open.slug);
  await restore();
  const withdrawn = await database().post.findMany({ where: { withdrawnAt: { not: null } } });
  expect(withdrawn.map(({ id }) => id)).toEqual([gone.id]);
  const places = await database().place.findMany({ where: { closedAt: { not: null } } });
  expect(places.map(({ slug }) => slug)).toEqual([closed.slug]);
});

test('a home that closed is gone from the posts of others as well', async () => {
  const amina = await person('Amina');
  const home = await database().$transaction((db) => openPlace({ ...page, name: 'Quittenhof' }, db, amina));
  const { id } = await post(amina);
  await database().post.update({
    where: { id },
    data: { placeId: home.id, searchText: 'baking quittenhof' },
  });
  const restore = await backup();
  await closePlace(amina, home.slug);
  await restore();
  expect(await database().post.findUnique({ where: { id } })).toMatchObject({
    ...{ placeId: null, awayFromId: home.id, searchText: 'baking' },
  });
});

test('words, pictures, joinings, hosts, lines and sessions that were taken back stay away', async () => {
  const [amina, boris] = [await person('Amina'), await person('Boris')];
  const { id: postId, occurrences } = await post(amina, boris);
  const other = await post(amina);
  const [occurrenceId = ''] = occurrences.map(({ id }) => id);
  const madeAt = new Date();
  const words = await database().message.create({
    data: { postId, personId: amina.id, body: 'no', madeAt },
  });
  await database().message.create({ data: { postId, personId: amina.id, body: 'yes', madeAt } });
  const keys = [randomToken(), randomToken()];
  await database().picture.createMany({ data: keys.map((key) => ({ key, shape: '1:1', postId })) });
  const carla = await person('Carla');
  await join(carla, { occurrenceId, unnamed: false });
  await join(carla, { occurrenceId: other.occurrences[0]?.id ?? '', unnamed: false });
  const [letOut, again, isIn] = [await person('Dora'), await person('Emil'), await person('Fatma')];
  for (const viewer of [letOut, again, isIn]) {
    await join(viewer, { occurrenceId, unnamed: false });
    await setLetIn(boris, { occurrenceId, meant: { name: viewer.name }, isLetIn: true });
  }
  const { slug } = await openPlace(page, database());
  await sayToday({ slug, words: 'Warm', until: new Date(Date.now() + 3_600_000) }, database());
  await beginSession(amina);
  await beginSession(boris);
  const restore = await backup();
  await deleteMessage(amina, words.id);
  await takeDown(keys[0] ?? '');
  await cannotCome(carla, occurrenceId);
  for (const _ of ['and again']) {
    await cannotCome(carla, other.occurrences[0]?.id ?? '');
    await join(carla, { occurrenceId: other.occurrences[0]?.id ?? '', unnamed: true });
  }
  await setLetIn(boris, { occurrenceId, meant: { name: letOut.name }, isLetIn: false });
  await cannotCome(again, occurrenceId);
  await join(again, { occurrenceId, unnamed: false });
  await leaveAsHost(boris, postId);
  await sayNoMore(slug);
  await endAllAccess(amina);
  await restore();
  expect(await database().message.findMany({ select: { body: true } })).toEqual([{ body: 'yes' }]);
  expect(await database().picture.findMany({ select: { key: true } })).toEqual([{ key: keys[1] }]);
  const comes = await database().joining.findMany({ where: { personId: carla.id } });
  expect(comes.map((joining) => joining.occurrenceId)).toEqual([other.occurrences[0]?.id]);
  // Who was let out, or came no more and comes again, is not let in by it; who is, stays so.
  const letIn = await database().joining.findMany({ where: { occurrenceId, letIn: true } });
  expect(letIn.map(({ personId }) => personId)).toEqual([isIn.id]);
  expect(await database().joining.findFirst({ where: { personId: again.id } })).not.toBeNull();
  expect(await database().host.findMany({ where: { personId: boris.id } })).toEqual([]);
  expect(await database().todayLine.findMany()).toEqual([]);
  expect((await database().session.findMany()).map(({ personId }) => personId)).toEqual([boris.id]);
});

test('invitations that were used or taken back, watches and calendars that were ended, and words about a door stay away', async () => {
  const amina = await person('Amina');
  const [used, revoked, open] = [
    await invite(amina, false),
    await invite(amina, false),
    await invite(amina, true),
  ];
  const watching = { personId: amina.id, said: '', words: [] };
  const [ended, watch] = [
    await database().watch.create({ data: { ...watching, kind: 'OFFER' } }),
    await database().watch.create({ data: { ...watching, kind: 'REQUEST' } }),
  ];
  const offer = await putUp(amina, 'OFFER', { arrival: 'The blue door' });
  await makeCalendar(amina);
  const restore = await backup();
  await database().$transaction((db) => redeemInvitation(used.token, db));
  await revokeInvitation(revoked.back);
  await stopWatching(amina, ended.id);
  await takeBackCalendar(amina);
  await change(amina, offer, { kind: 'OFFER', said: {} });
  await restore();
  const left = await database().invitation.findMany({ select: { tokenHash: true } });
  expect(left).toEqual([{ tokenHash: sha256(open.token) }]);
  expect(await database().watch.findMany({ select: { id: true } })).toEqual([{ id: watch.id }]);
  expect(await database().feedKey.findMany()).toEqual([]);
  expect(await database().post.findMany({ select: { id: true, arrival: true } })).toEqual([
    { id: offer, arrival: null },
  ]);
});

test('an address that was forgotten, a passphrase that was changed, and mails that were stopped do not come back', async () => {
  const [amina, boris] = [await person('Amina'), await person('Boris')];
  for (const { id, name } of [amina, boris]) {
    const email = `${name.split(' ')[0]}@example.org`;
    const data = { emailSealed: seal('email', email), emailHash: emailHash(email) };
    await database().person.update({ where: { id }, data });
  }
  await changeNotificationSettings(boris, {
    stopped: ['LETTERS'],
    digest: 'DAILY',
    quietFrom: null,
    quietUntil: null,
  });
  const before = await renewPassphrase(amina);
  expect(await signIn(amina.name, before)).toBeDefined();
  const restore = await backup();
  await removeAddress(amina);
  await changeNotificationSettings(boris, {
    stopped: ['COMING'],
    digest: 'DAILY',
    quietFrom: null,
    quietUntil: null,
  });
  await renewPassphrase(amina);
  await restore();
  expect(await signIn(amina.name, before)).toBeUndefined();
  const people = await database().person.findMany({ where: { emailSealed: { not: null } } });
  expect(people.map(({ id, stopped }) => [id, stopped])).toEqual([[boris.id, ['LETTERS', 'COMING']]]);
});

test('what is undone with its transaction is not listed', async () => {
  const amina = await person('Amina');
  const undone = database().$transaction(async (db) => {
    await db.person.delete({ where: { id: amina.id } });
    const { addTombstones } = await import('#lib/platform/database/tombstones');
    await addTombstones(db, 'Person', amina.id);
    throw new Error('pulled the plug');
  });
  await expect(undone).rejects.toThrow('pulled the plug');
  expect(await database().sealedTombstone.findMany()).toEqual([]);
});
