/** What neighbours of one language put on a board: lists that a large sample neighbourhood is made of. */
export type Tongue = {
  /** First names. */
  people: string[];
  /** What is offered and asked for, in a word or two. */
  things: string[];
  offers: string[];
  asks: string[];
  together: string[];
  /** Sentences that fit under anything. */
  says: string[];
  where: string[];
  places: string[];
  notes: string[];
  today: string[];
  talk: string[];
};

type Written = Record<keyof Tongue, string>;

/** A language as it is written down, each list in one text. */
export function tongue(written: Written): Tongue {
  const lists = Object.entries(written).map(([name, text]) => [
    name,
    text.split('|').map((one) => one.trim()),
  ]);
  return Object.fromEntries(lists) as Tongue;
}
