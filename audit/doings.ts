import { type Page, Refused } from './device.ts';
import { DAY, endOf, hourOf, type Neighbourhood, noted, type Person } from './people.ts';
import { photograph } from './photos.ts';
import { GOES, type Place, type Thing } from './truth.ts';

// What people put on the board: offers, requests, activities, places. Each is sent as a browser without JavaScript sends it.

const FORMS = { OFFER: '/offer', REQUEST: '/ask', ACTIVITY: '/together' } as const;
const WHAT = {
  OFFER: ['A loaf', 'Plum jam', 'A pot of soup', 'Seedlings', 'A ladder for the day', 'Rolls, still warm'],
  REQUEST: ['A rye loaf', 'Somebody for the shelf', 'A cake for Sunday', 'Yeast', 'A bicycle pump'],
  ACTIVITY: ['Baking evening', 'We mend chairs', 'Soup for all', 'Weeding together', 'Songs'],
} as const;

type Made = {
  fields: Record<string, string>;
  ends: number;
  isRhythm: boolean;
  starts?: number;
  lasts?: number;
};

/** Puts something up; a newcomer gives their name at the end of the form. */
export async function put(life: Neighbourhood, who: Person, kind: Thing['kind']): Promise<Thing> {
  const { chance, canaries } = life;
  const { fields, ends, isRhythm, starts, lasts = 0 } = kind === 'ACTIVITY' ? gathering(life) : dates(life);
  const place = life.places.length > 0 && chance.is(0.5) ? chance.one(life.places) : undefined;
  const thing: Thing = {
    ...{ id: '', kind, author: who, made: life.now(), isRhythm, ends, occasions: [], talked: [] },
    ...{ hadPicture: kind !== 'REQUEST' && chance.is(0.25), ...(place && { place }) },
  };
  const goes = () => GOES.thing(thing);
  const word = (what: string) => canaries.word(`${what} of a thing`, goes);
  const stands: Stands = {};
  const said = (what: string) =>
    canaries.word(`${what} of a thing`, () => Math.min(goes(), stands.until ?? Infinity));
  const given: Record<string, string> = {
    ...fields,
    title: `${chance.one(WHAT[kind])} ${word('title')}`,
    words: chance.is(0.1) ? long(() => said('long words')) : `Come by. ${said('words')}`,
    ...(place ? { place: place.slug } : { where: `By the ${word('whereabouts')} gate` }),
    ...(chance.is(0.3) && { arrival: `Ring at ${word('way in')}` }),
    ...(kind === 'REQUEST' && { forWhom: word('for whom') }),
    ...(kind === 'ACTIVITY' && chance.is(0.3) && { hands: word('hands'), ifItRains: word('rain') }),
    ...(chance.is(0.2) && { food: 'on', ingredients: word('ingredients') }),
    ...(thing.hadPicture && { picture1Words: word('picture’s words'), everyoneAgrees: 'on' }),
    publish: 'on',
    ...(who.passphrase === '' && { name: who.name }),
  };
  // What a file is called and what a camera wrote into it goes at once: it never reaches the disk.
  const never = (what: string) => canaries.word(what, () => 0);
  const files = thing.hadPicture
    ? [
        {
          field: 'picture1',
          name: `${never('file name')}.jpg`,
          bytes: await photograph(never('metadata'), chance.below(256)),
        },
      ]
    : [];
  const page = await who.device.send(await who.device.open(FORMS[kind]), 'title', given, files);
  thing.id = /\/posts\/([0-9a-f-]{36})/.exec(page.address)?.[1] ?? '';
  if (!thing.id) throw new Refused(`${FORMS[kind]} led to ${page.address}`);
  await noted(who, page);
  if (starts !== undefined) await noteOccasion(life, thing, starts, lasts);
  life.things.push(thing);
  words.set(thing, stands);
  return thing;
}

/** Until when some words stand, once others took their place. */
type Stands = { until?: number };
const words = new WeakMap<Thing, Stands>();

/** Says it in other words: what stood there goes at once. */
export async function reword(life: Neighbourhood, who: Person, thing: Thing): Promise<void> {
  const before = words.get(thing);
  const stands: Stands = {};
  const word = life.canaries.word('words of a thing', () =>
    Math.min(GOES.thing(thing), stands.until ?? Infinity),
  );
  const form = await who.device.open(`/posts/${thing.id}/edit`);
  await who.device.send(form, 'title', { words: `Come by the other door. ${word}`, publish: 'on' });
  if (before) before.until = life.now();
  words.set(thing, stands);
}

/** When an offer or a request is. */
function dates(life: Neighbourhood): Made {
  const { chance } = life;
  const [when, ahead] = [chance.next(), 1 + chance.below(3)];
  if (when < 0.4) return { fields: { when: 'today' }, ends: endOf(life.day()), isRhythm: false };
  if (when < 0.65)
    return { fields: { when: 'day', day: life.day(ahead) }, ends: endOf(life.day(ahead)), isRhythm: false };
  if (when < 0.8) {
    const days = { day: life.day(ahead), day2: life.day(ahead + 2) };
    return { fields: { when: 'days', ...days }, ends: endOf(days.day2), isRhythm: false };
  }
  if (when < 0.88) {
    const span = { day: life.day(), until: life.day(ahead) };
    return { fields: { when: 'span', ...span }, ends: endOf(span.until), isRhythm: false };
  }
  if (when < 0.96) return { fields: { when: 'any' }, ends: life.now() + 30 * DAY, isRhythm: false };
  return { fields: { when: 'rhythm', rhythm: 'week', day: life.day(1) }, ends: Infinity, isRhythm: true };
}

/** When an activity is: once, or every week. */
function gathering(life: Neighbourhood): Made {
  const day = life.day(1 + life.chance.below(5));
  const [start, end] = life.chance.one([
    ['10:00', '12:00'],
    ['15:00', '17:30'],
    ['18:00', '21:00'],
  ]) as [string, string];
  const [starts, ends] = [hourOf(day, start), hourOf(day, end)];
  const lasts = ends - starts;
  if (!life.chance.is(0.25))
    return { fields: { when: 'day', day, start, end }, ends, isRhythm: false, starts, lasts };
  const fields = { when: 'rhythm', rhythm: 'week', day, start, end };
  return { fields, ends: Infinity, isRhythm: true, starts, lasts };
}

/** Notes the first date of an activity, as a visitor's page knows it. */
async function noteOccasion(life: Neighbourhood, thing: Thing, starts: number, lasts: number): Promise<void> {
  const visitor = life.stranger(0).device;
  const id = /id="coming-([0-9a-f-]{36})"/.exec((await visitor.open(`/posts/${thing.id}`)).html)?.[1];
  if (id) thing.occasions.push({ id, starts, ends: starts + lasts, calledOff: false });
}

/** Opens a place. */
export async function openPlace(life: Neighbourhood, who: Person): Promise<Place> {
  const { chance, canaries } = life;
  const place: Place = { slug: '', name: '', opened: life.now() };
  const lives = (what: string) => canaries.word(`${what} of a place`, () => Infinity);
  const wrote: PlaceWords = { words: lives('words'), notebook: lives('notebook') };
  const { name, called } = newName(life);
  place.name = name;
  const form = await who.device.open('/open');
  const page = await who.device.send(form, 'placeName', {
    placeName: place.name,
    home: 'no',
    words: wrote.words,
    notebook: wrote.notebook,
    point: `${(52.5 + chance.next() / 20).toFixed(5)}, ${(13.38 + chance.next() / 20).toFixed(5)}`,
    ...(who.passphrase === '' && { name: who.name }),
  });
  place.slug = slugIn(page);
  names.set(place, called);
  await noted(who, page);
  life.places.push(place);
  return place;
}

function slugIn({ address }: Page): string {
  const slug = /\/places\/([^/?#]+)/.exec(address)?.[1];
  if (!slug) throw new Refused(`the form of a place led to ${address}`);
  return slug;
}

/** A name for a place. `called.until` is set where it is called otherwise: then it goes in a month, from its address too. */
function newName({ chance, canaries }: Neighbourhood): { name: string; called: Replaced } {
  const called: Replaced = {};
  const word = canaries.word('name of a place', () => GOES.month(called.until ?? Infinity));
  const house = chance.one(['The bakehouse', 'The workshop', 'The garden', 'The kitchen']);
  return { name: `${house} ${word}`, called };
}

type PlaceWords = { words: string; notebook: string };

/** Changes a place's page, now and then its name: what stood there goes after a month. */
export async function mendPlace(life: Neighbourhood, who: Person, place: Place): Promise<void> {
  const address = `/places/${place.slug}/edit`;
  const form = await who.device.open(address);
  const at = life.now();
  const stood: Replaced = {};
  const word = life.canaries.word('notebook of a place', () => GOES.month(stood.until ?? Infinity));
  const before = notebooks.get(place);
  const notebook = long(() => word);
  const other = life.chance.next() < 0.4 ? newName(life) : undefined;
  const placeName = other?.name ?? place.name;
  const page = await who.device.send(form, 'notebook', { notebook, placeName });
  const called = names.get(place);
  if (other && called) called.until = at;
  if (other) names.set(place, other.called);
  place.name = placeName;
  place.slug = slugIn(page);
  // What stood before is a version now, and goes in a month.
  if (before) before.until = at;
  notebooks.set(place, stood);
}

/** What stood somewhere until something else did. */
type Replaced = { until?: number };
const notebooks = new WeakMap<Place, Replaced>();
const names = new WeakMap<Place, Replaced>();

/** So many words that PostgreSQL keeps them compressed, beside the row. */
export function long(word: () => string): string {
  const lines = Array.from(
    { length: 40 },
    (_, at) => `Line ${at}: flour, water, salt, an oven and a little time.`,
  );
  return `${lines.join('\n')}\n${word()}\n${lines.slice(0, 20).join('\n')}`;
}
