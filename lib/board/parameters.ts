import { z } from 'zod';
import type { PostKind } from '#lib/posts/post/schema';
import { areaAt } from '#lib/values/geo/at';
import { areaOf, isCell } from '#lib/values/geo/cell';
import { REACHES, type Reach } from '#lib/values/geo/reach';
import { type Cursor, readCursor, writeCursor } from '#lib/values/text/cursor';
import { line } from '#lib/values/text/input';
import { type PeopleWords, written } from '#lib/values/text/people-words';
import { parseDay } from '#lib/values/time/day';

// What the board is asked by its address, read and written.

const KINDS = { offer: 'OFFER', request: 'REQUEST', activity: 'ACTIVITY' } as const;
/** The kinds as an address names them. */
export type KindParameter = keyof typeof KINDS;
export const KIND_PARAMETERS = Object.keys(KINDS) as KindParameter[];

/** "Any day" as an address names it. */
export const ANY_DAY = 'any';

const refused = { error: 'form.invalid' };

/**
 * What the board is asked by its address; whatever cannot be read is refused rather than guessed. `near` may be any cell at least as
 * exact as a neighbourhood; `at` is a position that leads to one.
 */
const boardSchema = z.object({
  q: line(200, { optional: true }),
  near: z
    .string()
    .refine((cell) => isCell(cell) && areaOf(cell) !== null, refused)
    .transform(areaOf)
    .nullish(),
  at: z
    .string()
    .refine((text) => areaAt(text) !== null, refused)
    .transform(areaAt)
    .nullish(),
  reach: z.enum(REACHES).nullish(),
  kind: z.enum(KIND_PARAMETERS).nullish(),
  day: z
    .string()
    .refine((text) => text === ANY_DAY || (parseDay(text) !== null && text < '9000'), refused)
    .nullish(),
  after: z
    .string()
    .refine((text) => readCursor(text) !== null, refused)
    .transform(readCursor)
    .nullish(),
});

/** What the board is asked, read. */
export type BoardParameters = {
  q: PeopleWords | null;
  near: string | null;
  reach: Reach;
  kind: KindParameter | null;
  day: string | null;
  after: Cursor | null;
};

/** Reads what the board is asked; `at` asks to be led to that neighbourhood. Null where it cannot be read. */
export function readBoardParameters(
  parameters: Record<string, string | string[] | undefined>,
): (BoardParameters & { at: string | null }) | null {
  const given = Object.entries(parameters).filter(([, value]) => value !== '');
  const { data } = boardSchema.safeParse(Object.fromEntries(given));
  if (!data) return null;
  const { q, near = null, at = null, kind = null, day = null, after = null } = data;
  return { q: written(q), near, at, reach: data.reach ?? 'walk', kind, day, after };
}

/** An address that asks what is given, in its order. */
export function addressWith(path: string, given: Record<string, string | null | undefined>): string {
  const said = Object.entries(given).filter((entry): entry is [string, string] => !!entry[1]);
  return said.length > 0 ? `${path}?${new URLSearchParams(said)}` : path;
}

/** The address that shows everything there is around the board, as far as one can look. */
export const EVERYTHING = '/?reach=further';

/** The address of the board, asked so. */
export function boardPath(asked: Partial<Omit<BoardParameters, 'q'>> & { q?: string | null }): string {
  const { q, near, reach, kind, day, after } = asked;
  return addressWith('/', {
    ...{ q, near, reach: reach === 'walk' ? null : reach, kind, day },
    after: after && writeCursor(after),
  });
}

/** What /wander is asked: around where, how far, and what it showed last, which stands nowhere but in its own link. */
export type WanderParameters = { near: string | null; reach: Reach; last: string | null };

/** Reads what /wander is asked; null where it cannot be read. */
export function readWanderParameters(
  parameters: Record<string, string | string[] | undefined>,
): (WanderParameters & { at: string | null }) | null {
  const { last = null, ...rest } = parameters;
  const asked = readBoardParameters(rest);
  // A post's id, or a place's slug.
  const isKey = last === null || (typeof last === 'string' && /^[\p{L}\p{M}\p{N}-]{1,120}$/u.test(last));
  return asked && isKey ? { near: asked.near, reach: asked.reach, at: asked.at, last } : null;
}

/** The address that draws somewhere to go. */
export function wanderPath({ near, reach, last }: WanderParameters): string {
  return addressWith('/wander', { near, reach: reach === 'walk' ? null : reach, last });
}

/** The kind an address names. */
export const kindNamed = (word: KindParameter): PostKind => KINDS[word];
