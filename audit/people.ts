import { addDays, atHour, dayEnd, todayIn } from '#lib/values/time/day';
import { Canaries } from './canaries.ts';
import { type Chance, chance } from './chance.ts';
import type { Clock } from './clock.ts';
import { Device, type Page, Refused } from './device.ts';
import type { Came, Gave, Neighbour, Place, Thing } from './truth.ts';

export const ZONE = 'Europe/Berlin';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Somebody of the neighbourhood, with what the simulation needs to let them live. */
export type Person = Neighbour & {
  device: Device;
  passphrase: string;
  /** On how many days of a hundred they look by. */
  often: number;
  /** At which hour they like to look by, of twenty-four. */
  hour: number;
  /** When they last thought of an address, a word or a name of their own, so that it goes when the next one comes. */
  wrote: Map<string, { at: number; replaced?: number }>;
};

/** How much is lived: so many people and places, so many days and then so many quiet ones. `often`: how many of the people look by on a
 * day; `looks`: after how many milliseconds somebody outside looks again. */
export type Size = {
  people: number;
  places: number;
  days: number;
  quiet: number;
  often: number;
  looks: number;
  /** How large its disk is, in megabytes, where this machine lets it have one of its own. */
  disk: number;
  /** The kinds of attack that must show their teeth on so small a disk; those of audit.ts where none is named. */
  bites?: string[];
};

/** A neighbourhood while it lives: who and what there is, and what is true of it. */
export class Neighbourhood {
  readonly chance: Chance;
  readonly canaries: Canaries;
  readonly people: Person[] = [];
  readonly places: Place[] = [];
  readonly things: Thing[] = [];
  readonly gave: Gave[] = [];
  readonly came: Came[] = [];
  /** What the board did not take, as sentences. */
  readonly refused: string[] = [];
  readonly url: string;
  readonly clock: Clock;

  constructor(url: string, clock: Clock, seed: string) {
    [this.url, this.clock] = [url, clock];
    this.chance = chance(seed);
    this.canaries = new Canaries(chance(`${seed} words`));
  }

  now(): number {
    return this.clock.now();
  }

  /** The day it is, or another. */
  day(ahead = 0): string {
    return addDays(todayIn(ZONE, new Date(this.now())), ahead);
  }

  /** Somebody who is not here yet. */
  stranger(often: number): Person {
    const person: Person = {
      name: '',
      came: this.now(),
      device: new Device(this.url),
      passphrase: '',
      often,
      hour: 7 + this.chance.below(14),
      wrote: new Map(),
    };
    const first = this.chance.one(FIRST_NAMES);
    person.name = `${first} ${this.own(person, 'name')}`;
    return person;
  }

  /** A word of somebody's own, which goes when they leave or take another. */
  own(person: Person, what: string): string {
    const before = person.wrote.get(what);
    if (before) before.replaced = this.now();
    const wrote: { at: number; replaced?: number } = { at: this.now() };
    person.wrote.set(what, wrote);
    return this.canaries.word(what, () => Math.min(wrote.replaced ?? Infinity, person.left ?? Infinity));
  }

  /** Lets somebody do something; where the board does not take it, the words of it were never there. */
  async attempt(doing: () => Promise<unknown>): Promise<void> {
    const before = new Set(this.canaries.all.keys());
    try {
      await doing();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.refused.push(error.message);
      for (const word of this.canaries.all.keys()) if (!before.has(word)) this.canaries.all.delete(word);
    }
  }

  /** What stands on the board now. */
  open(): Thing[] {
    const now = this.now();
    return this.things.filter(
      ({ withdrawn, ends, author }) =>
        withdrawn === undefined && ends > now + HOUR && author.left === undefined,
    );
  }

  /** Those who are here. */
  here(): Person[] {
    return this.people.filter(({ left }) => left === undefined);
  }
}

/** Midnight after a day, or an hour of it. */
export const endOf = (day: string): number => dayEnd(day, ZONE).getTime();
export const hourOf = (day: string, hour: string): number => atHour(day, hour, ZONE).getTime();

/** Keeps the passphrase that a page shows to a newcomer, and says "I have it". */
export async function noted(person: Person, page: Page): Promise<void> {
  const found = /class="passphrase-words"><bdi[^>]*>([^<]+)</.exec(page.html)?.[1];
  if (!found) return;
  person.passphrase = found;
  await person.device.send(page, 'I have it');
}

const FIRST_NAMES =
  'Amina Boris Clara Dora Emil Fatma Greta Hakan Ines Jonas Kadir Lale Maria Nuri Olga Pavel Rana Samir'.split(
    ' ',
  );
