import type { Chance } from '#lib/operations/populate/chance';
import { whens } from '#lib/operations/populate/dates';
import { type PopulatedSpot, surroundings } from '#lib/operations/populate/surroundings';
import type { PostKind } from '#lib/posts/post/schema';
import { areaOf, type Point, placeCell, wideOf } from '#lib/values/geo/cell';
import { nameKey } from '#lib/values/text/name-key';
import { toSearchText } from '#lib/values/text/search-text';
import { slugOf } from '#lib/values/text/slug';
import { dayEnd, monthEnd, todayIn } from '#lib/values/time/day';
import { TONGUES } from '../../../prisma/sample/tongues/all.ts';
import type { Tongue } from '../../../prisma/sample/tongues/tongue.ts';

/** What a column takes, before it is written for COPY. */
export type RowValue = string | boolean | Date | null;
export type Put = (table: string, row: Record<string, RowValue>) => void;
type Place = Omit<PopulatedSpot, 'point'> & { id: string; name: string };
export type Neighbours = { people: string[]; places: Place[] };
export type World = { chance: Chance; now: Date; zone: string; middle: Point; posts: number; put: Put };
/** What people and places are known by, each once on a board. */
export type Taken = { names: Set<string>; slugs: Set<string> };

const KINDS: [number, PostKind][] = [
  [45, 'OFFER'],
  [30, 'REQUEST'],
  [25, 'ACTIVITY'],
];
const TITLES = { OFFER: 'offers', REQUEST: 'asks', ACTIVITY: 'together' } as const;

/** The people who write so many posts, and the places where they meet. */
export function settle(world: World, { names, slugs }: Taken): Neighbours {
  const { chance, now, zone, put } = world;
  const people = Array.from({ length: Math.max(8, Math.ceil(world.posts / 8)) }, () => {
    let name = chance.one(chance.weighed(TONGUES).people);
    while (names.has(nameKey(name))) name = `${name.split(' ').at(0)} ${chance.word()} ${chance.word()}`;
    names.add(nameKey(name));
    const id = chance.id();
    const seenOn = new Date(monthEnd(todayIn(zone, now)));
    put('Person', { id, name, nameKey: nameKey(name), seenOn });
    return id;
  });
  const spot = surroundings(chance, world.middle, world.posts);
  const places = Array.from({ length: Math.max(4, Math.ceil(world.posts / 200)) }, () => {
    const tongue = chance.weighed(TONGUES);
    const { point } = spot();
    const [id, name] = [chance.id(), `${chance.one(tongue.places)} ${chance.word()}`];
    let slug = slugOf(name);
    while (slugs.has(slug)) slug = `${slugOf(name)}-${chance.word().toLowerCase()}`;
    slugs.add(slug);
    const texts = { words: says(chance, tongue), whereWords: chance.one(tongue.where) };
    const notebook = [chance.one(tongue.notes), chance.one(tongue.notes)].join('\n\n');
    const searchText = toSearchText([name, texts.words, texts.whereWords, notebook].join('\n'));
    const cell = placeCell(point.lat, point.lng);
    const at = { cell, area: areaOf(cell) as string, wide: wideOf(cell) as string };
    put('Place', {
      id,
      slug,
      name,
      ...texts,
      notebook,
      cell,
      area: at.area,
      searchText,
      version: chance.id(),
    });
    const until = dayEnd(todayIn(zone, now), zone);
    if (chance.in100(15)) {
      const line = { id: chance.id(), placeId: id, area: at.area, words: chance.one(tongue.today), until };
      put('TodayLine', line);
    }
    return { ...at, id, name };
  });
  return { people, places };
}

const says = (chance: Chance, tongue: Tongue): string =>
  [chance.one(tongue.says), chance.one(tongue.says)].join(' ');

/** Makes living posts one after the other, with their dates, who answers for them, who comes, and what is written under them. */
export function posts(world: World, { people, places }: Neighbours): () => void {
  const { chance, now, put } = world;
  const [spot, when] = [surroundings(chance, world.middle, world.posts), whens(chance, now, world.zone)];
  const found = new Map<string, string>();
  /** Texts are put together of few: each is folded once. */
  const searchText = (texts: string[]) =>
    texts
      .map((text) => {
        const made = found.get(text) ?? toSearchText(text);
        found.set(text, made);
        return made;
      })
      .filter((text) => text !== '')
      .join(' ');
  const ago = (days: number) => new Date(now.getTime() - Math.floor(chance.part() * days * 86_400_000));

  return () => {
    const [id, kind, tongue] = [chance.id(), chance.weighed(KINDS), chance.weighed(TONGUES)];
    const place = chance.in100(kind === 'ACTIVITY' ? 60 : 20) ? chance.one(places) : null;
    const { cell, area, wide } = place ?? spot();
    const { when: said, dates } = when(kind);
    const things = [chance.one(tongue.things), chance.one(tongue.things)];
    const title = kind !== 'ACTIVITY' && chance.in100(50) ? things : [chance.one(tongue[TITLES[kind]])];
    const words = Array.from({ length: chance.below(4) }, () => chance.one(tongue.says));
    if (chance.in100(30)) words.push(chance.one(tongue.things), chance.word());
    const forWhom = kind === 'REQUEST' && chance.in100(60) ? chance.one(tongue.people) : '';
    const whereWords = place || chance.in100(50) ? '' : chance.one(tongue.where);
    const isRhythm = said.is === 'rhythm';
    put('Post', {
      ...{ id, kind, title: title.join(', '), body: words.join(' '), forWhom, whereWords, area, wide },
      ...{ placeId: place?.id ?? null, cell: place ? null : cell, version: chance.id(), changedAt: ago(5) },
      ...{
        rhythm: isRhythm ? said.rule : null,
        rhythmFrom: isRhythm ? said.from : null,
        excludedDates: '{}',
      },
      ...{ startHour: said.start, endHour: said.end, food: false, allergensSaid: false, allergens: '{}' },
      searchText: searchText([...title, ...words, forWhom, whereWords, place?.name ?? '']),
    });
    const host = chance.one(people);
    put('Host', { postId: id, personId: host });
    let first: string | undefined;
    for (const { kind, starts, ends } of dates) {
      const occurrenceId = chance.id();
      put('Occurrence', {
        id: occurrenceId,
        postId: id,
        kind,
        area,
        wide,
        starts,
        ends,
        calledOff: chance.in100(1),
      });
      first ??= occurrenceId;
    }
    for (const personId of new Set(kind === 'ACTIVITY' ? several(chance, people) : []))
      if (first && personId !== host)
        put('Joining', { occurrenceId: first, personId, unnamed: chance.in100(10) });
    if (chance.in100(12)) {
      const message = { personId: chance.one(people), body: chance.one(tongue.talk), madeAt: ago(3) };
      put('Message', { id: chance.id(), postId: id, ...message });
    }
  };
}

const several = (chance: Chance, people: string[]): string[] =>
  Array.from({ length: chance.below(3) }, () => chance.one(people));
