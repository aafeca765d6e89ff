import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openMail } from '#lib/notifications/outbox';
import { reader, until } from '#lib/notifications/testing';
import { removeAddress } from '#lib/people/address/mutations';
import { changeNotificationSettings } from '#lib/people/notification-settings/mutations';
import { mint, type Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { stopWorker } from '#lib/platform/jobs/running';
import { startWorkerFor } from '#lib/platform/jobs/worker';
import { changePost } from '#lib/posts/post/edit';
import { NOTHING_SAID } from '#lib/posts/post/fields';
import { createPost } from '#lib/posts/post/mutations';
import type { Draft } from '#lib/posts/post/schema';
import { withdrawPost } from '#lib/posts/withdrawal/mutations';
import { cellAt } from '#lib/values/geo/cell';
import { itemsOf } from '#lib/values/several';
import { addDays, atHour, todayIn } from '#lib/values/time/day';
import { claimMatch, tellNews } from '#lib/watches/jobs';
import { markSeen, stopWatching, watch } from '#lib/watches/mutations';
import { hasNotifications, notifications } from '#lib/watches/notifications/queries';
import { watchedPosts, watches } from '#lib/watches/queries';
import { watchSchema } from '#lib/watches/schema';

const MILL = cellAt(52.52, 13.4, 7);
const PARIS = cellAt(48.85, 2.35, 7);

beforeEach(() => startWorkerFor({ match: claimMatch }));
afterEach(async () => {
  await stopWorker();
  vi.useRealTimers();
  for (const table of ['Post', 'Person', 'Place'])
    await database().$executeRawUnsafe(`DELETE FROM "${table}"`);
});

const somebody = async (name: string, email?: string): Promise<Viewer> =>
  mint({ ...(await reader(name, email)), name });

const draft = (more: Partial<Draft> = {}): Draft => ({
  ...{ ...NOTHING_SAID, kind: 'OFFER', title: 'Rye bread', place: null, near: MILL, hosts: [] },
  ...{
    when: { is: 'days', days: [addDays(todayIn('Europe/Berlin', new Date()), 3)], start: null, end: null },
    arrival: '',
  },
  ...more,
});

const wish = (viewer: Viewer, about: Record<string, string>) =>
  database().$transaction((db) => watch(viewer, watchSchema.parse(about), db));
const publish = async (viewer: Viewer, more: Partial<Draft> = {}) => {
  const id = await database().$transaction((db) =>
    createPost(viewer, { draft: draft(more), pictures: {} }, db),
  );
  await matched();
  return id;
};
const change = async (viewer: Viewer, id: string, more: Partial<Draft>) => {
  const { version } = await database().post.findUniqueOrThrow({ where: { id } });
  await database().$transaction((db) =>
    changePost(viewer, { id, version, draft: draft(more), pictures: {} }, db),
  );
  await matched();
};
const matched = () => until(async () => (await database().pendingMatch.findFirst()) === null);
const titles = async (viewer: Viewer) => itemsOf(await notifications(viewer)).map(({ title }) => title);

test('what one watches for is news when it is made, wherever it was said: words, a place, surroundings', async () => {
  const [baker, amina, boris, clara] = [
    await somebody('B'),
    await somebody('A'),
    await somebody('Bo'),
    await somebody('C'),
  ];
  await database().place.create({ data: { slug: 'mill', name: 'The mill', area: MILL } });
  expect(await wish(amina, { q: 'bread' })).toEqual({ kind: 'watched' });
  expect(await wish(boris, { place: 'mill' })).toEqual({ kind: 'watched' });
  expect(await wish(clara, { near: MILL, reach: 'walk', kind: 'activity' })).toEqual({ kind: 'watched' });
  await wish(baker, { q: 'bread' });
  await publish(baker, { place: 'mill' });
  expect([await titles(amina), await titles(boris), await titles(clara)]).toEqual([
    ['Rye bread'],
    ['Rye bread'],
    [],
  ]);
  expect(await hasNotifications(baker)).toBe(false); // one's own is none
  await publish(baker, { title: 'Soup', near: PARIS, kind: 'ACTIVITY' });
  expect(await hasNotifications(clara)).toBe(false);
  await publish(baker, { title: 'Soup', kind: 'ACTIVITY' });
  expect(await titles(clara)).toEqual(['Soup']);
  expect((await watchedPosts(amina.id)).map(({ title }) => title)).toEqual(['Rye bread']);
  expect((await watchedPosts(boris.id)).map(({ title }) => title)).toEqual(['Rye bread']);
  expect((await watchedPosts(clara.id)).map(({ title }) => title)).toEqual(['Soup']);
});

test('it goes when one looks; what changed is news again only to whom it was none before', async () => {
  const [baker, amina, boris] = [await somebody('B'), await somebody('A'), await somebody('Bo')];
  await wish(amina, { q: 'bread' });
  await wish(boris, { q: 'spelt' });
  const id = await publish(baker);
  await markSeen(amina, id);
  expect(await hasNotifications(amina)).toBe(false);
  await change(baker, id, { title: 'Spelt bread' });
  expect([await titles(amina), await titles(boris)]).toEqual([[], ['Spelt bread']]);
  await withdrawPost(baker, id, '');
  expect(await hasNotifications(boris)).toBe(false);
});

test('the same is watched for once, nothing cannot be, and stopping is one tap', async () => {
  const amina = await somebody('A');
  expect(await wish(amina, {})).toEqual({ kind: 'nothing' });
  expect(await wish(amina, { q: '…!' })).toEqual({ kind: 'nothing' });
  expect(await wish(amina, { place: 'nowhere' })).toEqual({ kind: 'nothing' });
  await wish(amina, { q: 'bread', near: MILL, reach: 'ride' });
  await wish(amina, { q: 'bread', near: MILL, reach: 'ride' });
  const [one, more] = itemsOf(await watches(amina));
  expect([one?.said, more]).toEqual(['bread', undefined]);
  await stopWatching(await somebody('X'), one?.id ?? '');
  expect(itemsOf(await watches(amina))).toHaveLength(1);
  await stopWatching(amina, one?.id ?? '');
  expect(itemsOf(await watches(amina))).toEqual([]);
});

test('whoever has an address is told in one mail, at the time they chose, and then it is news no more', async () => {
  const baker = await somebody('Canarybaker');
  const [daily, weekly, once, never] = await Promise.all(
    (['DAILY', 'WEEKLY', 'AT_ONCE', 'NOTHING'] as const).map(async (rest) => {
      const viewer = await somebody(rest, `${rest}@example.org`.toLowerCase());
      await database().person.update({ where: { id: viewer.id }, data: { digest: rest } });
      await wish(viewer, { q: 'bread' });
      return viewer;
    }),
  );
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(new Date('2026-11-23T10:00:00Z')); // a Monday
  const when = { is: 'days' as const, days: ['2026-12-20'], start: null, end: null };
  await publish(baker, { when });
  await publish(baker, { title: 'Barley bread', when });
  const gone = await publish(baker, { title: 'Oat bread', when });
  await withdrawPost(baker, gone, '');
  const told = async (at: string) => {
    vi.setSystemTime(new Date(at));
    await Promise.all([tellNews(), tellNews()]);
    const mails = (await database().mail.findMany()).map((mail) => ({
      ...openMail(mail.sealed),
      personId: mail.personId,
    }));
    await database().mail.deleteMany();
    return mails;
  };
  expect(await told('2026-11-23T10:02:59Z')).toEqual([]);
  const [mail, another] = await told('2026-11-23T10:03:01Z');
  expect([mail?.personId, another]).toEqual([once?.id, undefined]);
  expect(Object.values(mail?.labels ?? {}).sort()).toEqual(['Offered: Barley bread', 'Offered: Rye bread']);
  expect(JSON.stringify(mail)).not.toMatch(/Oat|Canary/);
  expect(await told('2026-11-23T16:59:59Z')).toEqual([]);
  expect((await told('2026-11-23T17:00:01Z')).map(({ personId }) => personId)).toEqual([daily?.id]);
  expect((await told('2026-11-26T17:00:01Z')).map(({ personId }) => personId)).toEqual([weekly?.id]);
  expect(await titles(never as Viewer)).toEqual(expect.arrayContaining(['Rye bread', 'Barley bread']));
  expect(await hasNotifications(daily as Viewer)).toBe(false);
});

test('whoever wants it otherwise meanwhile is told so, and whoever wants no mail any more finds it on the board', async () => {
  // At noon, when the evening is far: at ten to six, it is sooner than at once.
  vi.useFakeTimers({
    toFake: ['Date'],
    now: atHour(todayIn('Europe/Berlin', new Date()), '12:00', 'Europe/Berlin'),
  });
  const [baker, amina] = [await somebody('B'), await somebody('A', 'a@example.org')];
  await wish(amina, { q: 'bread' });
  await publish(baker);
  const due = async () =>
    (await database().notification.findFirstOrThrow({ where: { personId: amina.id } })).due;
  const evening = await due();
  const told = { stopped: [], quietFrom: null, quietUntil: null };
  await changeNotificationSettings(amina, { ...told, digest: 'AT_ONCE' });
  expect((await due())?.getTime()).toBeLessThan(evening?.getTime() ?? 0);
  await changeNotificationSettings(amina, { ...told, digest: 'NOTHING' });
  expect(await due()).toBeNull();
  await changeNotificationSettings(amina, { ...told, digest: 'WEEKLY' });
  expect(await due()).not.toBeNull();
  await removeAddress(amina);
  expect(await due()).toBeNull();
  expect(await titles(amina)).toEqual(['Rye bread']);
});

test('among ten thousand watches those that fit are found in a moment, by an index', async () => {
  const [baker, amina] = [await somebody('B'), await somebody('A')];
  await wish(amina, { q: 'rye bread' });
  await database().$executeRaw`
    INSERT INTO "Watch" (id, "personId", said, words, begins, area, wide, reach)
    SELECT gen_random_uuid(), ${amina.id}::uuid, w, ARRAY[w], left(w, 3), NULL, NULL, NULL
    FROM (SELECT md5(n::text) AS w FROM generate_series(1, 10000) n) many`;
  await database().$executeRaw`ANALYZE "Watch"`;
  const id = await database().$transaction((db) =>
    createPost(baker, { draft: draft({ body: 'A loaf. '.repeat(400) }), pictures: {} }, db),
  );
  const began = performance.now();
  await matched();
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(itemsOf(await notifications(amina)).map((news) => news.postId)).toEqual([id]);
});
