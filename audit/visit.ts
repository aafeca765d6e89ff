import { Refused } from './device.ts';
import { mendPlace, openPlace, put, reword } from './doings.ts';
import {
  agree,
  callOff,
  come,
  introduce,
  leave,
  letOneIn,
  outAndIn,
  sayToday,
  stayAway,
  talk,
  talkAt,
  watch,
  withdraw,
  write,
} from './encounters.ts';
import { DAY, HOUR, type Neighbourhood, type Person, type Size } from './people.ts';

/** Somebody new comes in by what they do first: offering, asking, writing under something, coming along. */
export async function arrive(life: Neighbourhood, size: Size): Promise<void> {
  const { chance } = life;
  const person = life.stranger(size.often * (0.3 + 1.4 * chance.next()));
  const open = life.open().filter(({ kind }) => kind !== 'ACTIVITY');
  const gatherings = life.open().filter(({ kind }) => kind === 'ACTIVITY');
  const how = chance.next();
  if (life.places.length < 3) await openPlace(life, person);
  else if (how < 0.3 && open[0]) await talk(life, person, chance.one(open), 'May I have it?');
  else if (how < 0.5 && gatherings[0] && (await come(life, person, chance.one(gatherings))))
    life.people.push(person);
  else await put(life, person, how < 0.75 ? 'OFFER' : how < 0.9 ? 'REQUEST' : 'ACTIVITY');
  if (!person.passphrase) throw new Refused('a newcomer was shown no passphrase');
  if (!life.people.includes(person)) life.people.push(person);
}

/** Somebody looks by: sees to what is theirs, and does this or that. */
export async function visit(life: Neighbourhood, who: Person, size: Size): Promise<void> {
  const { chance } = life;
  if (who.left !== undefined) return;
  await who.device.open('/');
  await seeToTheirs(life, who);
  const others = life.open().filter(({ author }) => author !== who);
  const things = others.filter(({ kind, promised }) => kind !== 'ACTIVITY' && !promised);
  const gatherings = others.filter(({ kind }) => kind === 'ACTIVITY');
  const doings: [often: number, doing: () => Promise<unknown>][] = [
    [0.22, () => put(life, who, 'OFFER')],
    [0.12, () => put(life, who, 'REQUEST')],
    [0.07, () => put(life, who, 'ACTIVITY')],
    [things[0] ? 0.7 : 0, () => talk(life, who, chance.one(things), 'May I? I could come today.')],
    [gatherings[0] ? 0.45 : 0, () => come(life, who, chance.one(gatherings))],
    [gatherings[0] ? 0.1 : 0, () => talk(life, who, chance.one(gatherings), 'I bring a knife.')],
    [life.places[0] ? 0.1 : 0, () => talkAt(life, who, chance.one(life.places))],
    [life.places[0] ? 0.06 : 0, () => sayToday(life, who, chance.one(life.places))],
    [life.places[0] ? 0.05 : 0, () => mendPlace(life, who, chance.one(life.places))],
    [life.places.length < size.places ? 0.08 : 0, () => openPlace(life, who)],
    [0.12, () => write(life, who)],
    [0.03, () => stayAway(life, who)],
    [0.03, () => outAndIn(who)],
    [0.04, () => introduce(life, who)],
    [0.04, () => watch(life, who)],
    [life.people.length > 8 ? 0.006 : 0, () => leave(life, who)],
  ];
  for (const [often, doing] of doings)
    if (who.left === undefined && chance.is(often)) await life.attempt(doing);
}

/** Answers those who wrote, says goodbye to what has found its way, calls off what cannot be. */
async function seeToTheirs(life: Neighbourhood, who: Person): Promise<void> {
  const { chance } = life;
  for (const thing of life.open().filter(({ author }) => author === who)) {
    if (thing.talked.length > 0 && chance.is(0.8)) await life.attempt(() => agree(life, who, thing));
    if (thing.kind === 'ACTIVITY' && chance.is(0.5)) await life.attempt(() => letOneIn(life, who, thing));
    if (chance.is(0.06)) await life.attempt(() => reword(life, who, thing));
    const agreed = life.gave.find((each) => each.thing === thing);
    if (agreed && life.now() > agreed.at && chance.is(0.6))
      await life.attempt(() => withdraw(life, who, thing));
    else if (!agreed && life.now() > thing.made + 2 * DAY && chance.is(0.05))
      await life.attempt(() => withdraw(life, who, thing));
    else if (thing.kind === 'ACTIVITY' && life.now() > thing.made + HOUR && chance.is(0.04))
      await life.attempt(() => callOff(life, who, thing));
  }
}
