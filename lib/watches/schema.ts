import { z } from 'zod';
import { KIND_PARAMETERS } from '#lib/board/parameters';
import type { NotificationReason } from '#lib/notifications/schema';
import type { PostKind } from '#lib/posts/post/schema';
import { areaOf, isCell } from '#lib/values/geo/cell';
import { REACHES, type Reach } from '#lib/values/geo/reach';
import { line } from '#lib/values/text/input';
import type { PeopleWords } from '#lib/values/text/people-words';

/** As many as anybody keeps in mind, and far more. */
export const MOST_WATCHES = 40;

const refused = { error: 'form.invalid' };

/** What the address of the form says to begin with, and the form says in the end. */
export const watchSchema = z.object({
  q: line(200, { optional: true }),
  kind: z.enum(KIND_PARAMETERS, refused).nullish(),
  place: line(200, { optional: true }),
  near: z
    .string(refused)
    .refine((cell) => isCell(cell) && areaOf(cell) !== null, refused)
    .transform(areaOf)
    .nullish(),
  reach: z.enum(REACHES, refused).nullish(),
});
export type WatchRequest = z.output<typeof watchSchema>;

/** Reads what the address of the form says to begin with; null where it cannot be read. */
export function readWatchRequest(given: Record<string, string | string[] | undefined>): WatchRequest | null {
  const said = Object.entries(given).filter(([, value]) => value !== '');
  return watchSchema.safeParse(Object.fromEntries(said)).data ?? null;
}

/** What a watch says: words, a kind, a place by its slug and name, surroundings by the name of a place in them. */
export type WatchView = {
  id: string;
  said: PeopleWords;
  kind: PostKind | null;
  place: { slug: string; name: PeopleWords } | null;
  around: { area: string; reach: Reach; landmark: PeopleWords | null } | null;
};

/** What is compared: a watch as it is kept, */
export type WatchCriteria = {
  words: string[];
  kind: PostKind | null;
  placeId: string | null;
  area: string | null;
  reach: Reach | null;
};
/** and a post, its text folded. */
export type WatchedPost = { kind: PostKind; searchText: string; placeId: string | null; area: string | null };

/**
 * What is news to the viewer, and why: `postId` and `title` are null where the post went with whoever called it; `day` is that of the date
 * it is about, where it is one.
 */
export type NewsView = {
  id: string;
  postId: string | null;
  title: PeopleWords | null;
  of: NotificationReason;
  day: string | null;
};
