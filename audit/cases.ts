import type { Seen } from './observer.ts';
import type { Truth } from './truth.ts';

/** What an attack is asked of one thing: what is known of it from outside, and (to be scored by) who it was. */
export type Case = {
  /** Ids that visitors saw: of the thing, of its dates; and the names of its pictures. */
  ids: string[];
  /** When it happened, as far as somebody outside can tell. Milliseconds since 1970. */
  at: number;
  truth: ReadonlySet<number>;
  /** Somebody of whom it is known from elsewhere that they had a part in it. */
  known?: number;
};

/** A question that nobody may be able to answer. */
export type Question = { asks: string; cases: Case[] };

/** The three questions, of all that has passed: who put it up, who gave or got it, who came. */
export function questionsOf(truth: Truth, seen: readonly Seen[]): Question[] {
  const known = new Map(seen.map((each) => [each.id, each]));
  const isHere = (who: number) => truth.people[who]?.isHere === true;
  const caseOf = (thing: number, who: number[], at: (of: Seen) => number, ids?: string[]): Case[] => {
    const of = known.get(truth.things[thing]?.id ?? '');
    const here = who.filter(isHere);
    return of && here.length > 0
      ? [{ ids: ids ?? [...of.ids, ...of.pictures], at: at(of), truth: new Set(here) }]
      : [];
  };
  return [
    {
      asks: 'who put it up',
      cases: truth.things.flatMap(({ author, passed }, thing) =>
        passed ? caseOf(thing, [author], ({ first }) => first) : [],
      ),
    },
    {
      asks: 'who gave it or got it',
      cases: truth.gave.flatMap(({ thing, giver, taker }) => {
        const { author, passed } = truth.things[thing] ?? {};
        const found = passed ? caseOf(thing, [author === giver ? taker : giver], ({ last }) => last) : [];
        return found.map((each) => ({ ...each, ...(author !== undefined && { known: author }) }));
      }),
    },
    {
      asks: 'who came',
      cases: truth.dates.flatMap(({ id, thing, starts, passed, came }) =>
        passed ? caseOf(thing, came, () => starts, [id, truth.things[thing]?.id ?? '']) : [],
      ),
    },
  ];
}
