import sharp from 'sharp';
import { writeMessage } from '#lib/conversations/mutations';
import { renewPassphrase } from '#lib/people/passphrase/mutations';
import { signUp } from '#lib/people/person/mutations';
import { mint, type Viewer } from '#lib/people/viewer';
import { type Pictures, stagePictures } from '#lib/pictures/mutations';
import { CONSENT } from '#lib/pictures/schema';
import { openPlace } from '#lib/places/place/mutations';
import { sayToday } from '#lib/places/today/mutations';
import { database } from '#lib/platform/database/client';
import { join } from '#lib/posts/joinings/mutations';
import { callOff, moveDay } from '#lib/posts/occurrences/mutations';
import { NOTHING_SAID } from '#lib/posts/post/fields';
import { createPost } from '#lib/posts/post/mutations';
import type { Draft, When } from '#lib/posts/post/schema';
import { AREA, cellAt, placeCell } from '#lib/values/geo/cell';
import { nameKey } from '#lib/values/text/name-key';
import { now } from '#lib/values/time/clock';
import { addDays, dayEnd, dayOf, todayIn } from '#lib/values/time/day';
import { ruleOf } from '#lib/values/time/rhythm';
import { zone } from '#lib/values/time/zone';
import { drawn } from '../prisma/sample/drawings.ts';
import {
  BOARD,
  PEOPLE,
  PLACES,
  POSTS,
  type SamplePost,
  TALK_AT_PLACES,
} from '../prisma/sample/rosengarten.ts';

// Fills a board with the sample neighbourhood, through the mutations that people's own forms use. What is there already stays as it is;
// what has passed is put up again. Runs as `node --import ./bin/next-names.ts bin/sample.ts`, with DATABASE_URL and DATA_DIR set.
const today = todayIn(zone(), now());
const { name, language, point } = BOARD;
await database().board.updateMany({
  where: { name: '' },
  data: { name, language, area: cellAt(point.lat, point.lng, AREA), openingHash: null },
});
const people = new Map<string, Viewer>();
for (const person of PEOPLE) people.set(person.name, await someone(person));
for (const place of PLACES) await open(place);
for (const post of POSTS) await put(post);
for (const { place, who, words } of TALK_AT_PLACES)
  await talk({ placeId: await placeCalled(place, 'id') }, who, words);

const first = who(PEOPLE[0]?.name ?? '');
console.log(`Sign in as ${first.name}, with the passphrase: ${await renewPassphrase(first)}`);
await database().$disconnect();

function who(person: string): Viewer {
  const found = people.get(person);
  if (!found) throw new Error(`nobody is called ${person}`);
  return found;
}

async function someone({ name, words = '' }: (typeof PEOPLE)[number]): Promise<Viewer> {
  const newcomer = await signUp(name);
  const person =
    newcomer?.viewer ?? (await database().person.findUniqueOrThrow({ where: { nameKey: nameKey(name) } }));
  await database().person.update({
    where: { id: person.id },
    data: { hereOn: new Date(today), ...(newcomer && { words, carefulUntil: null }) },
  });
  return mint(person);
}

async function open({ by, today: line, point, ...page }: (typeof PLACES)[number]): Promise<void> {
  const cell = point ? placeCell(point.lat, point.lng) : null;
  const there = await database().place.findFirst({ where: { name: page.name } });
  await database().$transaction(async (db) => {
    const { slug } = there ?? (await openPlace(who(by), { ...page, cell }, db));
    if (line) await sayToday(who(by), slug, line, dayEnd(today, zone()), db);
  });
}

async function placeCalled(name: string, part: 'id' | 'slug'): Promise<string> {
  return (await database().place.findFirstOrThrow({ where: { name } }))[part];
}

async function put(post: SamplePost): Promise<void> {
  const living = { title: post.title, withdrawnAt: null, days: { some: { ends: { gt: now() } } } };
  if (await database().post.findFirst({ where: living })) return;
  const draft = await draftOf(post);
  const pictures = await picturesOf(post);
  const postId = await database().$transaction((db) => createPost(who(post.by), draft, pictures, db));
  const day = await database().day.findFirst({
    where: { postId, ends: { gt: now() } },
    orderBy: { starts: 'asc' },
  });
  for (const name of day ? [...(post.coming ?? []), ...(post.unnamed ?? [])] : [])
    await join(who(name), day?.id ?? '', post.unnamed?.includes(name) ?? false);
  await change(post, postId);
  for (const [name, words] of post.talk ?? []) await talk({ postId }, name, words);
}

/** Moves the second of a rhythm's dates, and calls the third off. */
async function change({ by, moved, off, when }: SamplePost, postId: string): Promise<void> {
  const [, second, third] = await database().day.findMany({ where: { postId }, orderBy: { starts: 'asc' } });
  if (moved && second) {
    const day = addDays(dayOf(second.starts, zone()), moved.by);
    await moveDay(who(by), second.id, { day, start: when.start ?? null, end: when.end ?? null }, moved.words);
  }
  if (off && third) await callOff(who(by), third.id, off);
}

/** Through the form, as anybody's picture. */
async function picturesOf({ by, picture }: SamplePost): Promise<Pictures> {
  if (!picture) return {};
  const form = new FormData();
  const png = await sharp(Buffer.from(drawn(picture.drawing)))
    .png()
    .toBuffer();
  form.set('picture1', new File([new Uint8Array(png)], 'drawn.png', { type: 'image/png' }));
  form.set('picture1Words', picture.words);
  form.set(CONSENT, 'on');
  return (await stagePictures(form, who(by))).pictures;
}

async function draftOf({ at, where, when, food, picture: _, ...post }: SamplePost): Promise<Draft> {
  return {
    ...{ ...NOTHING_SAID, arrival: '', near: null, ...post },
    ...{ when: whenOf(when), hosts: post.with ?? [] },
    ...{ place: at ? await placeCalled(at, 'slug') : null, whereWords: where ?? '' },
    ...{ food: food !== undefined, allergensSaid: (food ?? []).length > 0, allergens: food ?? [] },
  };
}

function whenOf({ start, end, ...when }: SamplePost['when']): When {
  const hours = { start: start ?? null, end: end ?? null };
  if ('any' in when) return { is: 'any', ...hours };
  if ('until' in when)
    return { is: 'span', day: addDays(today, when.in), until: addDays(today, when.until), ...hours };
  if (!('rhythm' in when)) return { is: 'days', days: when.in.map((days) => addDays(today, days)), ...hours };
  // "Every third Saturday" needs a day that is one: the first three weeks of a month always are.
  let from = addDays(today, when.in);
  while (when.rhythm === 'month-nth' && Number(from.slice(8)) > 28) from = addDays(from, 1);
  return { is: 'rhythm', key: when.rhythm, rule: ruleOf(when.rhythm, from), from, without: [], ...hours };
}

async function talk(
  about: { postId: string } | { placeId: string },
  name: string,
  words: string,
): Promise<void> {
  const there = await database().message.findFirst({ where: { ...about, words } });
  if (!there) await writeMessage(who(name), about, { words });
}
