/** What the simulation knows: the truth that no auditor may find out once it has passed. Instants are milliseconds since 1970. */

/** A date of a thing, as the board keeps one. */
export type Occasion = { id: string; starts: number; ends: number; calledOff: boolean };

/** An offer, a request or an activity. */
export type Thing = {
  id: string;
  kind: 'OFFER' | 'REQUEST' | 'ACTIVITY';
  /** Who put it up. */
  author: Neighbour;
  made: number;
  isRhythm: boolean;
  /** When its last date ends; nothing ends a rhythm. */
  ends: number;
  occasions: Occasion[];
  withdrawn?: number;
  hadPicture: boolean;
  place?: Place;
  /** Who wrote under it, in order. */
  talked: Neighbour[];
  /** To whom it goes, once they have agreed on it. */
  promised?: Neighbour;
};

/** Somebody of the neighbourhood. */
export type Neighbour = {
  name: string;
  came: number;
  left?: number;
};

export type Place = { slug: string; name: string; opened: number };

/** Somebody gave something to somebody. */
export type Gave = { thing: Thing; giver: Neighbour; taker: Neighbour; at: number };
/** Somebody came to a date. */
export type Came = { thing: Thing; occasion: Occasion; who: Neighbour; unnamed: boolean };

const DAY = 24 * 60 * 60 * 1000;

/**
 * When something must have been erased, by the table of docs/what-is-forgotten.md: written here once more on purpose, so that the auditor
 * does not believe the program that it audits.
 */
export const GOES = {
  thing: ({ kind, isRhythm, ends, withdrawn, author }: Thing): number => {
    const byTime = isRhythm ? Infinity : ends + (kind === 'ACTIVITY' ? 7 : 3) * DAY;
    return Math.min(withdrawn === undefined ? byTime : withdrawn + 3 * DAY, author.left ?? Infinity);
  },
  joining: (thing: Thing, { ends }: Occasion, who: Neighbour): number =>
    Math.min(ends + DAY, GOES.thing(thing), who.left ?? Infinity),
  /** Words under a thing. */
  message: (thing: Thing, at: number, who: Neighbour): number =>
    Math.min(thing.isRhythm ? at + 30 * DAY : Infinity, GOES.thing(thing), who.left ?? Infinity),
  /** Words at a place, a letter, how a page was. */
  month: (at: number, ...who: Neighbour[]): number =>
    Math.min(at + 30 * DAY, ...who.map(({ left }) => left ?? Infinity)),
  /** That a date was called off, and why. */
  occasion: (thing: Thing, { ends }: Occasion): number =>
    Math.min(GOES.thing(thing), thing.isRhythm ? ends + DAY : Infinity),
};

/** The truth of a month as plain data: people and things by their number in the lists. Whatever has `passed` must be forgotten. */
export type Truth = {
  /** When the last night was over. */
  at: number;
  people: { name: string; isHere: boolean }[];
  things: { id: string; author: number; kind: Thing['kind']; passed: boolean; hadPicture: boolean }[];
  gave: { thing: number; giver: number; taker: number }[];
  dates: { id: string; thing: number; starts: number; passed: boolean; came: number[] }[];
  /** `goes`: when each must have been erased; null while it lives. */
  canaries: { word: string; what: string; goes: number | null }[];
};

type Known = {
  people: Neighbour[];
  things: Thing[];
  gave: Gave[];
  came: Came[];
  canaries: { all: Map<string, { word: string; what: string; goes: () => number }> };
};

/** What is true at an instant of those who are still here; who has left is nobody's to guess. */
export function truthOf({ people, things, gave, came, canaries }: Known, at: number): Truth {
  const who = (neighbour: Neighbour) => people.indexOf(neighbour);
  const occasions = [...new Set(came.map(({ occasion }) => occasion))];
  return {
    at,
    people: people.map(({ name, left }) => ({ name, isHere: left === undefined })),
    things: things.map((thing) => ({
      ...{ id: thing.id, kind: thing.kind, hadPicture: thing.hadPicture },
      ...{ author: who(thing.author), passed: GOES.thing(thing) <= at },
    })),
    gave: gave.map(({ thing, giver, taker }) => ({
      ...{ thing: things.indexOf(thing), giver: who(giver), taker: who(taker) },
    })),
    dates: occasions.map((occasion) => {
      const here = came.filter((each) => each.occasion === occasion);
      const thing = here[0]?.thing as Thing;
      const passed = here.every((each) => GOES.joining(thing, occasion, each.who) <= at);
      const { id, starts } = occasion;
      return { id, starts, passed, thing: things.indexOf(thing), came: here.map((each) => who(each.who)) };
    }),
    canaries: [...canaries.all.values()].map(({ word, what, goes }) => ({
      ...{ word, what },
      goes: goes() <= at ? goes() : null,
    })),
  };
}
