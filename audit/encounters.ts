import { canSend, Refused } from './device.ts';
import { DAY, HOUR, type Neighbourhood, noted, type Person } from './people.ts';
import { GOES, type Occasion, type Place, type Thing } from './truth.ts';

// What people do with each other: they write, agree, come, and say goodbye.

/** The name that a newcomer gives at the end of a form. */
function nameOf(who: Person): Record<string, string> {
  return who.passphrase === '' ? { name: who.name } : {};
}

/** Writes under a thing. */
export async function talk(life: Neighbourhood, who: Person, thing: Thing, says: string): Promise<void> {
  const at = life.now();
  const word = life.canaries.word('words under a thing', () => GOES.message(thing, at, who));
  const page = await who.device.open(`/posts/${thing.id}`);
  const given = { words: `${says} ${word}`, ...nameOf(who) };
  await noted(who, await who.device.send(page, `post:${thing.id}`, given));
  thing.talked.push(who);
}

/** Whoever answers for a thing says yes to somebody who wrote: a truth that the board never holds. */
export async function agree(life: Neighbourhood, who: Person, thing: Thing): Promise<boolean> {
  const others = [...new Set(thing.talked.filter((each) => each !== who && each.left === undefined))];
  if (thing.promised || others.length === 0 || thing.kind === 'ACTIVITY') return false;
  const other = life.chance.one(others);
  await talk(life, who, thing, `Yes, gladly, ${other.name.split(' ')[0]}.`);
  thing.promised = other;
  const [giver, taker] = thing.kind === 'OFFER' ? [who, other] : [other, who];
  life.gave.push({ thing, giver, taker, at: life.now() + 2 * HOUR });
  return true;
}

/** Withdraws something, with a kind sentence; some think better of it at once. */
export async function withdraw(life: Neighbourhood, who: Person, thing: Thing): Promise<void> {
  const word = life.canaries.word('sentence at a withdrawal', () => GOES.thing(thing));
  const page = await who.device.open(`/posts/${thing.id}`);
  const after = await who.device.send(page, 'sentence', { sentence: `It has found its way. ${word}` });
  thing.withdrawn = life.now();
  if (!life.chance.is(0.05)) return;
  await who.device.send(after, 'Put it back on the board');
  delete thing.withdrawn;
}

/** Comes to the next date of an activity. */
export async function come(life: Neighbourhood, who: Person, thing: Thing): Promise<boolean> {
  const page = await who.device.open(`/posts/${thing.id}`);
  const id = comingForm(page.html);
  const occasion = id && occasionOf(life, thing, id);
  if (!occasion) return false;
  const unnamed = life.chance.is(0.25);
  const given: Record<string, string> = { ...nameOf(who), ...(unnamed && { unnamed: 'yes' }) };
  await noted(who, await who.device.send(page, id, given));
  if (life.chance.is(0.5)) await lookUpTheWay(who, thing);
  const came = { thing, occasion, who, unnamed };
  if (life.came.some((each) => each.occasion === occasion && each.who === who)) return true;
  life.came.push(came);
  return true;
}

/** Has the way shown, where one is let in: that they know it goes with the date, whether they come or not. */
async function lookUpTheWay(who: Person, thing: Thing): Promise<void> {
  const page = await who.device.open(`/posts/${thing.id}`);
  if (canSend(page, SHOW)) await who.device.send(page, SHOW);
}

const SHOW = 'Show me how to get in';

/** Whoever calls something lets in one who is new or does not show their name; now and then they think better of it. */
export async function letOneIn(life: Neighbourhood, who: Person, thing: Thing): Promise<void> {
  const page = await who.device.open(`/posts/${thing.id}`);
  if (!canSend(page, 'Let in')) return;
  const after = await who.device.send(page, 'Let in');
  if (life.chance.is(0.2)) await who.device.send(after, 'Take it back');
}

/** The date that the first form to come is for. */
function comingForm(html: string): string | undefined {
  for (const [, form = ''] of html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g))
    if (form.includes('>I’m coming<')) return /\[&quot;([0-9a-f-]{36})&quot;/.exec(form)?.[1];
  return undefined;
}

/** The date of this id; of a rhythm, the first that is still to come. */
function occasionOf(life: Neighbourhood, thing: Thing, id: string): Occasion | undefined {
  const known = thing.occasions.find((each) => each.id === id);
  if (known || !thing.isRhythm) return known;
  const first = thing.occasions[0];
  if (!first) return undefined;
  let { starts, ends } = first;
  while (ends <= life.now()) [starts, ends] = [starts + 7 * DAY, ends + 7 * DAY];
  const occasion = { id, starts, ends, calledOff: false };
  thing.occasions.push(occasion);
  return occasion;
}

/** Cannot come after all. */
export async function stayAway(life: Neighbourhood, who: Person): Promise<boolean> {
  const at = life.came.findIndex(
    ({ who: each, occasion, thing }) =>
      each === who && occasion.ends > life.now() && !occasion.calledOff && life.open().includes(thing),
  );
  const mine = life.came[at];
  if (!mine) return false;
  const page = await who.device.open(`/posts/${mine.thing.id}`);
  await who.device.send(page, mine.occasion.id);
  life.came.splice(at, 1);
  return true;
}

/** Calls a date off, with a line; or says a word about it. */
export async function callOff(life: Neighbourhood, who: Person, thing: Thing): Promise<boolean> {
  const occasion = thing.occasions.find(({ ends }) => ends > life.now());
  if (!occasion || occasion.calledOff) return false;
  const word = life.canaries.word('line of a date', () => GOES.occasion(thing, occasion));
  const page = await who.device.open(`/posts/${thing.id}/dates/${occasion.id}`);
  await who.device.send(page, 'reason', { reason: 'rain', line: word });
  occasion.calledOff = true;
  return true;
}

/** Writes at a place. */
export async function talkAt(life: Neighbourhood, who: Person, place: Place): Promise<void> {
  const at = life.now();
  const word = life.canaries.word('words at a place', () => GOES.month(at, who));
  const page = await who.device.open(`/places/${place.slug}`);
  await who.device.send(page, 'words', { words: `The oven draws well. ${word}` });
}

/** Says what is so at a place today: gone at midnight, or when somebody says something else. */
export async function sayToday(life: Neighbourhood, who: Person, place: Place): Promise<void> {
  const said = { until: life.now() + DAY };
  const word = life.canaries.word('line for today', () => said.until);
  const page = await who.device.open(`/places/${place.slug}/today`);
  await who.device.send(page, 'today', { today: `No bread today. ${word}` });
  const before = lines.get(place);
  if (before) before.until = Math.min(before.until, life.now());
  lines.set(place, said);
}

const lines = new WeakMap<Place, { until: number }>();

/** Writes a letter to somebody who answered them, or says to somebody who did not answer that they may write. */
export async function write(life: Neighbourhood, who: Person): Promise<boolean> {
  const shared = life.open().filter(({ talked, author }) => author === who || talked.includes(who));
  const others = shared
    // Whom they may begin one to, their page says: whoever answered them, or said so.
    .flatMap(({ talked, author }) => [author, ...talked])
    .filter((each) => each !== who && each.left === undefined);
  if (others.length === 0) return false;
  const other = life.chance.one(others);
  const page = await who.device.open(`/people/${encodeURIComponent(other.name)}`);
  const letters = /href="(\/letters\/[0-9a-f-]{36})/.exec(page.html)?.[1];
  const opened = letters ? await who.device.open(letters) : page;
  const form = canSend(opened, SHOW_FIRST) ? await who.device.send(opened, SHOW_FIRST) : opened;
  if (!canSend(form, 'words')) return await letWrite(life, who, shared);
  const at = life.now();
  const word = life.canaries.word('letter', () => GOES.month(at, who, other));
  await who.device.send(form, 'words', { words: `Thank you for the afternoon. ${word}` });
  return true;
}

const SHOW_FIRST = 'Show me the letter';
const MAY_WRITE = 'You may write to me';
const MUTE = 'Don’t show them to me';
const END = 'No more letters between us';

/** Says at somebody's words that they may write; some want no letters with them. */
async function letWrite(life: Neighbourhood, who: Person, shared: Thing[]): Promise<boolean> {
  const thing = life.chance.one(shared);
  const page = await who.device.open(`/posts/${thing.id}`);
  if (!canSend(page, MAY_WRITE)) return false;
  await who.device.send(page, MAY_WRITE);
  const author = thing.talked.find((each) => each !== who && each.left === undefined);
  if (!author || !life.chance.is(0.2)) return true;
  const person = await who.device.open(`/people/${encodeURIComponent(author.name)}`);
  if (canSend(person, END)) await who.device.send(person, life.chance.is(0.5) ? END : MUTE);
  return true;
}

/** Asks to be told about something: words that many a thing has, or some of their own, which stand until they leave. */
export async function watch(life: Neighbourhood, who: Person): Promise<void> {
  const often = life.chance.one(['loaf', 'jam', 'baking', 'soup']);
  const q = life.chance.is(0.6) ? often : life.canaries.word('words watched for', () => who.left ?? Infinity);
  await who.device.send(await who.device.open('/watch'), 'q', { q });
}

/** Leaves for good. */
export async function leave(life: Neighbourhood, who: Person): Promise<void> {
  const page = await who.device.open('/me/leave');
  await who.device.send(page, 'Leave for good');
  who.left = life.now();
}

/** Signs out, and in again with the passphrase. */
export async function outAndIn(who: Person): Promise<void> {
  await who.device.send(await who.device.open('/me'), 'Sign out here');
  const given = { name: who.name, passphrase: who.passphrase };
  const page = await who.device.send(await who.device.open('/sign-in'), 'passphrase', given);
  if (page.status !== 200) throw new Refused(`${who.name} could not sign in`);
}

/** Says something about themselves, or takes another name. */
export async function introduce(life: Neighbourhood, who: Person): Promise<void> {
  const page = await who.device.open('/me');
  if (life.chance.is(0.7)) {
    await who.device.send(page, 'words', { words: `I bake. ${life.own(who, 'words of a person')}` });
    return;
  }
  const name = `${who.name.split(' ')[0]} ${life.own(who, 'name')}`;
  await who.device.send(page, 'name', { name });
  who.name = name;
}
