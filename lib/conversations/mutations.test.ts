import { expect, test } from 'vitest';
import { changeMessage, deleteMessage, putIntoNotebook, writeMessage } from '#lib/conversations/mutations';
import { conversation } from '#lib/conversations/queries';
import type { ConversationView, SubjectId } from '#lib/conversations/schema';
import { topicsOf } from '#lib/conversations/subject/queries';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { itemsOf } from '#lib/values/several';
import { randomToken } from '#lib/values/text/random';

const DAY = 24 * 60 * 60 * 1000;
const inDays = (n: number) => new Date(Date.now() + n * DAY);

type Given = {
  ends?: Date;
  withdrawnAt?: Date;
  placeId?: string;
  rhythm?: string;
  rhythmFrom?: Date;
  arrival?: { create: { words: string } };
};

async function offer(host: Viewer, { ends = inDays(1), ...given }: Given = {}) {
  const { id } = await database().post.create({
    data: {
      kind: 'OFFER',
      title: 'Sourdough',
      hosts: { create: { personId: host.id } },
      occurrences: { create: { kind: 'DATE', starts: inDays(-60), ends } },
      ...given,
    },
  });
  return { postId: id };
}

async function bakehouse() {
  const { id } = await database().place.create({
    data: { slug: randomToken().toLowerCase(), name: 'The old bakehouse' },
  });
  return { placeId: id };
}

const shown = (view?: ConversationView) => view && itemsOf(view.messages);

const said = async (viewer: Viewer | null, about: SubjectId, before?: string) =>
  shown(await conversation(viewer, about, before))?.map(({ words }) => words);

async function write(viewer: Viewer, about: SubjectId, words: string): Promise<string> {
  const written = await writeMessage(viewer, { about, words });
  if (!written) throw new Error('it was not written');
  return written.id;
}

test('words under a post and at a place are read by those signed in, by arrival', async () => {
  const [host, guest, stranger] = [await somebody(), await somebody(), await somebody()];
  for (const about of [await offer(host), await bakehouse()]) {
    await write(guest, about, 'Is there some left?');
    await write(host, about, 'Come by the blue door');
    expect(await said(stranger, about)).toEqual(['Is there some left?', 'Come by the blue door']);
    const view = await conversation(guest, about);
    expect(shown(view)?.map(({ name, isMine, edited }) => [name, isMine, edited])).toEqual([
      [guest.name, true, false],
      [host.name, false, false],
    ]);
  }
});

test('visitors get no words, whether there are any or not', async () => {
  const host = await somebody();
  const [silent, busy] = [await offer(host), await offer(host)];
  await write(host, busy, 'Hello');
  const [one, other] = [await conversation(null, silent), await conversation(null, busy)];
  expect(shown(other)).toEqual([]);
  expect(other).toMatchObject({ earlier: null, notebook: null });
  expect({ ...one, path: '', live: '' }).toEqual({ ...other, path: '', live: '' });
});

test('once withdrawn or passed, only those who were part of it read and write, for three days', async () => {
  const [host, guest, stranger] = [await somebody(), await somebody(), await somebody()];
  await write(stranger, await offer(host), 'Elsewhere one is part of nothing here');
  for (const given of [{ withdrawnAt: inDays(-1) }, { ends: inDays(-1) }]) {
    const about = await offer(host, given);
    const { id } = await database().message.create({
      data: { ...about, personId: guest.id, body: 'Tomorrow at nine?', madeAt: inDays(-2) },
    });
    expect(await said(stranger, about)).toBeUndefined();
    expect(await said(null, about)).toBeUndefined();
    expect(await topicsOf(stranger, `post:${about.postId}`)).toBeUndefined();
    expect(await writeMessage(stranger, { about, words: 'Me too' })).toBeUndefined();
    await write(host, about, 'Nine it is');
    expect(await said(guest, about)).toEqual(['Tomorrow at nine?', 'Nine it is']);
    await database().post.update({ where: { id: about.postId }, data: { withdrawnAt: inDays(-3) } });
    for (const viewer of [host, guest]) expect(await said(viewer, about)).toBeUndefined();
    expect(await writeMessage(guest, { about, words: 'And now?' })).toBeUndefined();
    expect(await changeMessage(guest, id, { words: 'And now?' })).toBeUndefined();
  }
});

test('words at places and under a rhythm are hidden thirty days after they were written', async () => {
  const host = await somebody();
  const rhythm = { rhythm: 'FREQ=DAILY', rhythmFrom: new Date('2026-01-01') };
  for (const about of [await offer(host, rhythm), await bakehouse()]) {
    for (const [words, madeAt] of [
      ['long ago', inDays(-30)],
      ['lately', inDays(-29)],
    ] as const)
      await database().message.create({ data: { ...about, personId: host.id, body: words, madeAt } });
    expect(await said(host, about)).toEqual(['lately']);
  }
});

test('of two windows with one’s own words, the last sent undoes nothing unseen', async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const about = await offer(host);
  const id = await write(guest, about, 'At nine');
  const by = (words: string) => ({ values: { words: [words] } });
  const words = async () => shown(await conversation(host, about))?.[0]?.words;
  const both = await Promise.all(
    ['At ten', 'At eleven'].map((said) => changeMessage(guest, id, { words: said, opened: by('At nine') })),
  );
  expect(both.map((each) => each?.kind).toSorted()).toEqual(['changed', 'conflict']);
  const stands = await words();
  expect(both.find((each) => each?.kind === 'conflict')).toMatchObject({ stands: { words: [stands] } });
  await changeMessage(guest, id, { words: 'At nine', opened: by('At nine') });
  expect(await words()).toBe(stands);
  const old = await changeMessage(guest, id, { words: 'At noon', opened: { values: null } });
  expect(old).toMatchObject({ kind: 'conflict', both: ['words'], values: { words: ['At noon'] } });
  await changeMessage(guest, id, { words: 'At noon', opened: by(stands ?? '') });
  expect(await words()).toBe('At noon');
});

test('one changes and takes away only what one wrote', async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const about = await offer(host);
  const id = await write(guest, about, 'At nine');
  for (const other of [host]) {
    expect(await changeMessage(other, id, { words: 'Never' })).toBeUndefined();
    expect(await deleteMessage(other, id)).toBeUndefined();
  }
  expect(await changeMessage(guest, id, { words: 'At nine' })).toEqual({
    kind: 'changed',
    id,
    path: `/posts/${about.postId}`,
  });
  expect(shown(await conversation(host, about))?.[0]).toMatchObject({ words: 'At nine', edited: false });
  await changeMessage(guest, id, { words: 'At ten' });
  expect(shown(await conversation(host, about))?.[0]).toMatchObject({ words: 'At ten', edited: true });
  await deleteMessage(guest, id);
  expect(await said(host, about)).toEqual([]);
  for (const wrong of ['', 'x', id]) expect(await deleteMessage(guest, wrong)).toBeUndefined();
});

test('earlier words are a link away, each once, also where many were written in the same instant', async () => {
  const host = await somebody();
  const about = await offer(host);
  const all = Array.from({ length: 120 }, (_, at) => `words ${at}`);
  await database().message.createMany({
    data: all.map((body, at) => ({
      ...about,
      body,
      personId: host.id,
      madeAt: inDays(-1 - Math.floor(at / 40)),
    })),
  });
  const found: string[] = [];
  let before: string | undefined;
  do {
    const view = await conversation(host, about, before);
    expect(view?.isLatest).toBe(before === undefined);
    found.push(...itemsOf(view?.messages).map(({ words }) => words));
    before = view?.earlier ?? undefined;
  } while (before);
  expect(found.sort()).toEqual(all.sort());
  expect((await conversation(host, about, 'not an id'))?.isLatest).toBe(true);
});

test('words that nobody can write under, or that are not there, answer alike', async () => {
  const guest = await somebody();
  for (const id of ['7f9c24e8-3b12-4fef-91e0-5d3a6c7b8d9e', 'x', '']) {
    expect(await conversation(guest, { postId: id })).toBeUndefined();
    expect(await conversation(guest, { placeId: id })).toBeUndefined();
    expect(await writeMessage(guest, { about: { postId: id }, words: 'Hello' })).toBeUndefined();
    expect(await topicsOf(guest, `post:${id}`)).toBeUndefined();
  }
});

test('any script goes in and comes out whole', async () => {
  const host = await somebody();
  const about = await offer(host);
  for (const words of [
    'Хлеб и соль',
    'خبز وملح',
    'パンと塩 👩‍👩‍👧',
    '\u202Eright to left\u202C',
    'e\u0301 \u0928\u092E\u0938\u094D\u0924\u0947',
  ])
    await write(host, about, words);
  expect((await said(host, about))?.[0]).toBe('Хлеб и соль');
  expect((await said(host, about))?.[3]).toBe('\u202Eright to left\u202C');
});

test('one puts one’s own words into the notebook of the place, without name; nobody else can', async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const place = await bakehouse();
  for (const about of [await offer(host, place), place]) {
    const id = await write(guest, about, 'Light it two hours before');
    expect(await putIntoNotebook(host, id)).toEqual({ kind: 'missing' });
    expect(await putIntoNotebook(guest, id)).toEqual({ kind: 'added', slug: expect.any(String) });
    const { notebook, versions } = await database().place.findUniqueOrThrow({
      where: { id: place.placeId },
      include: { versions: true },
    });
    expect(notebook).toContain('Light it two hours before');
    expect(JSON.stringify([notebook, versions])).not.toContain(guest.id);
  }
  const id = await write(guest, await offer(host), 'Nowhere to put this');
  expect(await putIntoNotebook(guest, id)).toEqual({ kind: 'missing' });
});

test('a page is told of what it may read only', async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const { postId } = await offer(host);
  const { placeId } = await bakehouse();
  expect(await topicsOf(guest, `post:${postId}`)).toEqual([`post:${postId}`]);
  expect(await topicsOf(host, `post:${postId}`)).toEqual([`post:${postId}`, `coming:${postId}`]);
  expect(await topicsOf(guest, `place:${placeId}`)).toEqual([`place:${placeId}`]);
  expect(await topicsOf(guest, 'letters')).toEqual([`letters:${guest.id}`]);
  for (const asked of [`post:${placeId}`, `coming:${postId}`, `letters:${host.id}`, 'board', '', 'post:'])
    expect(await topicsOf(guest, asked)).toBeUndefined();
  for (const asked of [`post:${postId}`, `place:${placeId}`, 'letters'])
    expect(await topicsOf(null, asked)).toBeUndefined();
});

test('the words about the door may be sent by the author, to others, where there are some', async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const about = await offer(host, { arrival: { create: { words: 'The blue door' } } });
  await write(guest, about, 'May I come?');
  await write(host, about, 'Yes');
  const takes = async (viewer: Viewer | null) =>
    shown(await conversation(viewer, about))?.map(({ mayTakeArrival }) => mayTakeArrival);
  expect(await takes(host)).toEqual([true, false]);
  expect(await takes(guest)).toEqual([false, false]);
  const without = await offer(host);
  await write(guest, without, 'May I come?');
  expect(shown(await conversation(host, without))?.[0]?.mayTakeArrival).toBe(false);
});

test('at a place that closed, those who wrote there talk on for thirty days', async () => {
  const [guest, stranger] = [await somebody(), await somebody()];
  const about = await bakehouse();
  await write(guest, about, 'Who has the key?');
  const closed = (days: number) =>
    database().place.update({ where: { id: about.placeId }, data: { closedAt: inDays(-days) } });
  await closed(29);
  expect(await said(stranger, about)).toBeUndefined();
  expect(await said(guest, about)).toEqual(['Who has the key?']);
  const id = await write(guest, about, 'Still me');
  expect(await putIntoNotebook(guest, id)).toEqual({ kind: 'missing' });
  // Nor does it take words from under a post that is still to be there.
  expect((await conversation(guest, await offer(guest, about)))?.notebook).toBeNull();
  await closed(30);
  expect(await said(guest, about)).toBeUndefined();
  expect(await writeMessage(guest, { about, words: 'And now?' })).toBeUndefined();
});

test('hosts hear of words, who wrote before hears of a host’s, once until they look; nobody hears of their own', async () => {
  const [host, other, guest] = [await somebody(), await somebody(), await somebody()];
  const about = await offer(host, {});
  await database().host.create({ data: { postId: about.postId, personId: other.id } });
  const told = async () => {
    const rows = await database().notification.findMany({ where: about });
    return rows.map(({ personId }) => personId).sort();
  };
  await write(guest, about, 'May I come?');
  await write(guest, about, 'At nine?');
  expect(await told()).toEqual([host.id, other.id].sort());
  await database().notification.deleteMany();
  await write(host, about, 'At nine');
  expect(await told()).toEqual([other.id, guest.id].sort());
  // Who takes their only words back leaves no sign that they are part of it.
  const [own] = await database().message.findMany({ where: { ...about, personId: guest.id }, take: 1 });
  await deleteMessage(guest, own?.id ?? '');
  expect(await told()).toEqual([other.id]);
});
