import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { correspondences } from '#lib/letters/correspondence/queries';
import { beginLetters } from '#lib/letters/mutations';
import { leave } from '#lib/people/leaving/mutations';
import { signUp } from '#lib/people/person/mutations';
import { somebody } from '#lib/people/person/testing';
import { beginSession } from '#lib/people/session/mutations';
import { viewerOfSession } from '#lib/people/session/queries';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { listener } from '#lib/platform/database/listener';
import { itemsOf } from '#lib/values/several';

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-leaving-'));
const pictures = path.join(process.env.DATA_DIR, 'pictures');

async function post(title: string, hosts: Viewer[], picture?: string) {
  const ends = new Date(Date.now() + 60_000);
  if (picture) {
    mkdirSync(pictures, { recursive: true });
    for (const size of ['small', 'large']) writeFileSync(path.join(pictures, `${picture}-${size}.webp`), '');
  }
  return await database().post.create({
    data: {
      kind: 'ACTIVITY',
      title,
      hosts: { create: hosts.map(({ id }) => ({ personId: id })) },
      occurrences: { create: { kind: 'HOUR', starts: new Date(), ends } },
      pictures: { create: picture ? [{ key: picture, shape: '4:3' }] : [] },
    },
    include: { occurrences: true },
  });
}

test('whoever leaves is gone at once, with all they posted; what others answer for stays', async () => {
  const [amina, boris] = [await somebody('Amina'), await somebody('Boris')];
  const { token } = await beginSession(amina);
  const alone = await post('Hers alone', [amina], 'a'.repeat(43));
  const shared = await post('Theirs together', [amina, boris], 'b'.repeat(43));
  const his = await post('His alone', [boris]);
  const at = { madeAt: new Date() };
  for (const { id } of [alone, shared, his])
    for (const person of [amina, boris])
      await database().message.create({
        data: { postId: id, personId: person.id, body: person.name, ...at },
      });
  const [day] = his.occurrences;
  if (!day) throw new Error('no day');
  await database().joining.create({ data: { occurrenceId: day.id, personId: amina.id } });
  const place = await database().place.create({ data: { slug: 'mill', name: 'The mill' } });
  const version = {
    placeId: place.id,
    name: 'Mill',
    words: '',
    whereWords: '',
    notebookWayBack: '0 0\n',
    ...at,
  };
  await database().placeVersion.create({ data: { ...version, personId: amina.id } });
  await beginLetters(amina, { name: 'Boris', words: 'hello' }, database());

  await leave(amina);

  expect(await viewerOfSession(token)).toBeNull();
  expect(await database().person.findUnique({ where: { id: amina.id } })).toBeNull();
  const posts = await database().post.findMany({ orderBy: { title: 'asc' }, include: { hosts: true } });
  expect(posts.map(({ title, hosts }) => [title, hosts.map((host) => host.personId)])).toEqual([
    ['His alone', [boris.id]],
    ['Theirs together', [boris.id]],
  ]);
  const words = await database().message.findMany();
  expect(new Set(words.map((message) => message.body))).toEqual(new Set(['Boris']));
  expect(await database().joining.findFirst()).toBeNull();
  expect(itemsOf(await correspondences(boris))).toEqual([]);
  expect(await database().letter.findFirst()).toBeNull();
  expect((await database().placeVersion.findFirstOrThrow()).personId).toBeNull();
  expect(readdirSync(pictures).sort()).toEqual([
    `${'b'.repeat(43)}-large.webp`,
    `${'b'.repeat(43)}-small.webp`,
  ]);
});

test('leaving twice is leaving once, and the name is free again', async () => {
  const clara = await somebody('Clara');
  await Promise.all([leave(clara), leave(clara)]);
  expect(await signUp('Clara')).toBeDefined();
  expect(existsSync(pictures)).toBe(true);
});

test('two hosts who leave at once leave nothing that nobody answers for', async () => {
  const [dora, emil] = [await somebody('Dora'), await somebody('Emil')];
  await post('Theirs', [dora, emil]);
  await Promise.all([leave(dora), leave(emil)]);
  expect(await database().post.findFirst({ where: { title: 'Theirs' } })).toBeNull();
});

test('open pages hear of whoever leaves only where their name was shown', async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const [shown, hidden] = [await post('Shown', [host]), await post('Hidden', [host])];
  for (const { occurrences, title } of [shown, hidden])
    await database().joining.create({
      data: { occurrenceId: occurrences[0]?.id ?? '', personId: guest.id, unnamed: title === 'Hidden' },
    });
  const heard: unknown[] = [];
  const last = Promise.withResolvers<void>();
  const stop = listener().hear((topic) => {
    heard.push(topic);
    if (topic === 'board') last.resolve(); // told last
  });
  await listener().ready();
  await leave(guest);
  await last.promise;
  expect(heard).toContain(`coming:${shown.id}`);
  expect(heard).not.toContain(`coming:${hidden.id}`);
  stop();
  await listener().stop();
});
